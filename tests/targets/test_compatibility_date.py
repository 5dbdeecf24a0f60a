"""Setting the date changes the date and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edgewise.config.wrangler import read_wrangler
from edgewise.fixes.compatibility_date import set_compatibility_date, would_select

DATE = "2026-09-08"


@pytest.fixture
def fixed(applied):
    def with_the_date(text: str, filename: str, environment: str | None = None) -> str | None:
        edit = set_compatibility_date(text, filename, DATE, environment)
        return None if edit is None else applied(text, edit)

    return with_the_date


REPLACED = [
    ("wrangler.toml", 'compatibility_date = "«2025-01-01»" # why\nmain = "a.py"'),
    ("wrangler.toml", "\ufeff# é🚀\r\n  'compatibility_date'  =  '«2025-01-01»'\t#x\r\n[vars]\r\n"),
    ("wrangler.toml", 'compatibility_date = "«»"\n'),
    ("wrangler.json", '{"compatibility_date":"«2025-01-01»"}'),
    (
        "wrangler.jsonc",
        '\ufeff{\r\n\t// é🚀 "compatibility_date": "1"\r\n\t/* 🚀 */ "compatibility_date"'
        ' : "«2025-01-01»", // why\r\n\t"a": [1, 2,],\r\n}\r\n',
    ),
    ("wrangler.jsonc", '{"compatibility_date": "1", "compatibility_date": "«2»"}'),
]


@pytest.mark.parametrize(("filename", "marked"), REPLACED)
def test_only_the_value_changes(filename, marked, applied):
    before, rest = marked.split("«")
    value, after = rest.split("»")
    edit = set_compatibility_date(before + value + after, filename, DATE)
    assert edit.text == DATE
    assert applied(before + value + after, edit) == before + DATE + after


@pytest.mark.parametrize(
    ("filename", "written"),
    [
        ("wrangler.toml", "2025-01-01"),
        ("wrangler.toml", '"""2025-01-01"""'),
        ("wrangler.toml", "'''2025-01-01'''"),
        ("wrangler.toml", '"2025\\u002d01-01"'),
        ("wrangler.toml", "20250101"),
        ("wrangler.json", '"2025\\u002d01-01"'),
        ("wrangler.json", "20250101"),
    ],
)
def test_what_is_no_plain_string_becomes_one(filename, written, fixed):
    before, after = ("compatibility_date = ", " # x\n")
    if filename.endswith("json"):
        before, after = ('{"compatibility_date": ', ", }")
    assert fixed(before + written + after, filename) == f'{before}"{DATE}"{after}'


INSERTED = [
    (
        "wrangler.toml",
        '# top\nname = "x"\nmain = "a.py" # the entry\n\n[vars]\nmain = 1\n',
        '# top\nname = "x"\nmain = "a.py" # the entry\n«compatibility_date = "2026-09-08"\n»'
        "\n[vars]\nmain = 1\n",
    ),
    (
        "wrangler.toml",
        'name = "x"\r\ncompatibility_flags = [\r\n]\r\n',
        'name = "x"\r\n«compatibility_date = "2026-09-08"\r\n»compatibility_flags = [\r\n]\r\n',
    ),
    ("wrangler.toml", 'main = "a.py"', 'main = "a.py"«\ncompatibility_date = "2026-09-08"»'),
    (
        "wrangler.toml",
        '\ufeff# about\n[vars]\nmain = "x"\n',
        '\ufeff«compatibility_date = "2026-09-08"\n»# about\n[vars]\nmain = "x"\n',
    ),
    ("wrangler.toml", "", '«compatibility_date = "2026-09-08"\n»'),
    (
        "wrangler.jsonc",
        '{\n  "name": "x",\n  "main": "a.py", // entry\n  // next\n  "vars": {}\n}\n',
        '{\n  "name": "x",\n  "main": "a.py", // entry\n«  "compatibility_date": "2026-09-08",\n»'
        '  // next\n  "vars": {}\n}\n',
    ),
    (
        "wrangler.jsonc",
        '{\r\n\t"vars": {},\r\n\t"main": "a.py" // entry\r\n}\r\n',
        '{\r\n\t"vars": {},\r\n\t"main": "a.py"«,» // entry«\r\n\t"compatibility_date": '
        '"2026-09-08"»\r\n}\r\n',
    ),
    (
        "wrangler.jsonc",
        '{\n  "main": "a.py",\n}',
        '{\n  "main": "a.py",\n«  "compatibility_date": "2026-09-08",\n»}',
    ),
    (
        "wrangler.jsonc",
        '{\n  "main": "a.py" /* long\n  comment */, "b": 1\n}',
        '{\n  "main": "a.py"«, "compatibility_date": "2026-09-08"» /* long\n'
        '  comment */, "b": 1\n}',
    ),
    (
        "wrangler.jsonc",
        '{\n  "main": "a.py", "b": 1\n}',
        '{\n  "main": "a.py"«, "compatibility_date": "2026-09-08"», "b": 1\n}',
    ),
    (
        "wrangler.json",
        '{"main": "a.py", "b": 1}',
        '{"main": "a.py"«, "compatibility_date": "2026-09-08"», "b": 1}',
    ),
    (
        "wrangler.json",
        '{"flags": [1], "vars": {"main": "x"}}',
        '{"flags": [1], "vars": {"main": "x"}«, "compatibility_date": "2026-09-08"»}',
    ),
    ("wrangler.json", "{}", '{«"compatibility_date": "2026-09-08"»}'),
    ("wrangler.json", "{ /* c */ }\n", '{«"compatibility_date": "2026-09-08"» /* c */ }\n'),
]


@pytest.mark.parametrize(("filename", "text", "marked"), INSERTED)
def test_a_missing_date_is_written_where_people_write_it(filename, text, marked, fixed):
    assert fixed(text, filename) == marked.replace("«", "").replace("»", "")


ENVIRONMENTS = 'compatibility_date = "2024-01-01"\n[env.a]\ncompatibility_date = "1"\n[env.b]\n'


@pytest.mark.parametrize(
    ("environment", "result"),
    [
        (None, ENVIRONMENTS.replace("2024-01-01", DATE)),
        ("a", ENVIRONMENTS.replace('"1"', f'"{DATE}"')),
        ("b", ENVIRONMENTS.replace("2024-01-01", DATE)),
    ],
)
def test_the_date_that_the_environment_uses_is_the_one_to_change(environment, result, fixed):
    assert fixed(ENVIRONMENTS, "wrangler.toml", environment) == result


@pytest.mark.parametrize(
    ("filename", "text"),
    [
        ("wrangler.toml", f'compatibility_date = "{DATE}"'),
        ("wrangler.toml", "compatibility_date = "),
        ("wrangler.json", '{"compatibility_date": "2025-01-01"'),
        ("wrangler.json", "[]"),
        ("wrangler.json", ""),
    ],
)
def test_there_is_no_edit_when_there_is_nothing_to_do_or_no_place_for_it(filename, text):
    assert set_compatibility_date(text, filename, DATE) is None


@pytest.mark.parametrize(
    ("flags", "selects"),
    [
        ([], "workers-3.14"),
        (["python_workers_20250116"], "workers-3.14"),
        (["no_python_workers_314"], "workers-3.13"),
        (["no_python_workers_314", "no_python_workers_20250116"], "workers-3.12"),
    ],
)
def test_what_the_date_would_select(flags, selects):
    flags = ", ".join(f'"{flag}"' for flag in ["python_workers", *flags])
    toml = f'main = "a.py"\ncompatibility_flags = [{flags}]\n[env.old]\n'
    toml += 'compatibility_flags = ["python_workers", "no_python_workers_314"]\n'
    assert would_select(toml, "wrangler.toml", DATE) == selects
    assert would_select(toml, "wrangler.toml", DATE, "old") == "workers-3.13"
    assert would_select(toml, "wrangler.toml", DATE, "none") is None
    json = f'{{"main": "a.py", "compatibility_flags": [{flags}], }}'
    assert would_select(json, "wrangler.jsonc", DATE) == selects


@pytest.mark.parametrize(
    ("filename", "text"),
    [("wrangler.toml", "main ="), ("wrangler.toml", 'main = "a.ts"'), ("wrangler.json", "{}")],
)
def test_no_date_selects_a_runtime_for_what_is_no_python_worker(filename, text):
    assert would_select(text, filename, DATE) is None


def test_no_runtime_for_what_is_no_date():
    assert would_select('main = "a.py"', "wrangler.toml", "soon") is None


LAYOUT = st.sampled_from(["", " ", "\n", "\r\n", "\t", " // é🚀\n", "/* , } */", "/* \r\n */"])


@given(
    gaps=st.lists(LAYOUT, min_size=12, max_size=12),
    dated=st.booleans(),
    trailing=st.booleans(),
    first=st.booleans(),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # it keeps no state
def test_any_layout_of_json_keeps_every_other_byte(fixed, gaps, dated, trailing, first):
    members = ['"main"«:«"a.py"', '"name"«:«"x"']
    if first:
        members.reverse()
    if dated:
        members.insert(1, '"compatibility_date"«:«"2024-01-01"')
    text = "«{«" + "«,«".join(members) + ("«,«}" if trailing else "«}") + "«"
    for gap in gaps * 3:
        text = text.replace("«", gap, 1)
    result = fixed(text, "wrangler.jsonc")
    config = read_wrangler(result, Path("wrangler.jsonc")).content
    assert config.top.compatibility_date.value == DATE
    assert config.top.main.value == "a.py"
    if dated:
        assert result == text.replace("2024-01-01", DATE)
    else:
        characters = iter(result)
        assert all(character in characters for character in text)
