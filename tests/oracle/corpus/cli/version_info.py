"""`tool --version` shows the commit when git is at hand."""
import argparse
import platform
import shutil
import subprocess

VERSION = "2.4.1"


def commit():
    if not (git := shutil.which("git")):
        return None
    answer = subprocess.run(
        [git, "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False
    )
    return answer.stdout.strip() or None


def version():
    parts = [VERSION]
    if found := commit():
        parts.append(f"({found})")
    parts.append(f"Python {platform.python_version()} on {platform.machine()}")
    return " ".join(parts)


def main(argv=None):
    parser = argparse.ArgumentParser(prog="tool")
    parser.add_argument("--version", action="version", version=version())
    parser.add_argument("files", nargs="*")
    options = parser.parse_args(argv)
    print(len(options.files), "files;", version())


if __name__ == "__main__":
    main()
