"""Tells at the end how many of the fixtures' claims were proven by running, and how the others."""

from __future__ import annotations

from collections import Counter

import pytest

TALLY = pytest.StashKey[Counter[str]]()


@pytest.fixture
def tally(request: pytest.FixtureRequest) -> Counter[str]:
    """Counts how each claim was settled."""
    return request.config.stash.setdefault(TALLY, Counter())


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Print the counts."""
    counted = config.stash.get(TALLY, Counter())
    if counted:
        terminalreporter.section("the fixtures' claims")
        for how, count in counted.most_common():
            terminalreporter.write_line(f"{count:6} {how}")
