"""The figures of the page "How right it is" are what the tests hold."""

from __future__ import annotations

import json

import pytest

from accuracy import keep
from documentation.accuracy import FIGURES, pages


def test_each_measure_is_kept_for_each_runtime() -> None:
    kept = [json.loads(path.read_text("utf-8")) for path in sorted(FIGURES.glob("*.json"))]
    where = {each["measure"]: set() for each in kept}
    for each in kept:
        where[each["measure"]].add(each["where"])
    pyodides = {"pyodide-0.28", "pyodide-314"}
    assert where.pop("records") >= {"0.28.2 request", "314.0.6 global"}
    assert where == dict.fromkeys(["corpus", "distributions", "packages", "stdlib"], pyodides)
    assert f"{kept[0]['failing']} |" in pages()["accuracy.md"]


def test_figures_are_kept_only_where_they_are_asked_for(tmp_path, monkeypatch) -> None:
    monkeypatch.delenv("EDGEWISE_ACCURACY", raising=False)
    keep("corpus", "pyodide-314", failing=3)
    monkeypatch.setenv("EDGEWISE_ACCURACY", str(tmp_path / "kept"))
    keep("records", "314.0.6 worker", records=5)
    (path,) = tmp_path.rglob("*.json")
    assert path.name == "records-314.0.6-worker.json"
    assert json.loads(path.read_text("utf-8"))["records"] == 5


@pytest.mark.parametrize("path", sorted(FIGURES.glob("*.json")), ids=lambda path: path.stem)
def test_no_figure_is_more_than_there_is(path) -> None:
    figures = json.loads(path.read_text("utf-8"))
    for some, of in (
        ("detected", "failing"),
        ("located", "failing"),
        ("reported", "failing"),
        ("importing", "modules"),
    ):
        if some in figures and of in figures:
            assert 0 <= figures[some] <= figures[of]
