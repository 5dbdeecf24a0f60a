"""Computes the edits of a fix when somebody asks for it.

An edit changes the smallest statement that suffices and leaves everything else as it is,
to the byte. libcst is loaded in this package and nowhere else, by the actions that need it.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from edgewise.finding import Range, TextEdit
from edgewise.fixes.compatibility_date import set_compatibility_date
from edgewise.fixes.compatibility_flags import add_flag, remove_flag, replace_in_config
from edgewise.fixes.default_class import add_default_class
from edgewise.fixes.environment_access import read_attribute
from edgewise.fixes.fix import (
    AddCompatibilityFlag,
    AddDefaultClass,
    CacheInFunction,
    ConfigAction,
    DefaultFactory,
    GuardImport,
    IgnoreInConfiguration,
    PathBesideModule,
    ReadAttribute,
    RemoveCompatibilityFlag,
    RemoveSuppression,
    Rename,
    ReplaceAlgorithm,
    ReplaceModule,
    ReplaceSuppressed,
    RespondWithJson,
    RewriteComment,
    SetCompatibilityDate,
    Suppress,
    SuppressInFile,
)
from edgewise.fixes.guard_import import guard_import
from edgewise.fixes.ignore_in_configuration import ignore_in_configuration
from edgewise.fixes.rename import rename
from edgewise.fixes.replace_algorithm import replace_algorithm
from edgewise.fixes.replace_module import replace_module
from edgewise.fixes.respond_with_json import respond_with_json
from edgewise.fixes.site import Site, apply
from edgewise.fixes.suppress import suppress
from edgewise.fixes.suppress_in_file import suppress_in_file
from edgewise.fixes.suppression_comments import (
    remove_suppression,
    replace_suppressed,
    rewrite_comment,
)
from edgewise.fixes.whole_module import change_module
from edgewise.source.parsing import encode, parse
from edgewise.source.units import Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    import libcst

    from edgewise.finding import Finding
    from edgewise.fixes.fix import Fix
    from edgewise.source.document import Document

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class FileEdit:
    """What to change in one file, in order and without overlaps.

    `path` is None for the document that the finding is in.
    """

    path: Path | None
    edits: tuple[TextEdit, ...]


def compute(
    fix: Fix,
    finding: Finding,
    document: Document,
    path: Path | None,
    read: Callable[[Path], str],
) -> list[FileEdit]:
    """Compute what `fix` changes; never raises, and gives nothing where it cannot be done.

    `finding` must be of this `document`, which is or will be at `path`; `read` gives the text
    of another file as the user sees it.
    """
    try:
        if isinstance(fix.action, ConfigAction):
            edit = _in_config(fix.action, read(fix.action.path))
            return [] if edit is None else [FileEdit(fix.action.path, (edit,))]
        if isinstance(fix.action, SuppressInFile):
            edits: Sequence[TextEdit] | None = suppress_in_file(document, (fix.action.code,))
        else:
            edits = _in_module(fix, finding, document)
        if edits is None:
            edits = _in_document(fix, finding, document)
    except Exception:  # noqa: BLE001 - a fix that fails must not take the editor's menu with it
        _log.exception("%s: no edit for %r", path or "untitled", fix.title)
        return []
    if not edits:
        _log.info("%s: no edit for %r", path or "untitled", fix.title)
        return []
    return [FileEdit(None, tuple(_joined(edits)))]


def _in_module(fix: Fix, finding: Finding, document: Document) -> Sequence[TextEdit] | None:
    """The edits of a fix that may touch the whole module; None for another one."""
    action = fix.action
    if not isinstance(action, (CacheInFunction, DefaultFactory, PathBesideModule)):
        return None
    from edgewise.fixes import start_up  # noqa: PLC0415 - loads libcst

    def change(module: libcst.Module, finding: Finding) -> libcst.Module | None:
        if isinstance(action, CacheInFunction):
            return start_up.cache_in_function(module, finding, action.name)
        if isinstance(action, DefaultFactory):
            return start_up.default_factory(module, finding, action.name)
        return start_up.path_beside_module(module, finding)

    return change_module(document, finding, change)


def _in_document(fix: Fix, finding: Finding, document: Document) -> Sequence[TextEdit]:
    site = Site.at(document, finding.range)
    if site is None:
        return []
    if isinstance(fix.action, AddDefaultClass):
        return _parsing(add_default_class(site), fix, document)
    edits = _dispatch(fix, finding, site)
    own = [TextEdit(edit.range.shifted(-site.first_line), edit.text) for edit in edits]
    changed = Unit(apply(site.unit.text, own), broken=site.unit.broken)
    if parse(changed.source).has_error and not site.root.has_error:
        _log.warning("%r would break the code around line %d", fix.title, site.first_line + 1)
        return []
    return edits


def _parsing(edits: list[TextEdit], fix: Fix, document: Document) -> list[TextEdit]:
    """Return edits of several units, none if the document would no longer parse."""
    if parse(encode(apply(document.text, edits))).has_error:
        _log.warning("%r would break the code", fix.title)
        return []
    return edits


def _joined(edits: Iterable[TextEdit]) -> Iterator[TextEdit]:
    """Put edits in order and make one of those that touch, whose order editors might doubt."""
    last: TextEdit | None = None
    for edit in sorted(edits, key=lambda edit: edit.range):
        if last is not None and last.range.end == edit.range.start:
            last = TextEdit(Range(last.range.start, edit.range.end), last.text + edit.text)
            continue
        if last is not None:
            yield last
        last = edit
    if last is not None:
        yield last


def _dispatch(fix: Fix, finding: Finding, site: Site) -> Sequence[TextEdit]:
    action = fix.action
    if isinstance(action, GuardImport):
        return guard_import(action, site)
    if isinstance(action, ReplaceModule):
        return replace_module(action, site)
    if isinstance(action, ReplaceAlgorithm):
        return replace_algorithm(action, site, finding)
    if isinstance(action, Rename):
        return rename(action, site)
    if isinstance(action, ReadAttribute):
        return read_attribute(site)
    if isinstance(action, RespondWithJson):
        return respond_with_json(site)
    if isinstance(action, Suppress):
        return suppress(action, site, finding)
    if isinstance(action, RemoveSuppression):
        return remove_suppression(action, site, finding)
    if isinstance(action, ReplaceSuppressed):
        return replace_suppressed(action, site, finding)
    return []


def _in_config(action: ConfigAction, text: str) -> TextEdit | None:
    name = action.path.name
    if isinstance(action, SetCompatibilityDate):
        return set_compatibility_date(text, name, action.date, action.environment)
    if isinstance(action, AddCompatibilityFlag):
        return add_flag(text, name, action.flag, action.environment)
    if isinstance(action, RemoveCompatibilityFlag):
        return remove_flag(text, name, action.range, action.flag)
    if isinstance(action, IgnoreInConfiguration):
        return ignore_in_configuration(text, name, action.code)
    if isinstance(action, RewriteComment):
        return rewrite_comment(text, action.range, action.old, action.new)
    return replace_in_config(text, name, action.range, action.old, action.new)
