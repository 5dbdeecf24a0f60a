"""A compatibility date that selects an older runtime than the Worker's code needs.

## What it does
Looks for findings in the Worker's files that would be gone under a newer compatibility date, and
lists them at `compatibility_date`, with what would fail there that works today.

## Why is this bad?
The code waits for something that is there already. Each finding says so by itself; here it stands
together, to weigh it up before the date is changed.

The files are checked against the newer runtime too, so nothing is guessed. A file that is checked
alone (`edgewise check one.py`) is all that is looked at.

## Example
```toml
main = "src/entry.py"  # import fcntl
compatibility_date = "2026-03-01"
compatibility_flags = ["python_workers"]
```

## Use instead
```toml
main = "src/entry.py"  # import fcntl
compatibility_date = "2026-09-08"
compatibility_flags = ["python_workers"]
```

## Targets
Workers runtimes that a date selected and that are not the newest.

## How to configure
Suppress it with `# edgewise: ignore[EW503]` on the line, in JSON with
`// edgewise: ignore[EW503]`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgewise.finding import Related, Severity
from edgewise.fixes.fix import Fix, SetCompatibilityDate
from edgewise.rules.config_rule import ConfigRule, Configuration

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from edgewise.config.problem import Problem
    from edgewise.config_language.outlook import Place, Prospect

_NAMED = 5
_RELATED = 10


class OutdatedRuntime(ConfigRule):
    """EW503."""

    code = "EW503"
    name = "outdated-runtime"
    severity = Severity.HINT

    def problems(self, configuration: Configuration) -> Iterator[Problem]:
        """The section's date, if a newer one would end any finding."""
        wrangler, section = configuration.wrangler, configuration.section
        outlook = configuration.outlook
        if wrangler is None or section is None or outlook is None or not outlook.prospects:
            return
        date = section.compatibility_date
        if date is None:
            return
        base = wrangler.path.parent
        places = dict.fromkeys(place for prospect in outlook.prospects for place in prospect.gone)
        yield self.problem(
            wrangler.path,
            date.range,
            " ".join(_said(prospect, base) for prospect in outlook.prospects),
            subject="compatibility_date",
            runtimes=configuration.target.names,
            related=tuple(
                Related(f"{place.finding.code} is gone then", place.finding.range, place.path)
                for place in list(places)[:_RELATED]
            ),
            fixes=tuple(
                Fix(
                    f"Set compatibility_date to {prospect.date} (Python {_python(prospect)})",
                    SetCompatibilityDate(wrangler.path, prospect.date, section.environment),
                )
                for prospect in outlook.prospects
            ),
        )


def _said(prospect: Prospect, base: Path) -> str:
    runtime = prospect.runtime
    said = (
        f"With compatibility date {prospect.date} (Python {_python(prospect)}, Pyodide"
        f" {runtime.pyodide}) works what fails here today: {_listed(prospect.gone, base)}."
    )
    if prospect.come:
        return f"{said} But this fails then: {_listed(prospect.come, base)}."
    return f"{said} Nothing is known that works today and fails then."


def _listed(places: Sequence[Place], base: Path) -> str:
    """Each subject with its first place, and how many more there are."""
    subjects: dict[str, list[Place]] = {}
    for place in places:
        subjects.setdefault(place.finding.subject, []).append(place)
    named = [
        f"`{subject}` ({_at(found[0], base)}{_more(len(found) - 1)})"
        for subject, found in list(subjects.items())[:_NAMED]
    ]
    left = len(subjects) - len(named)
    return ", ".join(named) + (f" and {left} more" if left else "")


def _more(count: int) -> str:
    if not count:
        return ""
    return f" and {count} other place{'s' if count > 1 else ''}"


def _at(place: Place, base: Path) -> str:
    path = place.path
    shown = path.relative_to(base) if path.is_relative_to(base) else path
    return f"{shown.as_posix()}:{place.finding.range.start.line + 1}"


def _python(prospect: Prospect) -> str:
    return f"{prospect.runtime.python[0]}.{prospect.runtime.python[1]}"
