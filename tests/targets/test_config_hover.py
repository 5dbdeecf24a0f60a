"""What a hover and a completion say in a wrangler file, without any protocol."""

from __future__ import annotations

from pathlib import Path

import pytest

from edgewise.config.cursor import string_at
from edgewise.config.settings import read_settings
from edgewise.config.source import Language
from edgewise.config.wrangler import read_wrangler
from edgewise.config_language.completion import completions
from edgewise.config_language.hover import describe_project, describe_setting
from edgewise.runtimes.flags import python_flags
from edgewise.runtimes.selection import requested_target
from edgewise.runtimes.target import ChosenBy

TEXT = """\
main = "a.py"
compatibility_date = "2026-03-01"
compatibility_flags = ["python_workers", "no_python_workers_314", "nodejs_compat"]

[env.new]
compatibility_date = "2026-10-01"

[env.pinned]
compatibility_flags = ["python_workers", "python_workers_314"]
"""


def hover(words: str, text: str = TEXT) -> str | None:
    at = string_at(text, Language.TOML, text.index(words))
    config = read_wrangler(text, Path("wrangler.toml")).content
    assert at is not None
    assert config is not None
    found = describe_setting(config, at.path, at.content)
    return found and found.markdown()


def test_a_date_says_what_it_selects_and_who_decides() -> None:
    said = hover("2026-03-01")
    assert said is not None
    assert said.startswith("**`compatibility_date` 2026-03-01** selects Python 3.13 (Pyodide 0.28")
    assert "This line decides" in said
    assert "The Worker runs Python 3.13.2 (Pyodide 0.28.2)." in said
    assert "`env.pinned` inherits it: the flag python_workers_314" in said
    assert "env.new" not in said


def test_a_date_says_what_its_neighbours_do_otherwise() -> None:
    said = hover("2026-03-01")
    assert said is not None
    since, to = [line for line in said.splitlines() if line.startswith("- ")]
    assert since.startswith("- Since Python 3.12 (Pyodide 0.26.0a2), before 2025-09-29: ")
    assert "`cgi`" in since
    assert to.startswith("- With Python 3.14 (Pyodide 314.0.6), from 2026-09-08: ")
    assert "`fcntl`" in to
    assert "In force at this date: `python_workers_force_new_vendor_path` (2025-08-11)" in said
    assert "Comes with later dates: `enable_python_external_sdk` (2026-04-21)" in said


def test_a_date_that_a_flag_overrules_says_so() -> None:
    said = hover("2026-10-01")
    assert said is not None
    assert "Line 3 decides: compatibility_date 2026-10-01 of env.new selects Python 3.13" in said
    assert "held back by no_python_workers_314" in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("python_workers", "Every Python Worker needs it"),
        ("no_python_workers_314", "Keeps the compatibility date from bringing Python 3.14"),
        ('python_workers_314"]', "Selects Python 3.14 (Pyodide 314.0.6)"),
    ],
)
def test_a_flag_says_what_it_does(words: str, said: str) -> None:
    found = hover(words)
    assert found is not None
    assert said in found
    assert "decides: " in found


@pytest.mark.parametrize(
    ("flag", "said"),
    [
        ("python_workerz", "Did you mean `python_workers`?"),
        ("python_workers_20260817", "Today it is `python_workers_314`."),
        ("python_workers_development", "experimental"),
        ("python_no_global_handlers", "By itself from compatibility date 2025-08-14."),
        ("nodejs_compat", None),
        ("zebra", None),
    ],
)
def test_other_flags(flag: str, said: str | None) -> None:
    found = hover(flag, TEXT.replace("nodejs_compat", flag))
    assert found is None if said is None else said in (found or "")


def test_elsewhere_and_in_other_workers_there_is_nothing() -> None:
    assert hover("a.py") is None
    assert hover("2026", 'main = "a.ts"\ncompatibility_date = "2026-03-01"\n') is None
    assert hover("soon", 'main = "a.py"\ncompatibility_date = "soon"\n') is None


def test_plain_text_has_no_marks() -> None:
    config = read_wrangler(TEXT, Path("wrangler.toml")).content
    assert config is not None
    found = describe_setting(config, ("compatibility_date",), "2026-03-01")
    assert found is not None
    assert not set("`*") & set(found.plain())


def test_a_project_says_what_its_target_runs() -> None:
    text = '[project]\nrequires-python = ">=3.12"\n'
    settings = read_settings(text, Path("pyproject.toml")).content
    assert settings is not None
    target = requested_target(["workers-3.13"], ChosenBy.EDITOR)
    project = describe_project(settings, target, ("project", "requires-python"), ">=3.12")
    assert project is not None
    assert "runs Python 3.13.2" in project.plain()
    assert describe_project(settings, target, ("project", "name"), "x") is None


# completion


def offered(marked: str, language: Language = Language.TOML) -> dict[str, tuple[str, str]]:
    text = marked.replace("|", "")
    at = string_at(text, language, marked.index("|"))
    assert at is not None
    found = completions(text, language, at)
    return {each.text: (each.detail, each.documentation) for each in found}


def test_flags_that_are_not_there_yet_are_offered_with_what_they_do() -> None:
    found = offered('compatibility_flags = ["python_workers", "|"]')
    assert set(found) == {each.name for each in python_flags()} - {"python_workers"}
    assert all(about for _, about in found.values())
    assert next(iter(found)) == "python_workers_314"
    assert found["python_workers_314"][0] == "Python 3.14 (Pyodide 314.0.6)"
    assert "nodejs_compat" not in found


def test_the_flag_that_is_being_changed_is_offered_too() -> None:
    assert "python_workers" in offered('compatibility_flags = ["python_w|orkers"]')


def test_dates_say_what_they_bring() -> None:
    found = offered('compatibility_date = "20|"')
    assert list(found) == sorted(found, reverse=True)
    assert found["2026-09-08"][0] == "Python 3.14 (Pyodide 314.0.6)"
    assert "The first date that brings Python 3.14" in found["2026-09-08"][1]
    assert "`python_no_global_handlers`" in found["2025-08-14"][1]


@pytest.mark.parametrize(
    ("marked", "language"),
    [
        (
            'compatibility_flags = ["python_workers", "no_python_workers_314"]\n'
            '[env.x]\ncompatibility_date = "|',
            Language.TOML,
        ),
        (
            '{"compatibility_flags": ["x"], "env": {"x": {"compatibility_date": "|",'
            ' "compatibility_flags": ["no_python_workers_314"',
            Language.JSON,
        ),
    ],
)
def test_dates_are_told_with_the_flags_that_hold(marked: str, language: Language) -> None:
    assert offered(marked, language)["2026-09-08"][0] == "Python 3.13 (Pyodide 0.28.2)"


def test_elsewhere_nothing_is_offered() -> None:
    assert offered('name = "|"') == {}
    assert offered('[env.x]\nname = "|"') == {}
    assert offered('[other]\ncompatibility_date = "|"') == {}
