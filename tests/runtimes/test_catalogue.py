"""Loading: which runtimes there are, how fast and how large."""

import subprocess
import sys
from pathlib import Path

import pytest

import edgewise.runtimes
from edgewise.runtimes import catalogue

DATA = Path(edgewise.runtimes.__file__).parent / "data"


def test_the_runtimes_in_order():
    assert catalogue.names() == (
        "workers-3.12",
        "workers-3.13",
        "workers-3.14",
        "pyodide-0.26",
        "pyodide-0.27",
        "pyodide-0.28",
        "pyodide-0.29",
        "pyodide-314",
    )


def test_the_workers_runtimes():
    assert [each.name for each in catalogue.workers_runtimes()] == [
        "workers-3.12",
        "workers-3.13",
        "workers-3.14",
    ]
    assert [each.name for each in catalogue.current_workers()] == ["workers-3.13", "workers-3.14"]
    assert [each.since for each in catalogue.workers_runtimes()] == [
        None,
        "2025-09-29",
        "2026-09-08",
    ]


@pytest.mark.parametrize("name", catalogue.names())
def test_what_a_runtime_is(name):
    runtime = catalogue.runtime(name)
    assert runtime.name == name
    assert f"Pyodide {runtime.pyodide}" in runtime.label
    assert f"Python {runtime.python[0]}.{runtime.python[1]}" in runtime.label
    assert runtime.platform["sys.platform"] == "emscripten"
    assert runtime.platform["platform.machine()"] == "wasm32"
    assert runtime.platform["sys.version_info"] == ".".join(map(str, runtime.python))
    assert {"probe", "docs"} <= set(runtime.provenance)
    assert len(runtime.modules) > 900


def test_an_unknown_runtime_names_the_known_ones():
    with pytest.raises(catalogue.UnknownRuntimeError, match=r"'workers-3\.15'.*workers-3\.14"):
        catalogue.runtime("workers-3.15")


def test_a_runtime_is_read_once():
    assert catalogue.runtime("workers-3.13") is catalogue.runtime("workers-3.13")


def test_the_data_stay_small():
    assert sum(path.stat().st_size for path in DATA.iterdir()) < 2_000_000


def test_loading_a_runtime_is_quick():
    code = (
        "import time; from edgewise.runtimes import catalogue; start = time.process_time();"
        "catalogue.runtime('workers-3.13').module('fcntl');"
        "print((time.process_time() - start) * 1000)"
    )
    times = [
        float(
            subprocess.run(
                [sys.executable, "-c", code], capture_output=True, text=True, check=True
            ).stdout
        )
        for _ in range(3)
    ]
    # 15 ms are the aim, 5 were measured; the rest is for slow and busy machines
    assert min(times) < 50
