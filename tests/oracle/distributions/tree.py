"""The pinned distributions, installed into one virtual environment outside the repository."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from email.parser import Parser
from functools import cache
from pathlib import Path

from packaging.requirements import Requirement

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

HERE = Path(__file__).parent
WANTED = HERE / "requirements.in"
PINS = HERE / "requirements.txt"
TRUTH = HERE / "truth.json"
EXPLAINED = HERE / "explained.toml"
VENV = Path(".venv")
SITE_PACKAGES = VENV / "lib" / "python3.13" / "site-packages"
# A Linux of 2024: glibc 2.39 takes what was built for an older one.
PLATFORMS = ["linux_x86_64", *(f"manylinux_2_{minor}_x86_64" for minor in range(5, 40))]
PLATFORMS += ["manylinux1_x86_64", "manylinux2010_x86_64", "manylinux2014_x86_64"]
_PYTHONS = {"pyodide-0.28": "3.13", "pyodide-314": "3.14"}
_ASIDE = {"benchmarks", "bin", "conftest", "doc", "docs", "examples", "scripts", "test", "tests"}


@dataclass(frozen=True)
class Failure:
    """Why a module does not import.

    `file` and `line` are the innermost place in installed code. `builds` names the distributions
    whose missing compiled modules it comes from, and for which this Pyodide has builds of its own:
    with them it may import.
    """

    exception: str
    message: str
    file: str | None
    line: int
    builds: tuple[str, ...] = ()


def installed() -> Path:
    """The folder whose `.venv` holds every distribution; downloaded once."""
    digest = hashlib.sha256(PINS.read_bytes()).hexdigest()[:12]
    cache_folder = Path(os.environ.get("EDGEWISE_PACKAGES") or tempfile.gettempdir())
    project = cache_folder / f"edgewise-distributions-{digest}"
    if project.is_dir():
        return project
    cache_folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache_folder) as folder:
        wheels, fresh = Path(folder, "wheels"), Path(folder, "project")
        download = [sys.executable, "-m", "pip", "download", "-qq", "--no-deps"]
        download += ["--only-binary=:all:", "--dest", str(wheels), "--requirement", str(PINS)]
        download += ["--python-version", "3.13", "--implementation", "cp"]
        for abi in ("cp313", "abi3", "none"):
            download += ["--abi", abi]
        for platform in PLATFORMS:
            download += ["--platform", platform]
        subprocess.run(download, check=True)
        for wheel in sorted(wheels.glob("*.whl")):
            with zipfile.ZipFile(wheel) as archive:
                archive.extractall(fresh / SITE_PACKAGES)
        _spread(fresh / SITE_PACKAGES)
        Path(fresh, VENV, "pyvenv.cfg").write_text("version = 3.13\n", "utf-8")
        fresh.rename(project)
    return project


def _spread(site_packages: Path) -> None:
    """Put what wheels keep in `*.data/purelib` and `platlib` where an installer does."""
    for scheme in ("purelib", "platlib"):
        for folder in site_packages.glob(f"*.data/{scheme}"):
            for path in sorted(folder.rglob("*")):
                if path.is_file():
                    place = site_packages / path.relative_to(folder)
                    place.parent.mkdir(parents=True, exist_ok=True)
                    path.rename(place)


def modules() -> dict[str, tuple[str, ...]]:
    """What somebody imports of each wanted distribution: distribution → modules."""
    files = _files()
    found = {}
    for line in WANTED.read_text("utf-8").splitlines():
        name, _, said = line.partition("#")
        name = name.strip()
        if said and name:
            found[name] = tuple(said.split())
        if said or not name:
            continue
        names = sorted(_top_modules(files[normalized(name)]))
        public = [each for each in names if not each.startswith("_") and "._" not in each]
        kept = [each for each in public if _ASIDE.isdisjoint(each.split("."))]
        same = [each for each in kept if normalized(each.replace(".", "-")) == normalized(name)]
        found[name] = tuple(same or kept or public or names)
    return found


def compiled() -> dict[str, str]:
    """Every compiled module that is installed: its dotted name → the distribution."""
    return {
        name: distribution
        for distribution, files in _files().items()
        for file in files
        if file.endswith(".so") and (name := _module(file))
    }


def truth() -> dict[str, dict[str, Failure]]:
    """What `record_distributions.py` recorded: runtime → module → why it does not import."""
    recorded = json.loads(TRUTH.read_text("utf-8"))
    return {
        runtime: {
            module: Failure(*failure[:4], builds=tuple(failure[4]))
            for module, failure in failed.items()
        }
        for runtime, failed in recorded["failed"].items()
    }


def explained() -> dict[str, dict[str, str]]:
    """What Edgewise gets wrong, with the reason: runtime → module → why."""
    explanations: dict[str, dict[str, str]] = tomllib.loads(EXPLAINED.read_text("utf-8"))
    return explanations


def differs(failure: Failure, runtime: str) -> bool:
    """Whether a module fails for a distribution that the target's installer treats otherwise.

    `httpx2-jsfetch; sys_platform == "emscripten"` is not in an environment for Linux, and
    `httpcore2; sys_platform != "emscripten"` is in no other.
    """
    laptop, target = _required("linux", "3.13"), _required("emscripten", _PYTHONS[runtime])
    missing = re.fullmatch(r"No module named '(\w+).*'", failure.message)
    if missing and normalized(missing[1]) in target - laptop:
        return True
    return any(failure.file in _files().get(name, ()) for name in laptop - target)


@cache
def _required(system: str, python: str) -> frozenset[str]:
    """The distributions that what is wanted comes to on a system, by what METADATA says."""
    around = {"sys_platform": system, "platform_system": system.capitalize()}
    around |= {"os_name": "posix", "implementation_name": "cpython", "python_version": python}
    around |= {"platform_python_implementation": "CPython", "python_full_version": f"{python}.2"}
    around["platform_machine"] = "wasm32" if system == "emscripten" else "x86_64"
    lines = (line.partition("#")[0].strip() for line in WANTED.read_text("utf-8").splitlines())
    pending = [Requirement(line) for line in lines if line]
    found = set()
    while pending:
        wanted = pending.pop()
        key = normalized(wanted.name), frozenset(wanted.extras)
        if key in found:
            continue
        found.add(key)
        for inner in _requirements().get(key[0], ()):
            extras = wanted.extras | {""}
            if not inner.marker or any(
                inner.marker.evaluate(around | {"extra": e}) for e in extras
            ):
                pending.append(inner)
    return frozenset(name for name, _ in found)


@cache
def _requirements() -> dict[str, tuple[Requirement, ...]]:
    """What each distribution says that it requires."""
    found = {}
    for metadata in (installed() / SITE_PACKAGES).glob("*.dist-info/METADATA"):
        said = Parser().parsestr(metadata.read_text("utf-8"), headersonly=True)
        found[_name(metadata)] = tuple(map(Requirement, said.get_all("Requires-Dist", ())))
    return found


def _name(file: Path) -> str:
    """The name of the distribution whose `*.dist-info` a file lies in."""
    return normalized(file.parent.name.removesuffix(".dist-info").rpartition("-")[0])


def normalized(name: str) -> str:
    """A distribution's name as the pins spell it."""
    return re.sub(r"[-_.]+", "-", name).lower()


@cache
def _files() -> dict[str, tuple[str, ...]]:
    """The files of each distribution, relative to `site-packages`."""
    found = {}
    for record in (installed() / SITE_PACKAGES).glob("*.dist-info/RECORD"):
        name = _name(record)
        rows = record.read_text("utf-8").splitlines()
        files = (row.rsplit(",", 2)[0].strip('"') for row in rows if row)
        found[name] = tuple(re.sub(r"^[^/]+\.data/(?:purelib|platlib)/", "", it) for it in files)
    return found


def _top_modules(files: tuple[str, ...]) -> set[str]:
    """The modules that are in no package of the distribution's own, namespaces aside."""
    names = {
        name.removesuffix(".__init__")
        for file in files
        if file.endswith((".py", ".so")) and (name := _module(file))
    }
    return {
        name
        for name in names
        if not any(name.startswith(f"{package}.") for package in names) and name.count(".") <= 2
    }


def _module(file: str) -> str | None:
    """The dotted name of a file in `site-packages`; None if nobody can import it."""
    *folders, last = file.split("/")
    parts = [*folders, last.partition(".")[0]]
    return ".".join(parts) if all(part.isidentifier() for part in parts) else None
