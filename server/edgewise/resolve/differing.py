"""On which runtimes answers about modules may be others, by all that the modules rest on."""

from __future__ import annotations


class Differing:
    """What was noted while modules were read (`runtimes.noting`), and which led to which.

    Modules lead to each other in circles, so what stands behind one is found when it is asked for.
    """

    def __init__(self) -> None:
        self._noted: dict[str, set[str]] = {}  # by file
        self._led: dict[str, set[str]] = {}

    def learn(self, file: str, names: set[str]) -> None:
        """Take in what was noted while something was found out about a module."""
        self._noted.setdefault(file, set()).update(names)

    def lead(self, file: str, other: str) -> None:
        """Take in that what is said of one module rests on another."""
        self._led.setdefault(file, set()).add(other)

    def of(self, file: str) -> frozenset[str]:
        """Tell on which runtimes something about a module may be otherwise."""
        found: set[str] = set()
        seen, pending = {file}, [file]
        while pending:
            each = pending.pop()
            found |= self._noted.get(each, set())
            new = self._led.get(each, set()) - seen
            seen |= new
            pending.extend(new)
        return frozenset(found)
