"""What is wrong in a configuration file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from edgewise.finding import Finding, Severity
from edgewise.fixes.fix import Fix, ReplaceInConfig

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from edgewise.finding import Range, Related

INVALID_CONFIG = ("EW903", "invalid-config")


@dataclass(frozen=True, slots=True)
class Problem:
    """One sentence about one place in one configuration file.

    `subject` is what it is about: a flag, an option. `runtimes` are the names of those that it
    holds on, none where it has nothing to do with any.
    """

    path: Path
    range: Range
    message: str
    code: str = INVALID_CONFIG[0]
    name: str = INVALID_CONFIG[1]
    severity: Severity = Severity.ERROR
    subject: str = ""
    runtimes: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()
    fixes: tuple[Fix, ...] = ()

    def finding(self) -> Finding:
        """The same as a finding of the file."""
        return Finding(
            self.code,
            self.name,
            self.severity,
            self.message,
            self.range,
            self.subject or self.path.name,
            self.runtimes,
            self.related,
            self.fixes,
        )


def near(wrong: str, right: Iterable[str]) -> str | None:
    """Find the right name most like `wrong`, None if none is like it."""
    import difflib  # noqa: PLC0415 - only when somebody mistyped

    close = difflib.get_close_matches(wrong, list(right), n=1, cutoff=0.6)
    return close[0] if close else None


def question(meant: str | None) -> str:
    """Ask whether a name was meant, with a space before it; `""` for none."""
    return f" Did you mean '{meant}'?" if meant else ""


def nearest(wrong: str, right: Iterable[str]) -> str:
    """Turn the right name most like `wrong` into a question, `""` if none is like it.

    >>> nearest("tagret", ["target", "environment"])
    " Did you mean 'target'?"
    """
    return question(near(wrong, right))


def replacement(path: Path, where: Range, wrong: str, meant: str | None) -> tuple[Fix, ...]:
    """The fix that writes what was meant in the place of what stands there."""
    if meant is None:
        return ()
    action = ReplaceInConfig(path, where, wrong, meant)
    return (Fix(f"Replace '{wrong}' by '{meant}'", action, preferred=True),)
