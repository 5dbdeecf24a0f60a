"""An editor as its user sees it, on top of pytest-lsp: open, type, look at squiggles, fix."""

from __future__ import annotations

import asyncio
import os
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.protocol import default_converter
from pytest_lsp import LanguageClient
from pytest_lsp.client import DEFAULT_CLIENT_FEATURES

import edgewise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

SOURCE_ROOT = Path(edgewise.__file__).parents[1]
SERVER = [sys.executable, "-m", "edgewise", "server"]
PATIENCE_S = 20.0
"""How long a test waits for what must happen; generous, since the machine may be busy."""

WRANGLER = """{
  // the shop's worker
  "name": "shop",
  "main": "worker.py",
  "compatibility_date": "%s",
  "compatibility_flags": ["python_workers"],
}
"""
DATE_313 = "2026-01-01"
DATE_314 = "2026-10-01"


def write_worker(folder: Path, date: str = DATE_313) -> Path:
    """A Worker's folder with its wrangler file."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "wrangler.jsonc").write_text(WRANGLER % date)
    return folder


_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z|\Z")


def server_environment() -> dict[str, str]:
    path = os.pathsep.join(filter(None, (str(SOURCE_ROOT), os.environ.get("PYTHONPATH"))))
    return {**os.environ, "PYTHONPATH": path}


def capabilities(
    *,
    encodings: Iterable[str] | None = ("utf-16",),
    pulls: bool = False,
    lazy_edits: bool = True,
    document_changes: bool = True,
    markdown: bool = True,
    watches: bool = True,
    related: bool = True,
    configuration: bool = True,
    experimental: object = None,
    progress: bool = True,
) -> types.ClientCapabilities:
    """What a modern editor can do; switch off what an older one cannot."""
    resolve = types.ClientCodeActionResolveOptions(properties=["edit"]) if lazy_edits else None
    formats = [types.MarkupKind.Markdown] if markdown else []
    return types.ClientCapabilities(
        general=types.GeneralClientCapabilities(position_encodings=encodings and list(encodings)),
        experimental=experimental,
        window=types.WindowClientCapabilities(work_done_progress=progress),
        text_document=types.TextDocumentClientCapabilities(
            synchronization=types.TextDocumentSyncClientCapabilities(did_save=True),
            publish_diagnostics=types.PublishDiagnosticsClientCapabilities(
                related_information=related,
                version_support=True,
                code_description_support=True,
                data_support=True,
            ),
            diagnostic=types.DiagnosticClientCapabilities() if pulls else None,
            hover=types.HoverClientCapabilities(
                content_format=[*formats, types.MarkupKind.PlainText]
            ),
            completion=types.CompletionClientCapabilities(
                completion_item=types.ClientCompletionItemOptions(
                    documentation_format=[*formats, types.MarkupKind.PlainText]
                )
            ),
            code_action=types.CodeActionClientCapabilities(
                code_action_literal_support=types.ClientCodeActionLiteralOptions(
                    types.ClientCodeActionKindOptions(
                        [types.CodeActionKind.QuickFix, types.CodeActionKind.Source]
                    )
                ),
                is_preferred_support=True,
                data_support=lazy_edits,
                resolve_support=resolve,
            ),
        ),
        workspace=types.WorkspaceClientCapabilities(
            configuration=configuration,
            workspace_folders=True,
            workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=document_changes),
            did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(
                dynamic_registration=watches
            ),
            did_change_configuration=types.DidChangeConfigurationClientCapabilities(
                dynamic_registration=True
            ),
            diagnostics=types.DiagnosticWorkspaceClientCapabilities(refresh_support=pulls),
        ),
    )


class Client(LanguageClient):
    """pytest-lsp's client, remembering what it is told."""

    def __init__(self) -> None:
        super().__init__(converter_factory=default_converter)
        self.published: list[types.PublishDiagnosticsParams] = []
        self.told_targets: list[Any] = []
        self.registrations: list[types.RegistrationParams] = []
        self.progressed: list[types.ProgressParams] = []
        self.heard = asyncio.Event()
        for method, feature in DEFAULT_CLIENT_FEATURES.items():
            if method not in (types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS, types.PROGRESS):
                self.feature(method)(feature)
        # Functions, since pygls writes attributes to what it is given.
        self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(self._hears(self.published))
        self.feature(types.PROGRESS)(self._hears(self.progressed))
        self.feature("edgewise/target")(self._hears(self.told_targets))
        self.feature(types.CLIENT_REGISTER_CAPABILITY)(self._hears(self.registrations))

    def _hears(self, said: list[Any]) -> Callable[[Any], None]:
        def hear(params: Any) -> None:
            said.append(params)
            self.heard.set()

        return hear


@dataclass
class Editor:
    """One editor with its server."""

    client: Client
    root: Path | None
    encoding: str = "utf-16"
    server: types.InitializeResult | None = None
    may_fail: bool = False
    """Whether the test has the server fail, and tell its user so."""

    @classmethod
    async def start(
        cls,
        root: Path | None,
        *,
        roots: Iterable[Path] | None = None,
        options: object = None,
        settings: dict[str, Any] | None = None,
        command: list[str] | None = None,
        environment: dict[str, str] | None = None,
        **able: Any,
    ) -> Editor:
        client = Client()
        if settings is not None:
            client.set_configuration(settings)
        await client.start_io(
            *(command or SERVER), env={**server_environment(), **(environment or {})}
        )
        folders = list(roots) if roots is not None else [root] if root else []
        result = await asyncio.wait_for(
            client.initialize_session(
                types.InitializeParams(
                    capabilities=capabilities(**able),
                    root_uri=root.as_uri() if root else None,
                    workspace_folders=[_folder(each) for each in folders] or None,
                    initialization_options=options,
                )
            ),
            PATIENCE_S,
        )
        encoding = result.capabilities.position_encoding or "utf-16"
        return cls(client, root, str(getattr(encoding, "value", encoding)), result)

    async def stop(self) -> None:
        said = [each.message for each in self.client.messages]
        assert self.may_fail or not any("internal error" in each for each in said), said
        await asyncio.wait_for(self.client.shutdown_session(), PATIENCE_S)
        await self.client.stop()

    @property
    def server_pid(self) -> int:
        """The server's process."""
        process = self.client._server
        assert process is not None
        return process.pid

    async def open(
        self, where: Path | str, text: str | None = None, language: str = "python"
    ) -> Buffer:
        """Open a file, or with a text one that is not saved yet; a string is a URI."""
        uri = where if isinstance(where, str) else where.as_uri()
        if text is None:
            assert isinstance(where, Path)
            text = where.read_bytes().decode()
        buffer = Buffer(self, uri, text)
        self.client.text_document_did_open(
            types.DidOpenTextDocumentParams(
                types.TextDocumentItem(uri, language, buffer.version, text)
            )
        )
        return buffer

    async def until(self, met: Any) -> Any:
        """Wait until `met()` gives something true, and return it."""
        loop = asyncio.get_running_loop()
        end = loop.time() + PATIENCE_S
        while not (value := met()):
            self.client.heard.clear()
            try:
                await asyncio.wait_for(self.client.heard.wait(), min(0.1, end - loop.time()))
            except asyncio.TimeoutError:
                assert loop.time() < end, "the server did not say what was expected"
        return value

    def changed_on_disk(self, path: Path, text: str | None = None) -> None:
        """Write a file behind the editor's back, whose watcher notices."""
        if text is not None:
            path.write_text(text)
        self.client.workspace_did_change_watched_files(
            types.DidChangeWatchedFilesParams(
                [types.FileEvent(path.as_uri(), types.FileChangeType.Changed)]
            )
        )


@dataclass
class Buffer:
    """A text in the editor."""

    editor: Editor
    uri: str
    text: str
    version: int = 1
    _since: int = field(default=0)

    def position(self, offset: int) -> types.Position:
        """Where a character is, as the editor counts."""
        before = self.text[:offset]
        starts = [
            match.end() for match in _LINE.finditer(before) if match[0].endswith(("\r", "\n"))
        ]
        if before.endswith("\r") and self.text[offset : offset + 1] == "\n":
            starts = starts[:-1]  # between the two characters of one line end
        start = starts[-1] if starts else 0
        return types.Position(len(starts), self._units(before[start:]))

    def offset(self, position: types.Position) -> int:
        """The character at an editor's position."""
        lines = [match[0] for match in _LINE.finditer(self.text)]
        at = sum(len(line) for line in lines[: position.line])
        line = lines[position.line] if position.line < len(lines) else ""
        columns = [self._units(line[:index]) for index in range(len(line) + 1)]
        return at + columns.index(position.character)

    def range(self, start: int, end: int) -> types.Range:
        return types.Range(self.position(start), self.position(end))

    def of(self, words: str) -> types.Range:
        """The range of the first place where these words stand."""
        start = self.text.index(words)
        return self.range(start, start + len(words))

    def shown(self, diagnostic: types.Diagnostic) -> str:
        """The text under a squiggle."""
        return self.text[self.offset(diagnostic.range.start) : self.offset(diagnostic.range.end)]

    def _units(self, text: str) -> int:
        width = {"utf-8": 1, "utf-16": 2, "utf-32": 4}[self.editor.encoding]
        codec = {1: "utf-8", 2: "utf-16-le", 4: "utf-32-le"}[width]
        return len(text.encode(codec, "surrogatepass")) // width

    def replace(self, start: int, end: int, text: str) -> None:
        """Edit, in the smallest message there is."""
        range_ = self.range(start, end)
        self.text = self.text[:start] + text + self.text[end:]
        self.version += 1
        self.editor.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(self.version, self.uri),
                [types.TextDocumentContentChangePartial(text=text, range=range_)],
            )
        )

    def replace_words(self, old: str, new: str) -> None:
        start = self.text.index(old)
        self.replace(start, start + len(old), new)

    def replace_all(self, text: str) -> None:
        """Send the whole text, as simple editors do."""
        self.text = text
        self.version += 1
        self.editor.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(self.version, self.uri),
                [types.TextDocumentContentChangeWholeDocument(text)],
            )
        )

    def type(self, text: str, at: int) -> Iterator[str]:
        """Type a character at a time; gives the text after each."""
        for index, character in enumerate(text):
            self.replace(at + index, at + index, character)
            yield self.text

    def save(self) -> None:
        self.editor.client.text_document_did_save(
            types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(self.uri))
        )

    def close(self) -> None:
        self.editor.client.text_document_did_close(
            types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(self.uri))
        )

    async def squiggles(self) -> list[types.Diagnostic]:
        """What is shown for the version that is in the editor."""

        def newest() -> types.PublishDiagnosticsParams | None:
            mine = [each for each in self.editor.client.published if each.uri == self.uri]
            return mine[-1] if mine and mine[-1].version == self.version else None

        return list((await self.editor.until(newest)).diagnostics)

    async def codes(self) -> list[str]:
        return [str(each.code) for each in await self.squiggles()]

    async def until_codes(self, *codes: str) -> None:
        """Wait until exactly these are shown, in this order."""

        def shown() -> bool:
            mine = [each for each in self.editor.client.published if each.uri == self.uri]
            return bool(mine) and [each.code for each in mine[-1].diagnostics] == list(codes)

        await self.editor.until(shown)

    async def pull(self, previous: str | None = None) -> Any:
        return await self.editor.client.text_document_diagnostic_async(
            types.DocumentDiagnosticParams(
                text_document=types.TextDocumentIdentifier(self.uri), previous_result_id=previous
            )
        )

    async def hover(self, words: str) -> str | None:
        found = await self.editor.client.text_document_hover_async(
            types.HoverParams(types.TextDocumentIdentifier(self.uri), self.of(words).start)
        )
        if found is None:
            return None
        assert isinstance(found.contents, types.MarkupContent)
        return found.contents.value

    async def completions(self, offset: int) -> list[types.CompletionItem]:
        found = await self.editor.client.text_document_completion_async(
            types.CompletionParams(types.TextDocumentIdentifier(self.uri), self.position(offset))
        )
        assert found is None or isinstance(found, list)
        return list(found or [])

    def take(self, item: types.CompletionItem) -> None:
        """Choose from the list."""
        assert isinstance(item.text_edit, types.TextEdit)
        where = item.text_edit.range
        self.replace(self.offset(where.start), self.offset(where.end), item.text_edit.new_text)

    async def actions(
        self,
        words: str,
        only: list[str] | None = None,
        naming: Iterable[types.Diagnostic] = (),
    ) -> list[types.CodeAction]:
        """The menu at some words; `naming` the squiggles that it is about, as most editors do."""
        found = await self.editor.client.text_document_code_action_async(
            types.CodeActionParams(
                types.TextDocumentIdentifier(self.uri),
                self.of(words),
                types.CodeActionContext(diagnostics=list(naming), only=only),
            )
        )
        return [each for each in found or [] if isinstance(each, types.CodeAction)]

    async def action(self, words: str, title: str) -> types.CodeAction:
        actions = await self.actions(words)
        matching = [each for each in actions if title in each.title]
        assert matching, f"no {title!r} among {[each.title for each in actions]}"
        return matching[0]

    async def apply(self, action: types.CodeAction) -> None:
        """Choose from the menu: resolve where needed, then edit this and other files."""
        if action.edit is None:
            action = await self.editor.client.code_action_resolve_async(action)
        assert action.edit is not None, f"{action.title!r} has no edit"
        for uri, version, edits in _files(action.edit):
            if uri == self.uri:
                assert version in (None, self.version)
                for edit in reversed(edits):
                    start, end = self.offset(edit.range.start), self.offset(edit.range.end)
                    self.replace(start, end, edit.new_text)
            else:
                path = Path(uri.removeprefix("file://"))
                other = Buffer(self.editor, uri, path.read_bytes().decode())
                for edit in reversed(edits):
                    start, end = other.offset(edit.range.start), other.offset(edit.range.end)
                    other.text = other.text[:start] + edit.new_text + other.text[end:]
                path.write_bytes(other.text.encode())
                self.editor.changed_on_disk(path)


def _files(edit: types.WorkspaceEdit) -> Iterator[tuple[str, int | None, list[types.TextEdit]]]:
    for uri, edits in (edit.changes or {}).items():
        yield uri, None, list(edits)
    for change in edit.document_changes or []:
        assert isinstance(change, types.TextDocumentEdit)
        edits = [each for each in change.edits if isinstance(each, types.TextEdit)]
        yield change.text_document.uri, change.text_document.version, edits


def _folder(path: Path) -> types.WorkspaceFolder:
    return types.WorkspaceFolder(path.as_uri(), path.name)
