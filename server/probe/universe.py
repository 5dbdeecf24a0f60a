"""What is asked of every runtime: the names of all modules, and of all their public names.

    python server/probe/universe.py     writes the files in universe/

They are committed, so that the same questions are asked on every machine. They are
merged from typeshed (`typeshed-client`), from the standard libraries of the CPythons that
pyenv has here, and from every Pyodide. A name that typeshed promises and no CPython on Linux
has (a type alias of the stubs) is left out: that needs the local CPythons.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import members
from measure import VERSIONS, Interpreter

FOLDER = Path(__file__).parent / "universe"
# typeshed's stubs speak of these; the runtimes have 3.12, 3.13 and 3.14
PYTHONS = ((3, 10), (3, 11), (3, 12), (3, 13), (3, 14))
# Run programs, test the interpreter or are examples: nobody's code imports them.
LEFT_OUT = re.compile(r"(^|\.)(__main__|_?test\w*|idle_test|tests|__phello__|__hello__)(\.|$)")
# But people do import `test.support`, which is missing with its package.
KEPT = {"test"}
NOT_STANDARD = re.compile(
    r"^(js|_?pyodide\w*|pip|setuptools|pkg_resources|wheel|site-packages|_distutils_hack|wsgi"
    r"|_sysconfigdata\w*|config-.*|_ctypes_test|webworker\w*|sitecustomize"
    r"|__phello__|__hello_\w*__|usercustomize|jsfinder\w*|typing_extensions|_typeshed)(\.|$)"
)
# attributes that typeshed describes in files of their own, and a name that no Python ever had
NOT_MODULES = {"sys._monitoring", "sys.__jit", "xml.utils"}
# CPython has them only where it was built with a library that few distributions use
SELDOM_BUILT = {"ZLIBNG_VERSION"}

IN_CPYTHON = r"""
import json, os, sys, sysconfig
folders = [sysconfig.get_path("stdlib"), os.path.join(sysconfig.get_path("stdlib"), "lib-dynload")]
found = set(sys.builtin_module_names)
for top in folders:
    for folder, children, files in os.walk(top):
        children[:] = [c for c in children if c.isidentifier() and c not in ("__pycache__",)]
        if folder == top:
            children[:] = [c for c in children if c not in ("lib-dynload",)]
        elif not os.path.exists(os.path.join(folder, "__init__.py")):
            # `concurrent` and the like have an __init__; a folder without is data
            children[:] = []
            continue
        package = os.path.relpath(folder, top).replace(os.sep, ".")
        package = "" if package == "." else package + "."
        for file in files:
            stem, _, suffix = file.partition(".")
            if suffix.rpartition(".")[2] not in ("py", "so") or not stem.isidentifier():
                continue
            found.add(package[:-1] if stem == "__init__" else package + stem)
print(json.dumps(sorted(found - {""})))
"""

NAMES_IN_CPYTHON = r"""
import importlib, json, sys, warnings
warnings.simplefilter("ignore")
sys.stdout.flush()
lacking = {}
for module, names in json.load(sys.stdin).items():
    try:
        imported = importlib.import_module(module)
    except BaseException:
        continue
    lacking[module] = []
    for name in names:
        try:
            getattr(imported, name)
        except BaseException:
            lacking[module].append(name)
print("\n" + json.dumps(lacking))
"""


@dataclass(frozen=True)
class Module:
    """A standard-library module and the Pythons that have it; None means at either end."""

    name: str
    added_in: str | None = None
    removed_in: str | None = None


def modules() -> list[Module]:
    """Read the committed list of modules."""
    read = []
    for line in _lines("modules.txt"):
        name, added, removed = line.split()
        read.append(
            Module(name, None if added == "-" else added, None if removed == "-" else removed)
        )
    return read


def names() -> dict[str, dict[str, tuple[str | None, str | None]]]:
    """Read the committed public names of each module, with the Pythons that have them."""
    read: dict[str, dict[str, tuple[str | None, str | None]]] = {}
    for line in _lines("names.txt"):
        module, *tokens = line.split()
        read[module] = dict(_bounds(token) for token in tokens)
    return read


def elsewhere() -> dict[str, list[str]]:
    """Read the committed names that the modules have on Windows or macOS and not on Linux."""
    return {module: found for module, *found in map(str.split, _lines("elsewhere.txt"))}


def _bounds(token: str) -> tuple[str, tuple[str | None, str | None]]:
    token, _, before = token.partition("<")
    name, _, since = token.partition(">=")
    return name, (since or None, before or None)


def methods() -> dict[str, list[str]]:
    """Read the committed methods that not every Python's class has, by the class's name."""
    return {name: found for name, *found in map(str.split, _lines("members.txt"))}


def _lines(file: str) -> list[str]:
    text = (FOLDER / file).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def main() -> None:
    """Collect both lists anew and write them."""
    cpythons = _cpythons()
    found = _modules(cpythons)
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / "modules.txt").write_text(
        "# Every standard-library module: name, Python that added it, Python that removed it.\n"
        "# Written by universe.py from typeshed's VERSIONS, CPython's and Pyodide's libraries.\n"
        + "".join(f"{m.name} {m.added_in or '-'} {m.removed_in or '-'}\n" for m in found),
        "utf-8",
    )
    promised = _names([module.name for module in found], cpythons)
    (FOLDER / "names.txt").write_text(
        "# Every public name of every module on Linux, with >=added and <removed where the\n"
        "# Pythons 3.10 to 3.14 differ. Written by universe.py from typeshed; names that no\n"
        "# CPython has (checked on "
        + ", ".join(cpythons)
        + ") are left out.\n"
        + "".join(f"{module} {' '.join(tokens)}\n" for module, tokens in sorted(promised.items())),
        "utf-8",
    )
    others = _elsewhere([module.name for module in found])
    (FOLDER / "elsewhere.txt").write_text(
        "# Every public name of a module that typeshed promises on Windows or macOS alone.\n"
        + "".join(f"{module} {' '.join(sorted(names))}\n" for module, names in others.items()),
        "utf-8",
    )
    classes = members.collect([module.name for module in found], cpythons)
    (FOLDER / "members.txt").write_text(
        "# Every method of a class that some Pyodide lacks and another or a CPython of 3.10 and\n"
        "# later has on Linux. Written by universe.py.\n"
        + "".join(f"{name} {' '.join(found)}\n" for name, found in classes.items()),
        "utf-8",
    )
    print(len(found), "modules,", sum(map(len, promised.values())), "names")  # noqa: T201


def _cpythons() -> dict[str, str]:
    """Return the interpreters that pyenv has, `3.13` to executable."""
    root = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    found = {}
    for folder in sorted(root.glob("3.*")) if root.is_dir() else ():
        version = ".".join(folder.name.split(".")[:2])
        if (folder / "bin" / "python3").exists() and int(version.split(".")[1]) >= 8:
            found[version] = str(folder / "bin" / "python3")
    if "3.13" not in found or not shutil.which("git"):
        sys.exit("universe.py needs CPython 3.12 and 3.13 under pyenv to check typeshed's promises")
    return dict(sorted(found.items(), key=lambda item: int(item[0].split(".")[1])))


def _modules(cpythons: dict[str, str]) -> list[Module]:
    versions = _typeshed_versions()
    stubs = _typeshed_modules()
    per_cpython = {
        version: set(json.loads(_run(executable, IN_CPYTHON)))
        for version, executable in cpythons.items()
    }
    pyodide: set[str] = set()
    for version in VERSIONS:
        pyodide |= set(Interpreter(version).ask([{"do": "walk"}])[0])
    universe = stubs | pyodide | set(versions) | set(sys.stdlib_module_names)
    universe = universe.union(*per_cpython.values())
    found = []
    for name in sorted(universe):
        if LEFT_OUT.search(name) and name not in KEPT:
            continue
        if NOT_STANDARD.match(name) or name in NOT_MODULES:
            continue
        if not all(part.isidentifier() for part in name.split(".")):
            continue
        added, removed = _history(name, versions)
        if removed is None and added is None:
            removed = _removed_from_cpython(name, per_cpython, in_later=name in stubs | pyodide)
        found.append(Module(name, added, removed))
    return found


def _typeshed_versions() -> dict[str, tuple[str, str]]:
    import typeshed_client  # noqa: PLC0415  a development dependency, needed for this alone

    path = Path(typeshed_client.__file__).parent / "typeshed" / "VERSIONS"
    versions = {}
    for line in path.read_text("utf-8").splitlines():
        statement = line.partition("#")[0].strip()
        if statement:
            name, _, bounds = statement.partition(":")
            first, _, last = bounds.strip().partition("-")
            versions[name] = (first.strip(), last.strip())
    return versions


def _typeshed_modules() -> set[str]:
    import typeshed_client  # noqa: PLC0415  as above

    root = Path(typeshed_client.__file__).parent / "typeshed"
    found = set()
    for path in root.rglob("*.pyi"):
        parts = list(path.relative_to(root).with_suffix("").parts)
        if parts[-1] == "__init__":
            parts.pop()
        if parts[0] != "_typeshed":
            found.add(".".join(parts))
    return found


def _history(name: str, versions: dict[str, tuple[str, str]]) -> tuple[str | None, str | None]:
    """Return what typeshed says of a module or of the package that it is in."""
    parts = name.split(".")
    first: str | None = None
    last: str | None = None
    for end in range(1, len(parts) + 1):
        bounds = versions.get(".".join(parts[:end]))
        if bounds is None:
            continue
        if first is None or _number(bounds[0]) > _number(first):
            first = bounds[0]
        if bounds[1] and (last is None or _number(bounds[1]) < _number(last)):
            last = bounds[1]
    removed = None if last is None else f"3.{_number(last) + 1}"
    # what came before 3.8 is everybody's
    return (first if first is not None and _number(first) > 8 else None), removed


def _number(version: str) -> int:
    return int(version.split(".")[1])


def _removed_from_cpython(
    name: str, per_cpython: dict[str, set[str]], *, in_later: bool
) -> str | None:
    """Return the Python that dropped a module which typeshed no longer or never knew."""
    having = [version for version, found in per_cpython.items() if name in found]
    if not having or in_later or name in per_cpython[list(per_cpython)[-1]]:
        return None
    return f"3.{_number(having[-1]) + 1}"


def _names(found: list[str], cpythons: dict[str, str]) -> dict[str, list[str]]:
    """Return the tokens of each module's line: public names with their bounds."""
    promised = _promised(found, "linux")
    asked = {module: sorted(found_names) for module, found_names in promised.items()}
    lacking: dict[int, dict[str, set[str]]] = {}
    with ThreadPoolExecutor(2) as pool:
        checked = {v: e for v, e in cpythons.items() if _number(v) >= PYTHONS[0][1]}
        answers = pool.map(lambda e: _run(e, NAMES_IN_CPYTHON, json.dumps(asked)), checked.values())
        for cpython, answer in zip(checked, answers, strict=True):
            lacking[_number(cpython)] = {
                module: set(names) for module, names in json.loads(answer).items()
            }
    tokens: dict[str, list[str]] = {}
    for module, found_names in promised.items():
        for name, minors in sorted(found_names.items()):
            # the stubs' word is checked wherever there is a CPython to ask
            true = [m for m in minors if name not in lacking.get(m, {}).get(module, ())]
            checkable = [m for m in minors if m in lacking and module in lacking[m]]
            if not true or name in SELDOM_BUILT or (checkable and not set(true) & set(checkable)):
                continue
            tokens.setdefault(module, []).append(_token(name, true))
    return tokens


def _promised(found: list[str], platform: str) -> dict[str, dict[str, list[int]]]:
    """Return the public names that typeshed promises, with the minor versions that have them."""
    import typeshed_client as typeshed  # noqa: PLC0415  as above

    known = set(found)
    promised: dict[str, dict[str, list[int]]] = {}
    for version in PYTHONS:
        context = typeshed.get_search_context(version=version, platform=platform, search_path=[])
        for module in found:
            try:
                stub = typeshed.get_stub_names(module, search_context=context)
            except Exception as error:  # noqa: BLE001  a stub the client cannot read
                print(f"typeshed: {module}: {error}", file=sys.stderr)  # noqa: T201
                continue
            for name, described in (stub or {}).items():
                # a submodule's own fact says whether it is there
                submodule = f"{module}.{name}" in known
                if described.is_exported and not name.startswith("_") and not submodule:
                    promised.setdefault(module, {}).setdefault(name, []).append(version[1])
    return promised


def _elsewhere(found: list[str]) -> dict[str, set[str]]:
    """Return the names that typeshed promises on Windows or macOS, and on Linux never."""
    linux = _promised(found, "linux")
    others: dict[str, set[str]] = {}
    for platform in ("win32", "darwin"):
        for module, names_there in _promised(found, platform).items():
            only_there = set(names_there) - set(linux.get(module, ()))
            if only_there:
                others.setdefault(module, set()).update(only_there)
    return dict(sorted(others.items()))


def _token(name: str, minors: list[int]) -> str:
    first, last = PYTHONS[0][1], PYTHONS[-1][1]
    since = f">=3.{minors[0]}" if minors[0] > first else ""
    before = f"<3.{minors[-1] + 1}" if minors[-1] < last else ""
    return f"{name}{since}{before}"


def _run(executable: str, code: str, given: str = "") -> str:
    ran = subprocess.run(  # noqa: S603  our own code in an interpreter of this machine
        [executable, "-I", "-c", code],
        input=given,
        capture_output=True,
        text=True,
        check=True,
        cwd="/",
    )
    return ran.stdout.strip().splitlines()[-1]


if __name__ == "__main__":
    main()
