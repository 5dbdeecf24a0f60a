"""A configuration file that cannot be read, or that contradicts itself.

## What it does
Reports, at the place where it stands,

- TOML or JSON that is broken, in the files that choose the target,
- options of `[tool.edgewise]` and `edgewise.toml` that do not exist, and values of the wrong kind,
- rules, severities, patterns and names of modules in them that are none,
- a file that `extend` names and that is missing or leads back,
- runtimes and environments that do not exist,
- a `compatibility_date` that is no date, or none at all in a Python Worker's wrangler file,
- compatibility flags that contradict each other.

## Why is this bad?
Edgewise cannot know what you want your code checked against, and wrangler or workerd refuse the
file too. While the file is broken the last target that it chose stays; without one, your code is
checked against every current Workers runtime.

`edgewise check` ends with exit code 2 when the configuration is broken.

## Example
```toml
[tool.edgewise]
target = "workers-3.41"
```

## Use instead
```toml
[tool.edgewise]
target = "workers-3.14"
```

## Targets
All runtimes.

## How to configure
`ignore` and `severity` have no say in this rule: what is wrong in the configuration could hide
itself. What is broken cannot be suppressed; the rest with `# edgewise: ignore[EW903]` on the line,
in JSON with `// edgewise: ignore[EW903]`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgewise.config.problem import INVALID_CONFIG, Problem
from edgewise.finding import Severity
from edgewise.fixes.fix import Fix, RemoveCompatibilityFlag, SetCompatibilityDate
from edgewise.rules.config_rule import ConfigRule, Configuration
from edgewise.runtimes.releases import RELEASES, is_date

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from edgewise.config.wrangler import Section


class InvalidConfig(ConfigRule):
    """EW903: what the readers of the files cannot see by themselves."""

    code, name = INVALID_CONFIG
    severity = Severity.ERROR

    def problems(self, configuration: Configuration) -> Iterator[Problem]:
        """Dates and flags of each section."""
        if configuration.wrangler is not None:
            for section in configuration.python_sections:
                yield from self._flags(configuration.wrangler.path, section)
                yield from self._date(configuration.wrangler.path, section)

    def _flags(self, path: Path, section: Section) -> Iterator[Problem]:
        flags = {flag.value: flag for flag in section.flags}
        for release in RELEASES[1:]:
            if release.flag in flags and release.disabled_by in flags:
                where = flags[release.disabled_by].range
                remove = RemoveCompatibilityFlag(path, where, release.disabled_by)
                yield self.problem(
                    path,
                    where,
                    f"{release.disabled_by} contradicts {release.flag}: workerd refuses the two"
                    f" together. Edgewise lets {release.flag} win.",
                    subject=release.disabled_by,
                    fixes=(Fix(f"Remove the compatibility flag '{release.disabled_by}'", remove),),
                )

    def _date(self, path: Path, section: Section) -> Iterator[Problem]:
        date = section.compatibility_date
        newest = max(each.default_from for each in RELEASES if each.default_from)
        if date is None:
            action = SetCompatibilityDate(path, newest, section.environment)
            yield self.problem(
                path,
                section.main.range if section.main else section.range,
                "compatibility_date is missing: wrangler deploys nothing without one. Edgewise"
                " goes by the newest, as `wrangler dev` does.",
                severity=Severity.WARNING,
                subject="compatibility_date",
                fixes=(Fix(f"Set compatibility_date to {newest}", action),),
            )
        elif not is_date(date.value):
            yield self.problem(
                path,
                date.range,
                f"compatibility_date must be a date like 2026-10-01, not {date.value!r}.",
                subject="compatibility_date",
            )
