"""What there is to say about configuration files: selection → rules → problems.

Pure, as `checker` is for code: what the files say was read before.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from edgewise.config.discovery import WRANGLER_FILES
from edgewise.config.suppressions import NONE_SUPPRESSED
from edgewise.config_language.suppressions import check_comments
from edgewise.configured import NOT_CONFIGURED
from edgewise.rules import config_rules
from edgewise.rules.config_rule import Configuration

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from edgewise.config.discovery import ConfigFiles
    from edgewise.config.problem import Problem
    from edgewise.config.suppressions import Suppressions
    from edgewise.config.wrangler import WranglerConfig
    from edgewise.config_language.outlook import Outlook
    from edgewise.configured import Configured
    from edgewise.finding import Range
    from edgewise.packages.verdict import Inventory
    from edgewise.runtimes.selection import Selection

_log = logging.getLogger(__name__)
_broken_rules: set[str] = set()


def check_selection(
    selection: Selection,
    outlook: Outlook | None = None,
    inventory: Inventory | None = None,
    configured: Configured = NOT_CONFIGURED,
) -> list[Problem]:
    """Everything wrong in the files that were read to choose a target, by file and place.

    `outlook` is what newer runtimes would change in the Worker, `inventory` what the lock files
    and the environment of the project hold, where that is known. `configured` says which rules
    speak.
    """
    configuration = Configuration(
        selection.target,
        selection.wrangler,
        selection.section,
        selection.pyproject,
        outlook,
        inventory,
        configured.assumed.packages,
    )
    problems = (*selection.problems, *configured.problems, *_said(configuration))
    return _ordered(problems, configuration, configured)


def check_wrangler(
    config: WranglerConfig, selection: Selection, configured: Configured = NOT_CONFIGURED
) -> list[Problem]:
    """What is wrong in a wrangler file that chose nothing: another one, or something else, did."""
    configuration = Configuration(selection.target, config if config.runs_python else None)
    return _ordered(_said(configuration), configuration, configured)


def check_file(
    path: Path,
    files: ConfigFiles,
    selection: Selection,
    configured: Configured = NOT_CONFIGURED,
) -> list[Problem]:
    """What is wrong in one file, even if it chose nothing: `selection` is its folder's.

    What it shares with `check_selection` is the same, so that callers can take both.
    """
    target = selection.target
    if path.name not in WRANGLER_FILES:
        settings = files.settings(path)
        if settings is None:
            return []
        return _ordered(
            settings.problems, Configuration(target, pyproject=settings.content), configured
        )
    reading = files.wrangler(path)
    if reading is None:
        return []
    if reading.content is not None:
        is_said = reading.content is selection.wrangler
        return [] if is_said else check_wrangler(reading.content, selection, configured)
    is_python = reading.last is None or reading.last.runs_python
    return _ordered(reading.problems, Configuration(target), configured) if is_python else []


def by_file(problems: Iterable[Problem]) -> dict[Path, list[Problem]]:
    """Sort what several folders and files have to say; the same is said once, for any target."""
    found: dict[tuple[Path, Range, str, str], Problem] = {}
    for each in problems:
        found.setdefault((each.path, each.range, each.code, each.message), each)
    files: dict[Path, list[Problem]] = {}
    for each in sorted(found.values(), key=lambda each: (str(each.path), each.range, each.code)):
        files.setdefault(each.path, []).append(each)
    return files


def _said(configuration: Configuration) -> Iterator[Problem]:
    for rule in config_rules():
        try:
            yield from rule.problems(configuration)
        except Exception:  # noqa: BLE001, PERF203  one broken rule must not take the others with it
            if rule.code not in _broken_rules:
                _broken_rules.add(rule.code)
                _log.exception("Rule %s failed and is skipped for what it failed on", rule.code)


def _ordered(
    problems: Iterable[Problem], configuration: Configuration, configured: Configured
) -> list[Problem]:
    """Each place once for each rule and subject, without what comments and options silence.

    And what is wrong with the comments themselves, which judge that on their own.
    """
    found: dict[tuple[Path, Range, str, str], Problem] = {}
    comments = set(_about_comments(configuration))
    for each in (*problems, *comments):
        policy = configured.policy(each.path)
        if policy.enabled(each.code) and (
            each in comments or not _suppressions_in(each, configuration).silences(each)
        ):
            said = each if each.runtimes else replace(each, runtimes=configuration.target.names)
            said = policy.applied(said)
            found.setdefault((each.path, each.range, each.code, each.subject), said)
    return sorted(found.values(), key=lambda each: (str(each.path), each.range, each.code))


def _about_comments(configuration: Configuration) -> Iterator[Problem]:
    for file in (configuration.wrangler, configuration.pyproject):
        if file is not None:
            yield from check_comments(file.path, file.suppressions)


def _suppressions_in(problem: Problem, configuration: Configuration) -> Suppressions:
    for file in (configuration.wrangler, configuration.pyproject):
        if file is not None and file.path == problem.path:
            return file.suppressions
    return NONE_SUPPRESSED
