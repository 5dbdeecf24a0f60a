"""The page "How fast it is" says what the kept run says, and its plot was drawn from that."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET

import pytest

from documentation import speed, speed_figures
from documentation.__main__ import main


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """A run of our own in the place of the kept one."""

    def keep(**ratios: float) -> str:
        own = {"median_ms": 4.0, "cpu_ms": 3.0}
        scenarios = [
            {
                "name": name.replace("_", "/"),
                "about": "keys",
                "lines": int(name.partition("_")[2]),
                "servers": {"edgewise": own, "ruff": {"median_ms": 4.0 / ratio, "cpu_ms": 1.0}},
                "ratios": {"ruff": {"median_ms": {"median": ratio, "low": ratio, "high": ratio}}},
            }
            for name, ratio in ratios.items()
        ]
        figures = json.loads(speed_figures.FIGURES.read_text("utf-8"))
        file = tmp_path / "speed.json"
        file.write_text(json.dumps({**figures, "scenarios": scenarios}))
        monkeypatch.setattr("documentation.speed_figures.FIGURES", file)
        return speed.pages()["speed.md"]

    return keep


def wanted(page: str) -> dict[str, str]:
    """The last column of the table of what is wanted, by the first."""
    return dict(re.findall(r"^\| (latency[^|]+) \|.*\| ([^|]*) \|$", page, re.M))


def test_a_number_that_is_not_reached_is_not_called_reached(kept) -> None:
    page = kept(valid_1000=1.9, typing_1000=2.1, valid_5000=1.1, typing_10000=0.9)
    assert wanted(page) == {
        "latency, 1,000 lines, digits": "yes",
        "latency, 1,000 lines, a line of code": "not yet",
        "latency, 5,000 lines, digits": "not yet",
        "latency, 10,000 lines, a line of code": "yes",
    }


def test_the_kept_run_has_every_size_and_ruff_beside_it() -> None:
    figures = speed_figures.read()
    curves = figures.curves()
    assert set(curves) == {"valid", "typing"}
    for by_server in curves.values():
        assert {"edgewise", "ruff", "empty pygls"} <= set(by_server)
        assert all(set(by_lines) == {100, 1_000, 5_000, 10_000} for by_lines in by_server.values())
    assert "edgewise, cached" in figures.scenarios["command line"].servers


def test_another_run_makes_the_plot_stale(kept, capsys) -> None:
    assert not speed_figures.plot_is_stale()
    kept(valid_1000=1.9)
    assert speed_figures.plot_is_stale()
    assert main(["--check"]) == 1
    assert "make speed" in capsys.readouterr().err


def test_the_plot_is_a_picture_with_words() -> None:
    plot = ET.fromstring(speed_figures.PLOT.read_text("utf-8"))
    words = {"".join(text.itertext()).strip() for text in plot.findall(".//{*}text")}
    assert {"Edgewise", "ruff", "lines of the file"} <= words
