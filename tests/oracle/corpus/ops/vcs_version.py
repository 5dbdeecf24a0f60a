"""Version from git, from PKG-INFO, or unknown: never fails."""
import os
import re
import subprocess
from email.parser import Parser


def from_git(root):
    try:
        out = subprocess.check_output(
            ["git", "describe", "--tags", "--dirty", "--always"], cwd=root, stderr=subprocess.DEVNULL
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    match = re.match(r"v?(\d+(?:\.\d+)+)(?:-(\d+)-g([0-9a-f]+))?", out.decode().strip())
    if not match:
        return None
    version, distance, node = match.groups()
    return version if not distance else f"{version}.dev{distance}+g{node}"


def from_pkg_info(root):
    try:
        with open(os.path.join(root, "PKG-INFO"), encoding="utf-8") as file:
            return Parser().parse(file)["Version"]
    except FileNotFoundError:
        return None


def get_version(root, default="0+unknown"):
    for source in (from_git, from_pkg_info):
        if version := source(root):
            return version
    return default


__version__ = get_version(os.path.dirname(os.path.abspath(__file__)))
with open("PKG-INFO", "w") as info:
    info.write("Name: demo\nVersion: 1.4.2\n\nText.\n")
print(__version__, get_version("."))
