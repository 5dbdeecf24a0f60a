"""Which string somebody points at, while the file is broken and while it is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgewise.config.cursor import key_at, keys_of, string_at, strings_of
from edgewise.config.jsonc_source import read_jsonc
from edgewise.config.source import Language
from edgewise.config.toml_source import read_toml

JSON, TOML = Language.JSON, Language.TOML

AT = [
    (JSON, '{"compatibility_date": "«20|26-01»"}', ("compatibility_date",)),
    (JSON, '{"a": {"b": "x"}, "flags": ["x", "«py|th»', ("flags", 1)),
    (JSON, '{"flags": ["«|»', ("flags", 0)),
    (JSON, '{"flags": ["«python_|», "b"]}', ("flags", 0)),
    (JSON, '{"date": "«2026-|»,\n "x": {', ("date",)),
    (JSON, '{ // "no"\n /* "a": [ */ "env": {"é": {"f": [ "a", "«|🚀»" ]}}}', ("env", "é", "f", 1)),
    (JSON, '{"a": [{"b": "x"}, {"b": "«y|»"}]}', ("a", 1, "b")),
    (JSON, '{"na|me": 1}', None),
    (JSON, '{"name": 1, | "x": "y"}', None),
    (JSON, '{"flags": ["x" | ]}', None),
    (TOML, 'main = "a"\ndate = "«|»\nname = "x"', ("date",)),
    (TOML, "date = '«2026|»'", ("date",)),
    (TOML, '[env.prod]\nf = [\n "a", # "x"\n "«p|»"\n]', ("env", "prod", "f", 1)),
    (TOML, 'env.prod.f = ["a", "«p|»', ("env", "prod", "f", 1)),
    (TOML, 'f = ["a",\nmain = "«x|»"', ("main",)),
    (TOML, 'f = [\n"a",\n[env.b]\nmain = "«x|»"', ("env", "b", "main")),
    (TOML, "env = { prod = { date = '«2|»' } }", ("env", "prod", "date")),
    (TOML, '[[kv]]\nid = "1"\n[env."pré"]\ndate = "«|2026»"', ("env", "pré", "date")),
    (TOML, 'a = """\nf = ["x"]\n"""\nb = "«|»"', ("b",)),
    (TOML, '# f = "x|"\n', None),
    (TOML, '"na|me" = 1', None),
]


@pytest.mark.parametrize(("language", "marked", "path"), AT)
def test_what_is_pointed_at(language, marked, path):
    text = marked.replace("«", "").replace("»", "").replace("|", "")
    offset = marked.replace("«", "").replace("»", "").index("|")
    found = string_at(text, language, offset)
    if path is None:
        assert found is None
        return
    plain = marked.replace("|", "")
    assert found.path == path
    assert (found.start, found.end) == (plain.index("«"), plain.index("»") - 1)
    assert found.content == text[found.start : found.end]


WHOLE = [
    (
        JSON,
        '\ufeff{\r\n"name": "x", "flags": ["a", /* "z" */ "b",], "n": [["c"], {"d": "e"}],'
        ' "env": {"p": {"flags": ["f"], "q": 3}}}',
    ),
    (
        TOML,
        "name = 'x' # 'y'\nflags = [ \"a\",\n 'b', # ]\n]\nn = [['c'], {d = 'e', g = 'h'}]\n"
        "x.y = 'z'\n[env.p]\nflags = ['f']\n[env.p.vars]\n\"a b\" = 'i'\n",
    ),
]


@pytest.mark.parametrize(("language", "text"), WHOLE)
def test_on_a_whole_file_it_agrees_with_the_reader(language, text):
    source = read_toml(text) if language is TOML else read_jsonc(text)
    strings = {path for path in source.places if isinstance(source.at(path), str)}
    found = {each.path: each for each in strings_of(text, language)}
    assert set(found) == strings
    for path, each in found.items():
        assert (each.start, each.end) == tuple(
            end + step for end, step in zip(source.places[path].value, (1, -1), strict=True)
        )
        assert each.content == source.at(path)


@given(
    text=st.text(alphabet="{}[]\":,=#/*\\'a.\n\r é🚀", max_size=80),
    offset=st.integers(0, 80),
    language=st.sampled_from(list(Language)),
)
def test_no_text_is_too_broken(text, offset, language):
    found = string_at(text, language, min(offset, len(text)))
    if found is not None:
        assert 0 <= found.start <= found.end <= len(text)
        assert found.content == text[found.start : found.end]
        assert "\n" not in found.content or text[found.start - 3 : found.start] in ('"""', "'''")


@pytest.mark.parametrize("text", [text for language, text in WHOLE if language is TOML])
def test_the_keys_of_a_whole_file_are_those_of_the_reader(text):
    source = read_toml(text)
    found = {each.path: each for each in keys_of(text)}
    assert set(found) == {path for path in source.places if isinstance(path[-1], str)}
    for each in found.values():
        assert key_at(text, each.start).start == each.start


@given(text=st.text(alphabet="{}[]\":,=#/*\\'a.\n\r é🚀", max_size=80), offset=st.integers(0, 80))
def test_no_text_is_too_broken_for_keys(text, offset):
    found = key_at(text, min(offset, len(text)))
    if found is not None:
        assert 0 <= found.start <= found.end <= len(text)
        assert found.content == text[found.start : found.end].strip("\"'")
        assert found.path[-1] == found.content
