"""`edgewise why`, as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from run import edgewise_in


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop" / "__init__.py").write_text("")
    (tmp_path / "shop" / "orders.py").write_text("\nfrom shop.staff import STAFF\n")
    (tmp_path / "shop" / "staff.py").write_text("import grp\n\nSTAFF = grp.getgrall()\n")
    (tmp_path / "shop" / "prices.py").write_text("VAT = 20\n")
    return tmp_path


def test_each_step(project: Path) -> None:
    done = edgewise_in(project, "why", "shop.orders", "--target", "workers-3.13")
    assert done.code == 1
    assert done.out.splitlines() == [
        "Cloudflare Python Workers (Python 3.13, Pyodide 0.28.2): "
        "`shop.orders` cannot be imported.",
        f"  {Path('shop', 'orders.py')}:2 imports `shop.staff`",
        f"  {Path('shop', 'staff.py')}:1 imports `grp`",
        "  ModuleNotFoundError: No module named 'grp'",
    ]


def test_each_runtime_of_the_target(project: Path) -> None:
    (project / "terminal.py").write_text("import pty\n")
    done = edgewise_in(project, "why", "terminal", "--target", "workers-3.13,workers-3.14")
    assert done.code == 1
    assert "3.13, Pyodide 0.28.2): `terminal` cannot be imported." in done.out
    assert "3.14, Pyodide 314.0.6): nothing is known to keep `terminal`" in done.out


def test_nothing_fails(project: Path) -> None:
    done = edgewise_in(project, "why", "shop.prices")
    assert (done.code, "nothing is known to keep `shop.prices`" in done.out) == (0, True)


def test_from_another_folder(project: Path, tmp_path_factory: pytest.TempPathFactory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    done = edgewise_in(elsewhere, "why", "shop.orders", str(project))
    assert "imports `grp`" in done.out


@pytest.mark.parametrize(("module", "said"), [("grp", "cannot be imported"), ("json", "imports.")])
def test_the_standard_library(project: Path, module: str, said: str) -> None:
    assert said in edgewise_in(project, "why", module, "--target", "workers-3.14").out


def test_for_tools(project: Path) -> None:
    done = edgewise_in(
        project, "why", "shop.orders", "--output-format=json", "--target", "workers-3.13"
    )
    assert json.loads(done.out) == [
        {
            "module": "shop.orders",
            "runtime": "workers-3.13",
            "imports": False,
            "raises": "ModuleNotFoundError: No module named 'grp'",
            "way": [
                {
                    "path": str(Path("shop", "orders.py")),
                    "line": 2,
                    "message": "imports `shop.staff`",
                },
                {"path": str(Path("shop", "staff.py")), "line": 1, "message": "imports `grp`"},
            ],
        }
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nowhere",), "'nowhere' is neither in the project"),
        (("shop/orders.py",), "no name of a module"),
        (("shop", "missing"), "missing does not exist"),
    ],
)
def test_wrong_usage(project: Path, arguments: tuple[str, ...], said: str) -> None:
    done = edgewise_in(project, "why", *arguments)
    assert (done.code, said in done.err) == (2, True)
