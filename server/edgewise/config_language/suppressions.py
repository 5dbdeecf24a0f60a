"""What there is to say about suppression comments in configuration files.

Only what the file itself decides: whether such a comment silences anything depends on every
Worker that the file is for, and on all of their code.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from edgewise.config.problem import Problem
from edgewise.finding import Position, Range
from edgewise.fixes.fix import Fix, RewriteComment
from edgewise.rules import config_rules
from edgewise.rules.suppression_rule import ABOUT_SUPPRESSIONS
from edgewise.suppression_judgement import INVALID, UNUSED, judge, known_rules

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from edgewise.config.suppressions import Suppressions, Written
    from edgewise.rules.suppression_rule import Remark

_NEXT_COMMENT = re.compile(r"#(?!\d)")


def check_comments(path: Path, suppressions: Suppressions) -> Iterator[Problem]:
    """What is wrong with the comments of one file, whatever it is for."""
    for written in suppressions.written:
        for remark in _remarks(written):
            problem = _problem(path, written, remark)
            if not written.suppression.names(problem) and not any(
                each.whole_file and each is not written.suppression and each.covers(problem)
                for each in suppressions.comments
            ):
                yield problem


def _remarks(written: Written) -> Iterator[Remark]:
    comment = written.suppression
    if not comment.closed:
        yield INVALID.unclosed(comment)
        return
    said_here = {rule.code for rule in config_rules()} | ABOUT_SUPPRESSIONS
    # What only code can do wrong is never needed here; the rest counts as needed.
    judgement = judge(comment, said_here, lambda _: True)
    for index in judgement.unknown:
        yield INVALID.unknown(comment, index, known_rules())
    if not written.counts:
        yield UNUSED.misplaced(comment)
    elif judgement.is_idle:
        yield UNUSED.whole(comment, "")
    elif judgement.unused or judgement.repeated:
        yield UNUSED.part(comment, judgement.unused, judgement.repeated, "")


def _problem(path: Path, written: Written, remark: Remark) -> Problem:
    action = _action(path, written, remark) if remark.title else None
    fixes = (Fix(remark.title, action, safe=remark.safe, preferred=True),) if action else ()
    rule = remark.rule
    return Problem(
        path,
        remark.range,
        remark.message,
        rule.code,
        rule.name,
        rule.severity,
        remark.subject,
        fixes=fixes,
    )


def _action(path: Path, written: Written, remark: Remark) -> RewriteComment | None:
    """The change to the comment; None for one of several lines."""
    comment, items = written.comment, written.suppression.items or ()
    if "\n" in comment.text or "\r" in comment.text:
        return None
    start = comment.start.column

    def rewrite(where: Range, new: str) -> RewriteComment:
        old = comment.text[where.start.column - start : where.end.column - start]
        return RewriteComment(path, where, old, new)

    if remark.replacement is not None and remark.removes:
        return rewrite(items[remark.removes[0]].range, remark.replacement)
    removed = range(len(items)) if remark.removes is None else remark.removes
    kept = [item.text for index, item in enumerate(items) if index not in removed]
    if kept:
        return rewrite(Range(items[0].range.start, items[-1].range.end), ", ".join(kept))
    after = written.suppression.end.column - start
    if _NEXT_COMMENT.search(comment.text, after):
        return None  # somebody else's
    before = comment.text[: written.suppression.start.column - start]
    begin = written.suppression.start if before.strip("/* ") else comment.start
    end = Position(comment.start.line, start + len(comment.text))
    return rewrite(Range(begin, end), "")
