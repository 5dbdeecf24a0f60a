#!/usr/bin/env bash
# Installs VS Code's workbench (code-server) into a folder, unless it is there, and Debian's
# Chromium to show it in. From npm and Debian only; nothing is compiled, no install script runs.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
folder=$1

if [ ! -e "$folder/.ready" ]; then
  mkdir -p "$folder"
  cp "$here"/package.json "$here"/package-lock.json "$here"/.npmrc "$folder"
  npm ci --prefix "$folder" --ignore-scripts
  workbench=$folder/node_modules/code-server/lib/vscode
  npm install --prefix "$workbench" --omit=dev --ignore-scripts --no-audit --no-fund
  npm install --prefix "$workbench/extensions" --omit=dev --ignore-scripts --no-audit --no-fund
  touch "$folder/.ready"
fi

if ! command -v chromium > /dev/null; then
  if [ "$(id -u)" != 0 ] || ! command -v apt-get > /dev/null; then
    echo "The tests in VS Code need Chromium: install it so that 'chromium' is on PATH." >&2
    exit 1
  fi
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core > /dev/null
fi
