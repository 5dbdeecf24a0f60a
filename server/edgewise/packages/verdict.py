"""Tells how a distribution gets to a runtime, from what is known of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Protocol

from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.utils import canonicalize_name

from edgewise.packages.markers import fits, holds, is_pure, platforms_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from packaging.requirements import Requirement

    from edgewise.packages.lockfile import Lock, Locked
    from edgewise.packages.metadata import Distribution
    from edgewise.runtimes.runtime import Runtime


class Delivery(Enum):
    """How a distribution gets to the runtime; the value is what people and tools read."""

    PURE = "pure"  # there is a wheel without compiled code
    PYODIDE = "pyodide build"  # Pyodide brings it
    WHEEL = "wheel for the target"  # an index has a wheel that was built for it
    VENDORED = "vendored"  # it lies in python_modules/
    NOT_NEEDED = "not needed"  # its marker leaves it out there
    UNAVAILABLE = "not available"
    UNKNOWN = "unknown"

    @property
    def arrives(self) -> bool:
        """Whether it is known to get there."""
        return self in {Delivery.PURE, Delivery.PYODIDE, Delivery.WHEEL, Delivery.VENDORED}


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one distribution gets to one runtime.

    `because` says in a clause why. `version` is the one that gets there, or that does not,
    None where nothing says. `locked` is what a lock file says of it.
    """

    name: str
    delivery: Delivery
    because: str
    version: str | None = None
    locked: tuple[Lock, Locked] | None = None


class Inventory(Protocol):
    """What the files around a project hold; `edgewise.resolve.inventory` reads them."""

    @property
    def locks(self) -> Sequence[Lock]:
        """The project's lock files, the better first."""

    def vendored(self, name: str) -> Distribution | None:
        """A distribution in `python_modules/`; `name` is spelled as PEP 503 says."""

    def installed(self, name: str) -> Distribution | None:
        """A distribution in the environment."""

    def imports_without_build(self, distribution: Distribution, runtime: Runtime) -> bool | None:
        """Whether importing it on `runtime` does without its compiled modules; None: unknown."""


class NoInventory:
    """A project of which nothing is known but what it says itself."""

    locks: tuple[Lock, ...] = ()

    def vendored(self, name: str) -> Distribution | None:
        """Hold nothing."""
        return None

    def installed(self, name: str) -> Distribution | None:
        """Hold nothing."""
        return None

    def imports_without_build(self, distribution: Distribution, runtime: Runtime) -> bool | None:
        """Judge by names."""
        return imports_by_names(distribution)


def imports_by_names(distribution: Distribution) -> bool | None:
    """Say whether a distribution imports without its compiled modules, by its files' names.

    Where nothing but compiled files is there to import, it does not. Else it depends on what
    the import does: None.
    """
    modules = distribution.modules
    return False if modules and modules == distribution.compiled_only else None


def judge(
    name: str,
    runtime: Runtime,
    inventory: Inventory,
    *,
    specifier: SpecifierSet | None = None,
    version: str | None = None,
) -> Verdict:
    """Say how the distribution `name` gets to `runtime`.

    `specifier` is what the version must be, `version` which of several locked ones is meant.
    """
    name = canonicalize_name(name)
    vendored = inventory.vendored(name)
    if vendored is not None and runs_on(vendored, runtime):
        return Verdict(name, Delivery.VENDORED, "python_modules/ holds it", vendored.version)
    locked = [
        (lock, each)
        for lock in inventory.locks
        for each in lock.named(name)
        if (version is None or each.version == version) and _is_meant(each, runtime)
    ]
    for lock, each in locked:
        wheel = next((wheel for wheel in each.wheels if fits(wheel, runtime)), None)
        if wheel is not None:
            kind = Delivery.PURE if is_pure(wheel) else Delivery.WHEEL
            built = "pure wheel" if is_pure(wheel) else "wheel for this runtime"
            because = f"{lock.path.name} lists a {built}"
            return Verdict(name, kind, because, each.version, (lock, each))
    pyodide = _of_pyodide(name, runtime, specifier)
    if pyodide is not None and pyodide.delivery.arrives:
        return pyodide
    here = _by_environment(vendored or inventory.installed(name), name, runtime, inventory)
    if here.delivery.arrives:
        return here
    unsure = None
    for lock, each in locked:
        found = _without_wheel(lock, each, runtime)
        if found is not None and found.delivery is Delivery.UNAVAILABLE:
            return found if pyodide is None else _and(found, pyodide)
        unsure = unsure or found
    if here.delivery is Delivery.UNAVAILABLE and unsure is None and pyodide is None:
        return here
    return unsure or pyodide or here


def judge_requirement(requirement: Requirement, runtime: Runtime, inventory: Inventory) -> Verdict:
    """Say how what a requirement asks for gets to `runtime`."""
    name = canonicalize_name(requirement.name)
    if requirement.marker is not None:
        wanted = holds(str(requirement.marker), runtime)
        if wanted is False:
            return Verdict(name, Delivery.NOT_NEEDED, "its marker leaves it out there")
        if wanted is None:
            return Verdict(name, Delivery.UNKNOWN, "its marker cannot be decided")
    if requirement.url is not None:
        return _by_address(name, requirement.url, runtime)
    return judge(name, runtime, inventory, specifier=requirement.specifier)


def runs_on(distribution: Distribution, runtime: Runtime) -> bool:
    """Whether an installed distribution is pure or was built for the runtime."""
    if distribution.is_pure:
        return True
    if any(fits(f"{distribution.name}-0-{tag}.whl", runtime) for tag in distribution.tags):
        # the tags of a wheel that was built natively may be pure ones, its files are not
        return not distribution.compiled or any("wasm32" in tag for tag in distribution.tags)
    suffix = f".cpython-{runtime.python[0]}{runtime.python[1]}-wasm32-emscripten.so"
    compiled = distribution.compiled or ()
    return bool(compiled) and all(file.endswith(suffix) for file in compiled)


def _is_meant(locked: Locked, runtime: Runtime) -> bool:
    """Whether a locked package is for the runtime, or may be."""
    return not locked.markers or any(
        holds(marker, runtime) is not False for marker in locked.markers
    )


def _of_pyodide(name: str, runtime: Runtime, specifier: SpecifierSet | None) -> Verdict | None:
    """What Pyodide's own packages say; None if the runtime's release has none of this name."""
    index = runtime.packages
    build = index.build(name) if index else None
    if index is None or build is None:
        return None
    has = f"Pyodide {index.release} has {build.version}"
    if specifier is None or specifier.contains(build.version, prereleases=True):
        if not build.native:
            return Verdict(name, Delivery.PURE, f"{has}, which is pure", build.version)
        return Verdict(name, Delivery.PYODIDE, has, build.version)
    because = f"{has}, which {str(specifier)!r} excludes"
    return Verdict(name, Delivery.UNKNOWN, because)


def _without_wheel(lock: Lock, locked: Locked, runtime: Runtime) -> Verdict | None:
    """What a lock file says that lists no wheel for the runtime; None if nothing."""
    if not locked.from_index:
        because = f"{lock.path.name} takes it from no index"
        return Verdict(locked.name, Delivery.UNKNOWN, because, locked.version, (lock, locked))
    if not _speaks_for(lock, runtime):
        return None
    if not locked.wheels:
        because = f"{lock.path.name} lists its source alone, which installers do not build there"
        return Verdict(locked.name, Delivery.UNKNOWN, because, locked.version, (lock, locked))
    systems = _listed(platforms_of(locked.wheels)) or "other Pythons"
    because = f"{lock.path.name} lists wheels for {systems} only"
    return Verdict(locked.name, Delivery.UNAVAILABLE, because, locked.version, (lock, locked))


def _speaks_for(lock: Lock, runtime: Runtime) -> bool:
    """Whether a lock file would list the wheels of the runtime."""
    python = ".".join(str(part) for part in runtime.python)
    if lock.requires_python is not None:
        try:
            if not SpecifierSet(lock.requires_python).contains(python, prereleases=True):
                return False
        except InvalidSpecifier:
            return False
    environments = lock.environments
    return not environments or any(holds(each, runtime) is True for each in environments)


def _and(found: Verdict, pyodide: Verdict) -> Verdict:
    because = f"{found.because}, and {pyodide.because}"
    return Verdict(found.name, found.delivery, because, found.version, found.locked)


def _by_environment(
    installed: Distribution | None,
    name: str,
    runtime: Runtime,
    inventory: Inventory,
) -> Verdict:
    """What the laptop's own copy tells."""
    if installed is None:
        because = "neither a lock file nor the environment says anything of it"
        return Verdict(name, Delivery.UNKNOWN, because)
    if installed.is_pure:
        because = "what is installed has no compiled code"
        return Verdict(name, Delivery.PURE, because, installed.version)
    if runs_on(installed, runtime):
        because = "what is installed was built for this runtime"
        return Verdict(name, Delivery.WHEEL, because, installed.version)
    imports = inventory.imports_without_build(installed, runtime) if installed.compiled else None
    if imports:
        because = "it imports without its compiled modules too"
        return Verdict(name, Delivery.PURE, because, installed.version)
    if imports is False and runtime.packages is not None:
        because = "what is installed is compiled for another system"
        return Verdict(name, Delivery.UNAVAILABLE, because, installed.version)
    because = "what is installed has compiled modules, and there may be a wheel without"
    return Verdict(name, Delivery.UNKNOWN, because, installed.version)


def _by_address(name: str, url: str, runtime: Runtime) -> Verdict:
    file = url.partition("#")[0].partition("?")[0].rpartition("/")[2]
    if not file.endswith(".whl"):
        return Verdict(name, Delivery.UNKNOWN, "its address names no wheel")
    if fits(file, runtime):
        kind = Delivery.PURE if is_pure(file) else Delivery.WHEEL
        return Verdict(name, kind, "its address names a wheel that can be installed there")
    systems = _listed(platforms_of([file])) or "another Python"
    return Verdict(name, Delivery.UNAVAILABLE, f"its address names a wheel for {systems}")


def _listed(words: Sequence[str]) -> str:
    return " and ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else "".join(words)
