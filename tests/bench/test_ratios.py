"""What many measurements come to, and what is not let pass."""

from __future__ import annotations

import pytest

from .bounds import Bound, read
from .effort import CHECK
from .ratios import Outcome, latencies, percentile
from .record import record
from .scenarios import scenarios


@pytest.fixture
def outcome() -> Outcome:
    """Three rounds on a machine that was busy during the second."""
    outcome = Outcome("typing/100", "keys", 100)
    for own, peer in ((2.0, 1.0), (60.0, 20.0), (2.2, 1.0)):
        outcome.add("edgewise", {"median_ms": own, "cpu_ms": 1.0})
        outcome.add("ruff", {"median_ms": peer})
    return outcome


def test_rounds_are_compared_with_the_round_beside_them(outcome: Outcome) -> None:
    ratio = outcome.ratio("edgewise", "ruff", "median_ms")
    assert ratio is not None
    assert (ratio.median, ratio.low, ratio.high) == (2.2, 2.0, 3.0)
    assert outcome.value("edgewise", "median_ms") == 2.2


def test_what_was_not_measured_has_no_ratio(outcome: Outcome) -> None:
    assert outcome.ratio("edgewise", "ruff", "cpu_ms") is None
    assert outcome.ratio("edgewise", "ty", "median_ms") is None
    assert outcome.value("ruff", "cpu_ms") is None


def test_percentiles_lie_between_values() -> None:
    assert percentile([3.0, 1.0, 2.0], 0.5) == 2.0
    assert percentile([0.0, 10.0], 0.95) == pytest.approx(9.5)
    assert percentile([7.0], 0.95) == 7.0
    assert latencies([0.001, 0.003]) == {
        "median_ms": 2.0,
        "p95_ms": pytest.approx(2.9),
        "max_ms": 3.0,
    }


def test_a_record_has_values_and_ratios(outcome: Outcome) -> None:
    outcome.noted["ruff"] = {"diagnostics": 31.0}
    (scenario,) = record([outcome], {"ruff": "1"}, (0.5, 0.6))["scenarios"]
    assert scenario["servers"]["ruff"] == {"diagnostics": 31.0, "median_ms": 1.0}
    assert scenario["ratios"] == {"ruff": {"median_ms": {"median": 2.2, "low": 2.0, "high": 3.0}}}


def test_a_bound_is_broken_beyond_it(outcome: Outcome) -> None:
    def bound(quantity: str, at_most: float) -> Bound:
        return Bound("typing/100", "ruff", quantity, at_most, "a test")

    assert bound("median_ms", 2.1).broken(outcome)
    assert not bound("median_ms", 2.2).broken(outcome)
    with pytest.raises(LookupError, match="no cpu_ms of ruff"):
        bound("cpu_ms", 2.0).broken(outcome)


def test_every_bound_has_its_reason_and_a_scenario() -> None:
    names = {scenario.name for scenario in scenarios(CHECK)}
    bounds = read()
    assert (
        len({(each.scenario, each.server, each.peer, each.quantity) for each in bounds})
        == len(bounds)
        > 0
    )
    for each in bounds:
        assert each.scenario in names
        assert each.at_most > 1
        assert len(each.why) > 20


def test_a_bound_that_lacks_its_reason_is_refused(tmp_path) -> None:
    file = tmp_path / "bounds.toml"
    file.write_text('[[bound]]\nscenario = "start"\npeer = "ruff"\nquantity = "x"\nat_most = 2\n')
    with pytest.raises(TypeError, match="why"):
        read(file)
