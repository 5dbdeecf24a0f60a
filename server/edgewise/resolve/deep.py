"""Recursion deeper than a thread's stack allows: modules import modules that import modules."""

from __future__ import annotations

import sys
import threading
from contextvars import copy_context
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_Result = TypeVar("_Result")

# Executing one module inside another takes some 60 calls of Python's, and a call up to 1 kB of the
# stack on Python 3.10. It is address space, not memory, until it is used.
_STACK_BYTES = 64_000_000
_CALLS = 40_000

_stack_size = threading.Lock()


def run_deep(work: Callable[[], _Result]) -> _Result:
    """Run `work` in a thread with room for deep recursion, and wait for it.

    Raises:
        RecursionError: Even that was not enough.

    """
    results: list[_Result] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            results.append(work())
        except BaseException as error:  # noqa: BLE001 - raised again where it is waited for
            errors.append(error)

    with _stack_size:
        calls, stack = sys.getrecursionlimit(), threading.stack_size(_STACK_BYTES)
        sys.setrecursionlimit(max(calls, _CALLS))
        try:
            context = copy_context()  # who notes what is asked notes it there too
            thread = threading.Thread(
                target=context.run, args=(run,), name="deep recursion", daemon=True
            )
            thread.start()
            threading.stack_size(stack)
            thread.join()
        finally:
            sys.setrecursionlimit(calls)
    if errors:
        raise errors[0]
    return results[0]
