"""What leads to objects whose methods fail."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from edgewise.runtimes import carriers, catalogue

PROBE = Path(__file__).parents[2] / "server" / "probe"


def test_the_file_is_what_typeshed_says() -> None:
    sys.path.insert(0, str(PROBE))
    try:
        import carriers as probe
    finally:
        sys.path.remove(str(PROBE))
    stored = json.loads(
        Path(carriers.__file__).with_name("data").joinpath("carriers.json").read_text()
    )
    measured = probe.measured()
    if stored["source"] == measured["source"]:  # of another jedi the stubs are others
        assert stored == measured


def test_every_method_that_fails_has_leads() -> None:
    for runtime in map(catalogue.runtime, catalogue.names()):
        for method in runtime.failing_methods:
            assert all(lead.carriers for lead in carriers.leads(method)), method
            assert carriers.leads(method), method


def test_what_returns_one_leads_there() -> None:
    (start,) = [each for each in carriers.leads("stop") if each.origin == "asyncio"]
    assert ("asyncio", "get_event_loop") in start.carriers
    assert ("asyncio", "sleep") not in start.carriers
    assert ("subprocess", "run") in {it for lead in carriers.leads("run") for it in lead.carriers}


def test_names_and_modules_count_together() -> None:
    assert carriers.carriers_in({"threading", "Thread"}) >= {("threading", "Thread")}
    assert not carriers.carriers_in({"Thread"})
    assert carriers.carriers_of({"threading"}, {"Thread"}) == {("threading", "Thread")}
    assert not carriers.carriers_of(set(), {"Thread"})
