"""What the client can do, read once from its capabilities."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.capabilities import get_capability

from edgewise.source.lines import PositionEncoding

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Client:
    """The few capabilities that make a difference to Edgewise."""

    encoding: PositionEncoding = PositionEncoding.UTF16
    pulls: bool = False
    markdown: bool = False
    markdown_in_completions: bool = False
    lazy_edits: bool = False
    document_changes: bool = False
    related_information: bool = False
    tags: frozenset[types.DiagnosticTag] = frozenset()
    watches_files: bool = False
    answers_configuration: bool = False
    registers_configuration: bool = False
    shows_target: bool = False
    shows_progress: bool = False


def read_client(
    capabilities: types.ClientCapabilities, encoding: types.PositionEncodingKind | str | None
) -> Client:
    """Read the client's capabilities; `encoding` is what was negotiated."""

    def declares(path: str) -> bool:
        return bool(get_capability(capabilities, path, default=False))

    def listed(path: str) -> Sequence[Any]:
        return get_capability(capabilities, path, ()) or ()

    pushed, pulled = "text_document.publish_diagnostics", "text_document.diagnostic"
    pulls = get_capability(capabilities, pulled, None) is not None
    properties = listed("text_document.code_action.resolve_support.properties")
    formats = listed("text_document.hover.content_format")
    completion_formats = listed("text_document.completion.completion_item.documentation_format")
    # VS Code declares these of pushed diagnostics only, and means both.
    tags = [
        *listed(f"{pushed}.tag_support.value_set"),
        *listed(f"{pulled}.tag_support.value_set"),
    ]
    experimental = capabilities.experimental
    return Client(
        encoding=PositionEncoding(encoding or "utf-16"),
        # A client that pulls but cannot be told to pull again (Neovim 0.11) would show a
        # stale answer when a wrangler file changes: it gets pushes, and is not offered pulls.
        # To one that does both, pushing and pulling would show every finding twice.
        pulls=pulls and declares("workspace.diagnostics.refresh_support"),
        markdown=types.MarkupKind.Markdown in formats[:1],
        markdown_in_completions=types.MarkupKind.Markdown in completion_formats[:1],
        lazy_edits="edit" in properties,
        document_changes=declares("workspace.workspace_edit.document_changes"),
        related_information=declares(f"{pushed}.related_information")
        or declares(f"{pulled}.related_information"),
        tags=frozenset(tags),
        watches_files=declares("workspace.did_change_watched_files.dynamic_registration"),
        answers_configuration=declares("workspace.configuration"),
        registers_configuration=declares("workspace.did_change_configuration.dynamic_registration"),
        shows_target=isinstance(experimental, dict) and bool(experimental.get("edgewiseTarget")),
        shows_progress=declares("window.work_done_progress"),
    )
