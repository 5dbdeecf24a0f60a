"""What is asked of a target by PEP 508: its markers, and the tags of wheels that run there."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from packaging.markers import (
    InvalidMarker,
    Marker,
    UndefinedComparison,
    UndefinedEnvironmentName,
)
from packaging.tags import compatible_tags, cpython_tags
from packaging.utils import InvalidWheelFilename, parse_wheel_filename

from edgewise.runtimes.noting import remembered

if TYPE_CHECKING:
    from collections.abc import Iterable

    from packaging.tags import Tag

    from edgewise.runtimes.runtime import Runtime


def holds(marker: str, runtime: Runtime, extras: Iterable[str] = ()) -> bool | None:
    """Whether a marker is true on a runtime for one of the extras, or for none of them.

    None where that cannot be said: it is no marker, or asks for what only a lock file knows.
    """
    parsed = _marker(marker)
    if parsed is None:
        return None
    environment = marker_environment(runtime)
    try:
        return any(parsed.evaluate({**environment, "extra": extra}) for extra in (*extras, ""))
    except (UndefinedComparison, UndefinedEnvironmentName, ValueError, TypeError, KeyError):
        return None


@remembered
def marker_environment(runtime: Runtime) -> dict[str, str]:
    """Return what the variables of markers are on a runtime, as measured there."""
    platform, packages = runtime.platform, runtime.packages
    full = ".".join(str(part) for part in runtime.python)
    return {
        "implementation_name": platform.get("sys.implementation.name", "cpython"),
        "implementation_version": full,
        "os_name": platform.get("os.name", "posix"),
        "platform_machine": platform.get("platform.machine()", "wasm32"),
        "platform_python_implementation": platform.get(
            "platform.python_implementation()", "CPython"
        ),
        "platform_release": packages.emscripten if packages else "",
        "platform_system": platform.get("platform.system()", "Emscripten"),
        "platform_version": "#1",
        "python_full_version": full,
        "python_version": f"{runtime.python[0]}.{runtime.python[1]}",
        "sys_platform": platform.get("sys.platform", "emscripten"),
    }


def is_pure(wheel: str) -> bool:
    """Whether a wheel, by its file name, has no compiled code."""
    return wheel.endswith("-none-any.whl")


def fits(wheel: str, runtime: Runtime) -> bool:
    """Whether a wheel of this file name can be installed for a runtime."""
    if not is_pure(wheel) and not wheel.endswith("_wasm32.whl"):
        return False  # most of them, and reading a name takes 30 µs
    tags = _tags(wheel)
    return not tags.isdisjoint(_supported(runtime))


def platforms_of(wheels: Iterable[str]) -> tuple[str, ...]:
    """Say for which systems there are wheels, in words: `Linux`, `macOS`, `Windows`."""
    named = {
        word
        for wheel in wheels
        for mark, word in _SYSTEMS
        if mark in wheel.rpartition("-")[2].lower()
    }
    return tuple(sorted(named, key=str.lower))


_SYSTEMS = (
    ("manylinux", "Linux"),
    ("musllinux", "Linux"),
    ("linux_", "Linux"),
    ("macosx", "macOS"),
    ("win32", "Windows"),
    ("win_", "Windows"),
    ("android", "Android"),
    ("ios_", "iOS"),
    ("pyodide_", "another Pyodide"),
    ("emscripten_", "another Pyodide"),
)


@lru_cache(maxsize=4096)
def _marker(text: str) -> Marker | None:
    try:
        return Marker(text)
    except (InvalidMarker, RecursionError):
        return None


@lru_cache(maxsize=4096)
def _tags(wheel: str) -> frozenset[Tag]:
    try:
        return parse_wheel_filename(wheel)[3]
    except (InvalidWheelFilename, ValueError):
        return frozenset()


@remembered
def _supported(runtime: Runtime) -> frozenset[Tag]:
    major, minor = runtime.python[:2]
    packages = runtime.packages
    platforms = []
    if packages is not None:
        # the same binary interface under its older and its newer name
        platforms = [f"{name}_{packages.abi}_wasm32" for name in ("pyodide", "pyemscripten")]
        platforms.append(f"emscripten_{packages.emscripten.replace('.', '_')}_wasm32")
    interpreter = f"cp{major}{minor}"
    return frozenset(
        (
            *cpython_tags((major, minor), [interpreter], platforms),
            *compatible_tags((major, minor), interpreter, platforms),
        )
    )
