"""What is typed into: it parses, has the length it says, and fails where it says."""

from __future__ import annotations

import ast
import itertools

import pytest

from edgewise.checker import check
from edgewise.runtimes import catalogue
from edgewise.runtimes.target import Choice, ChosenBy, Target
from edgewise.source.document import Document

from . import corpus, edits

TARGET = Target((catalogue.runtime("workers-3.13"),), Choice(ChosenBy.COMMAND_LINE, "a test"))
MAKERS = [corpus.module, corpus.clean_module, corpus.long_class]


def applied(text: str, edit: edits.Edit) -> str:
    lines = text.split("\n")
    end_line, end_column = edit.end
    before, after = lines[edit.line][: edit.column], lines[end_line][end_column:]
    lines[edit.line : end_line + 1] = f"{before}{edit.text}{after}".split("\n")
    return "\n".join(lines)


def typed(typing: edits.Typing, keys: int) -> list[str]:
    """The texts after each of the first keys."""
    after = itertools.accumulate(
        itertools.islice(typing.keys(), keys), applied, initial=typing.text
    )
    return list(after)[1:]


@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize("lines", [20, 100, 137, 1_500])
def test_a_text_parses_and_is_as_long_as_it_shall_be(make, lines: int) -> None:
    made = make(lines)
    ast.parse(made.text)
    assert len(made.lines) == lines


def test_a_text_has_a_least_length() -> None:
    with pytest.raises(ValueError, match="at least"):
        corpus.module(3)


@pytest.mark.parametrize("make", MAKERS)
def test_it_fails_where_it_says(make) -> None:
    made = make(400)
    found = check(Document.open(made.text), TARGET)
    assert (made.failing > 0) == (make is not corpus.clean_module)
    assert sum(finding.code == "EW301" for finding in found) == made.failing
    assert any(finding.code == "EW101" for finding in found) == (made.failing > 0)


def test_valid_keys_leave_a_text_that_parses() -> None:
    source = corpus.module(200)
    middle = edits.middle(source)
    for make in (edits.digits, edits.in_string):
        for text in typed(make(source, middle), 40):
            ast.parse(text)


@pytest.mark.parametrize("where", ["middle", "first line", "method"])
def test_letters_give_whole_lines_in_the_end(where: str) -> None:
    source = corpus.long_class(300) if where == "method" else corpus.module(300)
    line = {"middle": edits.middle, "method": edits.in_method, "first line": lambda _: 0}[where](
        source
    )
    texts = typed(edits.broken(source, line), 200)
    whole = []
    for text in texts:
        try:
            ast.parse(text)
        except SyntaxError:
            continue
        whole.append(text)
    assert 0 < len(whole) < len(texts) * 0.75
    assert whole[-1].count("hashlib.new") >= source.text.count("hashlib.new") + 2


def test_what_is_pasted_goes_again() -> None:
    source = corpus.module(100)
    typing = edits.paste_and_undo(source, edits.middle(source), 500)
    pasted, undone = typed(typing, 2)
    ast.parse(pasted)
    assert pasted.count("\n") == source.text.count("\n") + 500
    assert undone == source.text
