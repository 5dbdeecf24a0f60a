"""Adding, removing and renaming a flag change that flag and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edgewise.config.wrangler import read_wrangler
from edgewise.fixes.compatibility_flags import add_flag, remove_flag, replace_in_config

FLAG = "python_workers"

ADDED = [
    ("wrangler.toml", 'main = "a.py" # x\n', 'main = "a.py" # x\n«compatibility_flags = ["F"]\n»'),
    (
        "wrangler.toml",
        'compatibility_date = "1" # why\r\n[vars]\r\n',
        'compatibility_date = "1" # why\r\n«compatibility_flags = ["F"]\r\n»[vars]\r\n',
    ),
    ("wrangler.toml", "compatibility_flags = [] # x", 'compatibility_flags = [«"F"»] # x'),
    ("wrangler.toml", "compatibility_flags = ['a']", "compatibility_flags = [«\"F\", »'a']"),
    (
        "wrangler.toml",
        "compatibility_flags = [\n  # all\n  'a', # a\n]",
        "compatibility_flags = [\n  # all\n«  \"F\",\n»  'a', # a\n]",
    ),
    (
        "wrangler.jsonc",
        '{\n  "main": "a.py", // entry\n  "vars": {}\n}\n',
        '{\n  "main": "a.py", // entry\n«  "compatibility_flags": ["F"],\n»  "vars": {}\n}\n',
    ),
    (
        "wrangler.jsonc",
        '{\n  "compatibility_flags": [\r\n\t"a", // é🚀\n  ],\n}',
        '{\n  "compatibility_flags": [\r\n«\t"F",\r\n»\t"a", // é🚀\n  ],\n}',
    ),
    (
        "wrangler.json",
        '{"compatibility_flags": [ /* none */ ]}',
        '{"compatibility_flags": [«"F"» /* none */ ]}',
    ),
]


@pytest.mark.parametrize(("filename", "text", "marked"), ADDED)
def test_a_flag_is_added_where_people_write_it(filename, text, marked, applied):
    edit = add_flag(text, filename, FLAG)
    assert applied(text, edit) == marked.replace("«", "").replace("»", "").replace(
        '"F"', f'"{FLAG}"'
    )


@pytest.mark.parametrize(
    "text",
    [
        'compatibility_flags = ["python_workers"]',
        "compatibility_flags = 3",
        "compatibility_flags = [",
    ],
)
def test_there_is_nothing_to_add(text):
    assert add_flag(text, "wrangler.toml", FLAG) is None


def test_an_environments_own_flags_get_it(applied):
    text = 'compatibility_flags = ["a"]\n[env.x]\ncompatibility_flags = ["b"]\n[env.y]\n'
    own = applied(text, add_flag(text, "wrangler.toml", FLAG, "x"))
    assert own == text.replace('["b"', f'["{FLAG}", "b"')
    inherited = applied(text, add_flag(text, "wrangler.toml", FLAG, "y"))
    assert inherited == text.replace('["a"', f'["{FLAG}", "a"')


REMOVED = [
    ("wrangler.toml", "compatibility_flags = [«'x'»] # why"),
    ("wrangler.toml", "compatibility_flags = ['a'«, 'x'»] # why"),
    ("wrangler.toml", "compatibility_flags = [«'x', »'a'] # why"),
    ("wrangler.toml", "compatibility_flags = [\n 'a', # a\n« 'x',\n» 'b', # b\n]"),
    ("wrangler.toml", "compatibility_flags = [\n 'a',\n« 'x'\n»]"),
    ("wrangler.toml", "compatibility_flags = [\r\n 'a',\r\n «'x', »# why\r\n]"),
    ("wrangler.jsonc", '{"compatibility_flags": ["a"«, "x"»], /* é🚀 */}'),
    ("wrangler.jsonc", '{"compatibility_flags": [\n "a"«,\n "x"»\n]}'),
    ("wrangler.jsonc", '{"compatibility_flags": [\n« "x",\n» "a" // a\n]}'),
    ("wrangler.jsonc", '{"compatibility_flags": [\n "a"«,» // b, c\n «"x"» // one, two\n]}'),
    ("wrangler.jsonc", '{"compatibility_flags": [\n «"x"» // one, two\n«,» "a"]}'),
    ("wrangler.toml", "compatibility_flags = [\n «'x'» # one, two\n«,» 'a']"),
    ("wrangler.json", '{"env": {"p": {"compatibility_flags": [«"x", »"a", "b"]}}}'),
]


@pytest.mark.parametrize(("filename", "marked"), REMOVED)
def test_a_flag_goes_with_its_comma_and_no_comment(filename, marked, applied):
    text = marked.replace("«", "").replace("»", "")
    config = read_wrangler(text, Path(filename)).content
    flag = next(each for part in config.sections for each in part.flags if each.value == "x")
    edit = remove_flag(text, filename, flag.range, "x")
    assert applied(text, edit) == re.sub("«[^»]*»", "", marked)
    assert remove_flag(text, filename, flag.range, "y") is None


def test_another_name_keeps_the_quotes(applied):
    text = "compatibility_flags = ['a', \"b\"]\n"
    config = read_wrangler(text, Path("wrangler.toml")).content
    first, second = config.top.flags
    edit = replace_in_config(text, "wrangler.toml", first.range, "a", "c")
    assert applied(text, edit) == text.replace("'a'", "'c'")
    edit = replace_in_config(text, "wrangler.toml", second.range, "b", "c")
    assert applied(text, edit) == text.replace('"b"', '"c"')
    assert replace_in_config(text, "wrangler.toml", second.range, "a", "c") is None


GAP = st.sampled_from(["", " ", "\n", "\r\n", "\t", " // é🚀\n", "/* , ] */", "/* \r\n */"])


@given(
    gaps=st.lists(GAP, min_size=9, max_size=9),
    flags=st.lists(st.sampled_from(["a", "b", "x"]), min_size=1, max_size=3, unique=True),
    trailing=st.booleans(),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # it keeps no state
def test_any_layout_keeps_its_comments(applied, gaps, flags, trailing):
    items = "«,«".join(f'"{flag}"' for flag in flags) + ("«,«" if trailing else "«")
    text = f'«{{«"compatibility_flags":«[«{items}]}}'
    for gap in gaps * 2:
        text = text.replace("«", gap, 1)
    path = Path("wrangler.jsonc")

    def read(text):
        return [each.value for each in read_wrangler(text, path).content.top.flags]

    added = applied(text, add_flag(text, path.name, FLAG))
    assert read(added) == [FLAG, *flags]
    characters = iter(added)
    assert all(character in characters for character in text)

    flag = read_wrangler(text, path).content.top.flags[-1]
    removed = applied(text, remove_flag(text, path.name, flag.range, flag.value))
    assert read(removed) == flags[:-1]
    assert removed.count("🚀") == text.count("🚀")
    assert removed.count("/*") == text.count("/*")
