"""What is asked about a module of the project, and where that was found out.

Questions and answers are plain values: they go to another process and come back from it.
"""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from edgewise.semantics.elsewhere import Mishap, Outcome
from edgewise.semantics.values import UNKNOWN

if TYPE_CHECKING:
    from pathlib import Path

    from edgewise.runtimes.runtime import Runtime
    from edgewise.semantics.project import Located
    from edgewise.semantics.values import Value


class Stamp(NamedTuple):
    """When a file is taken to be the same."""

    changed_ns: int
    size: int


def stamp(path: str | Path) -> Stamp | None:
    """Look when a file was changed; None if there is none."""
    try:
        status = os.stat(path)  # noqa: PTH116 - asked for each imported name at each key
    except OSError:
        return None
    return Stamp(status.st_mtime_ns, status.st_size)


class Asks(Enum):
    """What is asked."""

    NAME = "name"  # what `from module import name` gets
    CALL = "call"  # what the module makes of a call
    IMPORT = "import"  # what keeps it from being imported


class SummaryQuestion(NamedTuple):
    """One question about one module on one runtime."""

    asks: Asks
    located: Located
    runtime: str
    expression: str = ""
    starts: bool = False


SummaryAnswer: TypeAlias = "Value | Outcome | Mishap | None"


class Answering(ABC):
    """Answers what the core asks about other modules; how, the classes below it say."""

    @property
    def pending(self) -> int:
        """How many questions were not answered yet."""
        return 0

    @property
    def unanswered(self) -> bool:
        """Whether a question of these never had an answer."""
        return False

    @abstractmethod
    def answer(self, question: SummaryQuestion, runtime: Runtime) -> SummaryAnswer:
        """Answer a question about a Python file."""

    @abstractmethod
    def invalidate(self) -> None:
        """Find everything out anew, when it is asked for: files were changed."""

    def exported(self, located: Located, name: str, runtime: Runtime) -> Value | None:
        """Say what `from <located> import name` gets; see `Project.exported`."""
        answer = self._ask(Asks.NAME, located, runtime, name)
        return answer if isinstance(answer, frozenset) else None

    def evaluated(
        self, located: Located, expression: str, runtime: Runtime, *, starts: bool
    ) -> Outcome | None:
        """Say what a module makes of an expression; see `Project.evaluated`."""
        answer = self._ask(Asks.CALL, located, runtime, expression, starts=starts)
        return answer if isinstance(answer, Outcome) else None

    def imported(self, located: Located, runtime: Runtime, *, starts: bool) -> Mishap | None:
        """Say what keeps a module from being imported; see `Project.imported`."""
        answer = self._ask(Asks.IMPORT, located, runtime, starts=starts)
        return answer if isinstance(answer, Mishap) else None

    def _ask(
        self,
        asks: Asks,
        located: Located,
        runtime: Runtime,
        expression: str = "",
        *,
        starts: bool = False,
    ) -> SummaryAnswer:
        if located.path is None or located.path.suffix != ".py":
            return None
        question = SummaryQuestion(asks, located, runtime.name, expression, starts)
        return self.answer(question, runtime)


def unknown(question: SummaryQuestion) -> SummaryAnswer:
    """What is answered as long as nothing is known."""
    return UNKNOWN if question.asks is Asks.NAME else None
