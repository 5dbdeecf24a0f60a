"""Puts the server and its dependencies into one folder that each supported Python can start.

Wheels for every Python are laid over each other: what differs between them are native modules,
and their names carry the Python and the platform that they are for. Everything else must be
the same in all of them, which is checked.

    python scripts/bundle_server.py TARGET      # linux-x64, darwin-arm64, win32-x64 …
    python scripts/bundle_server.py             # the platform that this runs on
"""

from __future__ import annotations

import argparse
import filecmp
import platform
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from packaging.requirements import Requirement

if TYPE_CHECKING:
    from collections.abc import Iterator

EXTENSION = Path(__file__).parents[1]
REQUIREMENTS = EXTENSION / "bundled" / "requirements.txt"
LIBRARIES = EXTENSION / "bundled" / "libs"
SERVER = EXTENSION.parent / "server" / "edgewise"

PYTHONS = ("3.10", "3.11", "3.12", "3.13", "3.14")
MUST_BE_NATIVE = ("libcst/native", "tree_sitter/_binding")

_MANYLINUX = ("2_28", "2_27", "2_26", "2_24", "2_17", "2_12", "2_5")  # VS Code needs glibc 2.28
_MUSLLINUX = ("1_2", "1_1")
_LEFT_OUT = tuple(f".dist-info/{name}" for name in ("RECORD", "INSTALLER", "REQUESTED", "WHEEL"))


@dataclass(frozen=True)
class Target:
    """A platform as VS Code's marketplace calls it, with the wheels that run there."""

    name: str
    tags: tuple[str, ...]
    without: tuple[str, ...] = ()
    """Pythons for which there are no wheels of libcst or tree-sitter."""


def _linux(architecture: str) -> tuple[str, ...]:
    return tuple(f"manylinux_{glibc}_{architecture}" for glibc in _MANYLINUX)


def _alpine(architecture: str) -> tuple[str, ...]:
    return tuple(f"musllinux_{musl}_{architecture}" for musl in _MUSLLINUX)


TARGETS = {
    target.name: target
    for target in (
        Target("linux-x64", _linux("x86_64")),
        Target("linux-arm64", _linux("aarch64")),
        Target("alpine-x64", _alpine("x86_64")),
        Target("darwin-x64", ("macosx_11_0_x86_64",)),
        Target("darwin-arm64", ("macosx_11_0_arm64",)),
        Target("win32-x64", ("win_amd64",)),
        Target("win32-arm64", ("win_arm64",), without=("3.10",)),
    )
}


def this_platform() -> str:
    """Return the target that this Python runs on."""
    machine = platform.machine().lower()
    architecture = {"x86_64": "x64", "amd64": "x64", "aarch64": "arm64"}.get(machine, machine)
    system = {"darwin": "darwin", "win32": "win32"}.get(sys.platform, "linux")
    if system == "linux" and "musl" in (sysconfig.get_config_var("HOST_GNU_TYPE") or ""):
        system = "alpine"
    return f"{system}-{architecture}"


def bundle(target: Target, folder: Path) -> None:
    """Write the server and its dependencies for `target` to `folder`.

    Raises SystemExit where two Pythons' wheels disagree about a file, or one is missing.
    """
    shutil.rmtree(folder, ignore_errors=True)
    pythons = [each for each in PYTHONS if each not in target.without]
    with tempfile.TemporaryDirectory() as temporary:
        for python in pythons:
            wheels = Path(temporary, python)
            _install(target, python, wheels)
            _lay_over(wheels, folder)
    shutil.copytree(
        SERVER, folder / "edgewise", ignore=shutil.ignore_patterns("__pycache__", "*.pyc")
    )
    for module in MUST_BE_NATIVE:
        found = [path.name for path in folder.glob(f"{module}.*") if path.suffix in {".so", ".pyd"}]
        if len(found) != len(pythons):
            raise SystemExit(f"{module}: {len(found)} native modules for {pythons}: {found}")


def _install(target: Target, python: str, folder: Path) -> None:
    platforms = [f"--platform={tag}" for tag in target.tags]
    folder.mkdir()
    requirements = folder.with_name(f"{python}.txt")
    requirements.write_text("".join(_requirements(python)))
    subprocess.run(  # noqa: S603 - our own pip
        [
            *(sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"),
            *("--target", folder, "--requirement", requirements, "--require-hashes"),
            *("--no-deps", "--only-binary=:all:", "--no-compile", "--implementation=cp"),
            *(f"--python-version={python}", *platforms),
        ],
        check=True,
    )


def _requirements(python: str) -> Iterator[str]:
    """Yield what is for one Python: pip reads the markers for the Python that runs it."""
    environment = {"python_version": python, "python_full_version": f"{python}.0"}
    for line in REQUIREMENTS.read_text().replace("\\\n", "").splitlines():
        described, *hashes = line.split(" --hash=")
        if not described or described.startswith("#"):
            continue
        requirement = Requirement(described.strip())
        if requirement.marker is None or requirement.marker.evaluate(environment):
            pinned = f"{requirement.name}{requirement.specifier}"
            yield " ".join([pinned, *(f"--hash={each.strip()}" for each in hashes)]) + "\n"


def _lay_over(wheels: Path, folder: Path) -> None:
    for source in sorted(wheels.rglob("*")):
        path = source.relative_to(wheels)
        if source.is_dir() or _is_left_out(path):
            continue
        place = folder / path
        if not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, place)
        elif not filecmp.cmp(source, place, shallow=False):
            raise SystemExit(f"{path} differs between the wheels of two Pythons")


def _is_left_out(path: Path) -> bool:
    """Whether nobody needs a file once it is installed; licences stay."""
    return path.parts[0] == "bin" or path.as_posix().endswith(_LEFT_OUT) or "tests" in path.parts


def main() -> None:
    """Bundle for the target that the command line names."""
    parser = argparse.ArgumentParser(description="Bundle the server for one platform.")
    parser.add_argument("target", nargs="?", choices=sorted(TARGETS), default=this_platform())
    parser.add_argument("--folder", type=Path, default=LIBRARIES)
    parser.add_argument("--this-platform", action="store_true", help="say which one this is")
    arguments = parser.parse_args()
    if arguments.this_platform:
        sys.stdout.write(f"{this_platform()}\n")
        return
    bundle(TARGETS[arguments.target], arguments.folder)
    size = sum(path.stat().st_size for path in arguments.folder.rglob("*") if path.is_file())
    sys.stdout.write(f"{arguments.target}: {size / 1e6:.1f} MB\n")


if __name__ == "__main__":
    main()
