#!/usr/bin/env bash
# Installs the editors of the tests that Debian has, unless they are there: the oldest Neovim that
# is supported, Emacs with its two LSP clients, Vim with ALE.
set -euo pipefail
packages=(neovim emacs-nox elpa-eglot elpa-lsp-mode vim vim-ale)

missing=()
for package in "${packages[@]}"; do
  if [ "$(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2> /dev/null)" != installed ]; then
    missing+=("$package")
  fi
done
[ ${#missing[@]} = 0 ] && exit

if [ "$(id -u)" != 0 ] || ! command -v apt-get > /dev/null; then
  echo "The tests in editors need these packages of Debian 12: ${missing[*]}" >&2
  exit 1
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends "${missing[@]}" > /dev/null
