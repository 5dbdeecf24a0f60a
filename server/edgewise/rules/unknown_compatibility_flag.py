"""A compatibility flag that workerd refuses or that changes nothing.

## What it does
Reports flags in `compatibility_flags` of a Python Worker

- that workerd does not know (error; warning where no flag is like it, or only in other digits,
  since a newer workerd may have it),
- that stand there twice (error),
- that are experimental (warning): Cloudflare deploys none, and workerd wants `--experimental`,
- that were meant to hold a Python version and do not (information): once the date has brought a
  newer Python, the flag of an older one changes nothing; only `no_python_workers_314` keeps
  Python 3.14 back.

## Why is this bad?
workerd starts no Worker with a flag that it does not know: "No such compatibility flag". A flag
that changes nothing makes people believe that they run on a Python that they do not get.

The list of flags was measured: it is every flag that one released workerd takes, and the message
names its date. What the version flags select was measured for their combinations.

## Example
```toml
main = "src/entry.py"
compatibility_date = "2026-10-01"
compatibility_flags = ["python_worker"]
```

## Use instead
```toml
main = "src/entry.py"
compatibility_date = "2026-10-01"
compatibility_flags = ["python_workers"]
```

## Targets
All Workers runtimes.

## How to configure
Suppress it with `# edgewise: ignore[EW502]` on the line, in JSON with
`// edgewise: ignore[EW502]`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgewise.config.problem import question, replacement
from edgewise.finding import Related, Severity
from edgewise.fixes.fix import Fix, RemoveCompatibilityFlag
from edgewise.rules.config_rule import ConfigRule, Configuration
from edgewise.runtimes.deciding import decide
from edgewise.runtimes.flags import flag as known_flag
from edgewise.runtimes.flags import measured, nearest_flag, withdrawn
from edgewise.runtimes.releases import RELEASES, Release, select_release

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from edgewise.config.problem import Problem
    from edgewise.config.source import Stated
    from edgewise.config.wrangler import Section
    from edgewise.finding import Range


class UnknownCompatibilityFlag(ConfigRule):
    """EW502."""

    code = "EW502"
    name = "unknown-compatibility-flag"
    severity = Severity.ERROR

    def problems(self, configuration: Configuration) -> Iterator[Problem]:
        """Each flag where it stands, once, in whichever section it counts."""
        wrangler = configuration.wrangler
        said: set[Range] = set()
        for section in configuration.python_sections:
            first: dict[str, Range] = {}
            for flag in section.flags:
                if wrangler is None or flag.range in said:
                    continue
                for problem in self._of(wrangler.path, section, flag, first.get(flag.value)):
                    said.add(flag.range)
                    yield problem
                first.setdefault(flag.value, flag.range)

    def _of(
        self, path: Path, section: Section, flag: Stated[str], before: Range | None
    ) -> Iterator[Problem]:
        known = known_flag(flag.value)
        if before is not None:
            yield self._twice(path, flag, before)
        elif known is None:
            yield self._unknown(path, section, flag)
        elif known.experimental:
            yield self.problem(
                path,
                flag.range,
                f"{flag.value} is experimental: workerd refuses it unless it is started with"
                " --experimental, and Cloudflare does not deploy a Worker with it.",
                severity=Severity.WARNING,
                subject=flag.value,
            )
        else:
            yield from self._ignored(path, section, flag)

    def _twice(self, path: Path, flag: Stated[str], before: Range) -> Problem:
        return self.problem(
            path,
            flag.range,
            f"{flag.value} stands here twice, and workerd refuses that:"
            f' "Compatibility flag specified multiple times: {flag.value}".',
            subject=flag.value,
            related=(Related(f"{flag.value} stands here first", before, path),),
            fixes=(_remove(path, flag, preferred=True),),
        )

    def _unknown(self, path: Path, section: Section, flag: Stated[str]) -> Problem:
        gone = withdrawn(flag.value)
        meant = gone.instead if gone else nearest_flag(flag.value)
        message = (
            f"workerd knows no flag {flag.value!r} and refuses the Worker:"
            f' "No such compatibility flag: {flag.value}".'
        )
        if gone:
            message += f" {gone.about}" + (f" Today it is {meant}." if meant else "")
        else:
            message += question(meant)
            if meant is None:
                message += f" (Flags are those of workerd {measured()}; a newer one may have more.)"
        fixes: tuple[Fix, ...] = ()
        if meant is not None and meant not in {each.value for each in section.flags}:
            fixes = replacement(path, flag.range, flag.value, meant)
        return self.problem(
            path,
            flag.range,
            message,
            severity=Severity.ERROR if meant or gone else Severity.WARNING,
            subject=flag.value,
            fixes=(*fixes, _remove(path, flag, preferred=not fixes)),
        )

    def _ignored(self, path: Path, section: Section, flag: Stated[str]) -> Iterator[Problem]:
        """A version flag that was meant to bring or keep another Python than there is."""
        release = next((each for each in RELEASES if _speaks_of(each, flag.value)), None)
        decision, date = decide(section), section.compatibility_date
        if release is None or decision is None or date is None:
            return
        selected = decision.selected.release
        others = {each.value for each in section.flags} - {flag.value}
        if select_release(date.value, others).release is not selected:
            return
        if RELEASES.index(selected) <= RELEASES.index(release):
            return
        came = release.default_from is not None and date.value >= release.default_from
        if flag.value == release.disabled_by and not came:
            return  # set early, for a date to come: harmless, as workerd sees it too
        instead = None if decision.selected.by_flag else selected.disabled_by
        message = f"{flag.value} changes nothing here: {decision.because}."
        fixes: tuple[Fix, ...] = (_remove(path, flag),)
        if instead is not None and instead not in others:
            message += f" To stay on Python {_before(selected).python} write {instead}."
            fixes = (*replacement(path, flag.range, flag.value, instead), *fixes)
        yield self.problem(
            path,
            flag.range,
            message,
            severity=Severity.INFORMATION,
            subject=flag.value,
            related=(Related(decision.because, decision.range, path),),
            fixes=fixes,
        )


def _speaks_of(release: Release, flag: str) -> bool:
    return release is not RELEASES[0] and flag in (release.flag, release.disabled_by)


def _before(release: Release) -> Release:
    """The release that the date brings when this one is held back."""
    older = RELEASES[: RELEASES.index(release)]
    return next((each for each in reversed(older) if each.default_from), RELEASES[0])


def _remove(path: Path, flag: Stated[str], *, preferred: bool = False) -> Fix:
    action = RemoveCompatibilityFlag(path, flag.range, flag.value)
    return Fix(f"Remove the compatibility flag '{flag.value}'", action, preferred=preferred)
