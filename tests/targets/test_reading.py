"""Configuration files become values with exact places; broken ones become one sentence."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgewise.config.settings import read_settings
from edgewise.config.wrangler import read_wrangler

TOML = """\
# 工作者 ☁️ comment
name = "héllo-🚀"
main = "src/entry.py"
"compatibility_date" = '2026-10-01' # why
compatibility_flags = [ "python_workers", # 🚀
  'no_python_workers_314' ]

[env.production]
compatibility_date = "2025-10-01"

[env."pré-prod"]
compatibility_flags = ["python_workers"]
"""

JSONC = """\
{
  // 工作者 ☁️ comment, with "quotes" and {brackets
  "name": "héllo-🚀 // no comment /* here */", /* 🚀 */ "main": "src/entry.py",
  "compatibility_date": "2026-10-01", // why
  "compatibility_flags": [ "python_workers", /* 🚀 */ "no_python_workers_314", ],
  "env": {
    "production": { "compatibility_date": "2025-10-01", },
    "pr\\u00e9-prod": { "compatibility_flags": ["python_workers"] },
  },
}
"""

VARIANTS = {
    "plain": lambda text: text,
    "bom": lambda text: "\ufeff" + text,
    "crlf": lambda text: text.replace("\n", "\r\n"),
    "no last line end": lambda text: text.rstrip("\n"),
    "line separators that are none": lambda text: text.replace("comment", "com\u2028me\x85nt"),
}


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize(("filename", "text"), [("wrangler.toml", TOML), ("wrangler.jsonc", JSONC)])
def test_every_value_has_its_exact_place(filename, text, variant, slice_of):
    text = VARIANTS[variant](text)
    reading = read_wrangler(text, Path(filename))
    assert reading.problems == ()
    config = reading.content

    def written(stated):
        return slice_of(text, stated.range).strip("\"'")

    top = config.top
    for stated in (top.main, top.compatibility_date, *top.flags):
        assert written(stated) == stated.value
    assert top.main.value == "src/entry.py"
    assert top.compatibility_date.value == "2026-10-01"
    assert [flag.value for flag in top.flags] == ["python_workers", "no_python_workers_314"]
    assert slice_of(text, top.compatibility_flags.range)[0] == "["
    assert slice_of(text, top.compatibility_flags.range)[-1] == "]"

    production = config.section("production")
    assert production.compatibility_date.value == "2025-10-01"
    assert written(production.compatibility_date) == "2025-10-01"
    assert production.flags == top.flags
    assert production.main == top.main
    preview = config.section("pré-prod")
    assert preview.compatibility_date == top.compatibility_date
    assert [written(flag) for flag in preview.flags] == ["python_workers"]
    assert config.section("nowhere") is None


def test_positions_count_lines_from_zero_and_columns_in_characters():
    text = '{\n /* 🚀 */ "compatibility_date": "2026-10-01"}'
    place = read_wrangler(text, Path("wrangler.json")).content.top.compatibility_date.range
    assert (place.start.line, place.start.column) == (1, 31)
    assert (place.end.line, place.end.column) == (1, 43)


@pytest.mark.parametrize(
    "text",
    [
        'compatibility_date = "2026-10-01"\nenv.production.compatibility_date = "2025-10-01"\n',
        'compatibility_date = "2026-10-01"\nenv = { production = '
        '{ compatibility_date = "2025-10-01" } }\n',
        'compatibility_date = "2026-10-01"\n[env]\nproduction.compatibility_date = "2025-10-01"\n',
        'compatibility_date = "2026-10-01"\n[ env . "production" ]\n'
        'compatibility_date = """2025-10-01"""\n',
    ],
)
def test_toml_has_many_ways_to_write_a_table(text, slice_of):
    config = read_wrangler(text, Path("wrangler.toml")).content
    date = config.section("production").compatibility_date
    assert date.value == "2025-10-01"
    assert slice_of(text, date.range).strip('"') == "2025-10-01"


def test_arrays_of_tables_do_not_confuse_places(slice_of):
    text = (
        '[[kv_namespaces]]\nbinding = "A"\n[[kv_namespaces]]\nbinding = "B"\n'
        '[[env.x.kv]]\ncompatibility_date = "2000-01-01"\n'
        '[env.x]\ncompatibility_date = "2026-01-01"\n'
    )
    date = read_wrangler(text, Path("wrangler.toml")).content.section("x").compatibility_date
    assert slice_of(text, date.range) == '"2026-01-01"'


BROKEN = [
    ("wrangler.toml", "name = \n", 0, "wrangler.toml is not valid TOML: line 1: invalid value."),
    ("wrangler.toml", 'a = 1\r\nb = "x\r\n', 1, "wrangler.toml is not valid TOML: line 2: "),
    ("wrangler.toml", "a = 1\n[x\n", 1, "wrangler.toml is not valid TOML: line 2: expected ']'"),
    ("wrangler.toml", "a = 1\na = 2\n\n", 1, "wrangler.toml is not valid TOML: line "),
    (
        "wrangler.jsonc",
        '{\n  "main": "a.py", // 🚀\n  "x": [1, 2\n  "y": 1\n}\n',
        3,
        "wrangler.jsonc is not valid JSON: line 4: expecting ',' delimiter.",
    ),
    ("wrangler.json", '{\n  "a": 1,\n', 1, "wrangler.json is not valid JSON: line 2: "),
    ("wrangler.json", "", 0, "wrangler.json is not valid JSON: line 1: expecting value."),
    ("wrangler.json", "\n\n{'a': 1}", 2, "wrangler.json is not valid JSON: line 3: "),
    ("wrangler.json", "{,}", 0, "wrangler.json is not valid JSON: line 1: "),
    ("wrangler.json", '{"a": [,]}', 0, "wrangler.json is not valid JSON: line 1: "),
    ("wrangler.json", '{"a": 1,,}', 0, "wrangler.json is not valid JSON: line 1: "),
    ("wrangler.json", '{"a": }', 0, "wrangler.json is not valid JSON: line 1: "),
    ("wrangler.json", "{} /* open", 0, "wrangler.json is not valid JSON: line 1: extra data."),
    ("wrangler.json", "{}\n{}", 1, "wrangler.json is not valid JSON: line 2: extra data."),
    ("wrangler.json", "[]", 0, "wrangler.json is not valid JSON: line 1: the file must hold one"),
    ("wrangler.json", "[" * 200_000, 0, "nested too deeply"),
    ("wrangler.toml", "a = " + "[" * 200_000, 0, "wrangler.toml is not valid TOML: line 1: "),
    ("wrangler.json", '{"a": ' + "1" * 5000 + "}", 0, "wrangler.json is not valid JSON: line 1: "),
]


@pytest.mark.parametrize(("filename", "text", "line", "message"), BROKEN)
def test_a_broken_file_is_one_sentence_at_its_place(filename, text, line, message):
    reading = read_wrangler(text, Path("some", filename))
    assert reading.content is None
    (problem,) = reading.problems
    assert message in problem.message
    assert problem.message.endswith(".")
    assert (problem.code, problem.name) == ("EW903", "invalid-config")
    assert problem.path == Path("some", filename)
    assert problem.range.start.line == line
    assert problem.range.start <= problem.range.end


@pytest.mark.parametrize(
    ("text", "where", "message"),
    [
        ("compatibility_date = 20261001", "20261001", "compatibility_date must be a string, not a"),
        ("main = ['a.py']", "['a.py']", "main must be a string, not a list."),
        (
            'compatibility_flags = "python_workers"',
            '"python_workers"',
            "compatibility_flags must be a list of strings, not a string.",
        ),
        (
            'compatibility_flags = ["a", 7]',
            "7",
            "An item of compatibility_flags must be a string, not a number.",
        ),
        ("env = 1", "1", "env must be a table of environments, not a number."),
        ("[env]\nx = true", "true", "env.x must be a table, not a boolean."),
        ("[env.x]\nmain = {}", "{}", "env.x.main must be a string, not a table."),
        ("compatibility_date = 2026-10-01", "2026-10-01", 'must be a string, "2026-10-01" in'),
    ],
)
def test_a_wrong_type_is_said_at_the_value(text, where, message, slice_of):
    reading = read_wrangler(text, Path("wrangler.toml"))
    (problem,) = reading.problems
    assert message in problem.message
    assert slice_of(text, problem.range) == where


def test_a_date_of_tomls_own_still_counts():
    config = read_wrangler("compatibility_date = 2026-10-01", Path("wrangler.toml")).content
    assert config.top.compatibility_date.value == "2026-10-01"


def test_settings_of_pyproject(slice_of):
    text = (
        '[project]\nname = "é"\n[tool.ruff]\ntarget = 1\n'
        '[tool.edgewise]\ntarget = ["workers-3.13", "pyodide-314"]\nenvironment = "production"\n'
    )
    reading = read_settings(text, Path("pyproject.toml"))
    assert reading.problems == ()
    settings = reading.content
    assert [name.value for name in settings.target.value] == ["workers-3.13", "pyodide-314"]
    assert slice_of(text, settings.target.range) == '["workers-3.13", "pyodide-314"]'
    assert slice_of(text, settings.target.value[1].range) == '"pyodide-314"'
    assert slice_of(text, settings.environment.range) == '"production"'


def test_settings_of_edgewise_toml_stand_at_the_top():
    settings = read_settings('target = "workers"', Path("edgewise.toml")).content
    assert [name.value for name in settings.target.value] == ["workers"]
    assert settings.environment is None


@pytest.mark.parametrize("text", ["", "[tool.other]\nx = 1\n", "[project]\n"])
def test_a_pyproject_without_our_table_sets_nothing(text):
    reading = read_settings(text, Path("pyproject.toml"))
    assert reading.problems == ()
    assert reading.content.target is None


@pytest.mark.parametrize(
    ("text", "where", "message"),
    [
        ('tagret = "workers"', "tagret", "no option 'tagret'. Did you mean 'target'?"),
        ('"environmnet" = 1', '"environmnet"', "Did you mean 'environment'?"),
        ("zzz.deep = 1", "zzz.deep", "Edgewise has no option 'zzz'."),
        ("target = 3", "3", "target must be a runtime's name or a list of names, not a number."),
        ("target = []", "[]", "target names no runtime."),
        ('target = ["workers", 1]', "1", "An item of target must be a string, not a number."),
        ("environment = []", "[]", "environment must be a string, not a list."),
    ],
)
@pytest.mark.parametrize("header", ["[tool.edgewise]\n", ""])
def test_wrong_settings_are_said_where_they_stand(header, text, where, message, slice_of):
    text = header + text
    reading = read_settings(text, Path("pyproject.toml" if header else "edgewise.toml"))
    (problem,) = reading.problems
    assert message in problem.message
    assert problem.code == "EW903"
    assert slice_of(text, problem.range) == where


def test_an_edgewise_that_is_no_table():
    (problem,) = read_settings("[tool]\nedgewise = 1", Path("pyproject.toml")).problems
    assert problem.message == "tool.edgewise must be a table, not a number."


PIECES = (
    *('"', "'", '"""', "{", "}", "[", "]", "[[", "]]", ",", ":", "=", "//", "/*", "*/", "#"),
    *("\n", "\r\n", "\r", " ", "\t", "\x00", "\x0c", "\u2028", "\ufeff", "🚀", "\ud800", "a", "."),
    *("main", "compatibility_date", "compatibility_flags", '"env"', "tool.edgewise", "target"),
    *("1", "-", "\\", "2026-10-01", "true", "null", "nan", "\\u00e9", '"python_workers"'),
)


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_no_text_raises(text):
    for name in ("wrangler.toml", "wrangler.jsonc"):
        reading = read_wrangler(text, Path(name))
        assert (reading.content is None) <= bool(reading.problems)
    for name in ("pyproject.toml", "edgewise.toml"):
        read_settings(text, Path(name))


@pytest.mark.parametrize("piece", ['"\\', "/*", '"', "{", '{"a":', "//\n", ",", "[[", "a=1\n"])
def test_no_text_takes_long(piece):
    text = piece * (200_000 // len(piece))
    started = time.process_time()
    for name in ("wrangler.toml", "wrangler.jsonc"):
        read_wrangler(text, Path(name))
    assert time.process_time() - started < 2
