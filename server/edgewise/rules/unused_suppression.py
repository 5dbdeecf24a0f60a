"""A suppression comment that silences nothing.

## What it does
Reports `# edgewise: ignore` comments, and codes in them, that no finding needs: the code was
changed, an import was guarded, a newer compatibility date brought what was missing. A code that
stands in a comment twice, and an `ignore-file` below the first statement, silence nothing either.

In configuration files, where the comments start with `#` or `//`, those are reported that no
configuration needs: rules about code, and what is said twice or too late.

## Why is this bad?
The comment says that something fails there, and nothing does. When something else goes wrong on
that line one day, nobody will be told.

## Example
```python
import json  # edgewise: ignore[EW101]

print(json.dumps({}))
```

## Use instead
```python
import json

print(json.dumps({}))
```

## Fix
Removes the comment, or the codes in it that are not needed. The comments of other tools on the
line stay.

## What it knows
A comment is used if it silences a finding on any runtime of the target. Where a finding may still
come, nothing is said: while code does not parse, as long as a module around the file is looked
into, and where a line depends on a package that is not installed. Rules that the configuration
switches off are not called unused.

## Targets
All runtimes.

## How to configure
A comment that names EW901 itself is kept: `# edgewise: ignore[EW101, EW901]`. One without codes is
reported all the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgewise.finding import Range, Severity, Tag
from edgewise.rules.suppression_rule import Remark, SuppressionRule, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from edgewise.source.suppressions import Suppression


class UnusedSuppression(SuppressionRule):
    """EW901."""

    code = "EW901"
    name = "unused-suppression"
    severity = Severity.WARNING
    tags = (Tag.UNNECESSARY,)

    def whole(self, comment: Suppression, where: str) -> Remark:
        """Nothing that the comment speaks of is found; `where` says on what: ` on workers-3.13`."""
        if comment.items is None:
            what, subject = "nothing is reported", "everything"
        elif not comment.items:
            return self._without(comment, "This suppression names no rule.", "nothing")
        else:
            subject = listed([f"`{item.text}`" for item in comment.items])
            what = f"{subject} {'is' if len(comment.items) == 1 else 'are'} not reported"
        here = "in this file" if comment.whole_file else "here"
        return self._without(
            comment, f"Unused suppression: {what} {here}{where}.", subject.replace("`", "")
        )

    def misplaced(self, comment: Suppression) -> Remark:
        """An `ignore-file` that comes too late."""
        return self._without(
            comment,
            "Unused suppression: `ignore-file` counts above the first statement or key only.",
            "ignore-file",
        )

    def part(
        self, comment: Suppression, unused: Sequence[int], repeated: Sequence[int], where: str
    ) -> Remark:
        """Some items of the comment are not needed, by their index; others are."""
        items = comment.items or ()
        here = "in this file" if comment.whole_file else "here"
        said = []
        if unused:
            names = listed([f"`{items[index].text}`" for index in unused])
            verb = "is" if len(unused) == 1 else "are"
            said.append(f"Unused suppression: {names} {verb} not reported {here}{where}.")
        if repeated:
            names = listed([f"`{items[index].text}`" for index in repeated])
            verb = "repeats" if len(repeated) == 1 else "repeat"
            said.append(f"{names} {verb} what the comment says already.")
        gone = sorted((*unused, *repeated))
        names = listed([items[index].text for index in gone])
        where_ = Range(items[gone[0]].range.start, items[gone[-1]].range.end)
        return Remark(
            self,
            where_,
            " ".join(said),
            names,
            f"Remove {names} from the suppression",
            tuple(gone),
            safe=True,
        )

    def _without(self, comment: Suppression, message: str, subject: str) -> Remark:
        return Remark(
            self,
            comment.range,
            message,
            subject,
            "Remove the unused suppression",
            None,
            safe=True,
        )
