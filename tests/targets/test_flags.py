"""workerd's compatibility flags: which there are, and which somebody meant."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

import edgewise.runtimes
from edgewise.runtimes.flags import flag, measured, nearest_flag, python_flags, withdrawn
from edgewise.runtimes.releases import RELEASES, is_date

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

DATA = Path(edgewise.runtimes.__file__).parent / "data"
MEASURED = json.loads((DATA / "compatibility_flags.json").read_text("utf-8"))["flags"]
CURATED = tomllib.loads((DATA / "compatibility_flags.toml").read_text("utf-8"))


def test_the_list_is_workerds_whole_list():
    assert len(MEASURED) > 300
    assert is_date(measured())
    # some of each kind, that a list of Python's flags alone would lack
    for name in ("nodejs_compat", "fixup-transform-stream-backpressure", "python_workers", "rpc"):
        assert flag(name) is not None
    assert flag("python_worker") is None


def test_opposites_are_mutual_and_dates_are_dates():
    for name, stored in MEASURED.items():
        if "opposite" in stored:
            assert MEASURED[stored["opposite"]]["opposite"] == name
        if "default_from" in stored:
            assert is_date(stored["default_from"])


def test_every_release_has_its_flags():
    for release in RELEASES:
        assert flag(release.flag) is not None
    for release in RELEASES[1:]:
        known = flag(release.disabled_by)
        assert known is not None
        assert known.opposite == release.flag


def test_what_is_said_is_said_of_flags_that_there_are():
    assert set(CURATED["flag"]) <= set(MEASURED)
    assert not set(CURATED["withdrawn"]) & set(MEASURED)
    for name, said in CURATED["flag"].items():
        # the curated date stands in only where workerd names none
        assert not ("default_from" in said and "default_from" in MEASURED[name])
    for said in CURATED["withdrawn"].values():
        assert "instead" not in said or said["instead"] in MEASURED


def test_experimental_flags_are_not_proposed():
    names = {each.name for each in python_flags()}
    assert {"python_workers", "python_workers_314", "no_python_workers_314"} <= names
    assert not names & {"python_workers_development", "python_workers_durable_objects"}
    assert "no_auto_inject_python_workers" not in names
    assert flag("python_workers_development").experimental


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("python_worker", "python_workers"),
        ("python-workers", "python_workers"),
        ("Python_Workers", "python_workers"),
        ("pythn_workers", "python_workers"),
        ("python_no_global_handler", "python_no_global_handlers"),
        ("disable_python_sdk", "disable_python_external_sdk"),
        ("nodejs_compt", "nodejs_compat"),
        # the Python that somebody wants says which flag
        ("python_workers_312", "python_workers"),
        ("python_workers_313", "python_workers_20250116"),
        ("no_python_workers_313", "no_python_workers_20250116"),
        # two digits changed places
        ("python_workers_20250161", "python_workers_20250116"),
        # other digits may be a newer workerd's
        ("python_workers_315", None),
        ("python_workers_20270101", None),
        ("nodejs_compat_v3", None),
        ("python", None),
        ("x", None),
        ("", None),
    ],
)
def test_what_was_meant(wrong, meant):
    assert nearest_flag(wrong) == meant


def test_a_flag_that_workerd_had_once():
    gone = withdrawn("python_workers_20260817")
    assert gone is not None
    assert gone.instead == "python_workers_314"
    assert withdrawn("python_workers") is None
