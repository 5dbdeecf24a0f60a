"""A bare client that measures: JSON-RPC over pipes, the standard library alone.

What an edit's latency is: from writing `didChange` to having read the `publishDiagnostics` of
that version or a newer one, or the answer to a pull. Servers that publish without versions are
believed that what comes after an edit is about it.
"""

from __future__ import annotations

import asyncio
import json
import os
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from .processes import Processes

if TYPE_CHECKING:
    from collections.abc import Awaitable
    from pathlib import Path

    from ..edits import Edit
    from ..servers import Server

_T = TypeVar("_T")
LIMIT_S = 90.0
_ENDING_S = 3.0
_RETRIED = {-32800, -32801, -32802}
"""The codes by which a server says that a pull was overtaken and may be asked again."""


class Published(NamedTuple):
    """Diagnostics that came: when, of which version, and they themselves."""

    when: float
    version: int | None
    items: list[dict[str, Any]]


class RefusedError(Exception):
    """The server answered a request with an error."""

    def __init__(self, error: dict[str, Any]) -> None:
        super().__init__(error.get("message"))
        self.code = error.get("code")


class NoAnswerError(Exception):
    """A server did not answer, or has ended."""


@dataclass
class Session:
    """One server under measurement, with one Python document."""

    server: Server
    folder: Path
    pull: bool = False
    spawned: float = 0.0
    version: int = 1
    capabilities: dict[str, Any] = field(default_factory=dict)
    published: list[Published] = field(default_factory=list)
    _lines: list[str] = field(default_factory=list)
    _answers: dict[int, asyncio.Future[tuple[float, Any]]] = field(default_factory=dict)
    _heard: asyncio.Event = field(default_factory=asyncio.Event)
    _ended: bool = False
    _last_id: int = 0

    @property
    def path(self) -> Path:
        return self.folder / "entry.py"

    async def start(self) -> float:
        """Start the server; give the seconds from spawning it to its answer to `initialize`."""
        self.spawned = time.perf_counter()
        self.process = await asyncio.create_subprocess_exec(
            *self.server.command,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            cwd=self.folder,
            limit=1 << 26,
        )
        self.processes = Processes(self.process.pid)
        self._reading = asyncio.create_task(self._read())
        when, answer = await self.request("initialize", self._initialize())
        self.capabilities = answer["capabilities"]
        self.notify("initialized", {})
        if self.server.settings:
            self.notify("workspace/didChangeConfiguration", {"settings": self.server.settings})
        return when - self.spawned

    async def open(self, text: str) -> float:
        """Open the document; give the seconds until its diagnostics came."""
        self._lines = text.split("\n")
        mark = len(self.published)
        began = self.open_file(self.path, "python", text)
        return (await self.answered(mark)).when - began

    def open_file(self, path: Path, language: str, text: str) -> float:
        item = {"uri": path.as_uri(), "languageId": language, "version": 1, "text": text}
        return self.notify("textDocument/didOpen", {"textDocument": item})

    def edit(self, edit: Edit) -> float:
        """Type; give when."""
        self.version += 1
        change: dict[str, Any] = {"text": edit.text}
        end_line, end_column = edit.end
        if self._takes_changes():
            change["range"] = {
                "start": {"line": edit.line, "character": edit.column},
                "end": {"line": end_line, "character": end_column},
            }
        else:
            before = self._lines[edit.line][: edit.column]
            after = self._lines[end_line][end_column:]
            self._lines[edit.line : end_line + 1] = f"{before}{edit.text}{after}".split("\n")
            change["text"] = "\n".join(self._lines)
        document = {"uri": self.path.as_uri(), "version": self.version}
        return self.notify(
            "textDocument/didChange", {"textDocument": document, "contentChanges": [change]}
        )

    async def answered(self, mark: int) -> Published:
        """Wait for the newest version's diagnostics; those before the mark do not count."""
        if self.pull:
            return await self._pulled()
        return await self._in_time(self._published_after(mark), "an edit")

    async def published_again(self, mark: int) -> Published:
        """Wait for whatever diagnostics come after the mark."""
        await self._in_time(self._heard_after(mark), "another target")
        return self.published[mark]

    async def request(self, method: str, params: object) -> tuple[float, Any]:
        """Ask; give when the answer came, and the answer."""
        self._last_id += 1
        answer = asyncio.get_running_loop().create_future()
        self._answers[self._last_id] = answer
        self._send({"id": self._last_id, "method": method, "params": params})
        return await self._in_time(answer, method)

    def notify(self, method: str, params: object) -> float:
        """Tell; give when."""
        began = time.perf_counter()
        self._send({"method": method, "params": params})
        return began

    async def stop(self) -> None:
        """Ask it to end, and make it end."""
        try:
            await asyncio.wait_for(self.request("shutdown", None), _ENDING_S)
            self.notify("exit", None)
            await asyncio.wait_for(self.process.wait(), _ENDING_S)
        except (asyncio.TimeoutError, ConnectionError, EOFError, RefusedError, NoAnswerError):
            self.processes.kill()
            await self.process.wait()
        self._reading.cancel()

    async def _in_time(self, awaited: Awaitable[_T], what: str) -> _T:
        try:
            return await asyncio.wait_for(awaited, LIMIT_S)
        except asyncio.TimeoutError:
            name = self.server.name
            raise NoAnswerError(f"{name} has not answered {what} for {LIMIT_S:g} s.") from None
        except EOFError as error:
            raise NoAnswerError(str(error)) from None

    async def _pulled(self) -> Published:
        document = {"textDocument": {"uri": self.path.as_uri()}}
        while True:
            try:
                when, report = await self.request("textDocument/diagnostic", document)
            except RefusedError as error:
                if error.code in _RETRIED:
                    continue
                raise
            self.published.append(Published(when, self.version, report.get("items", [])))
            return self.published[-1]

    async def _published_after(self, mark: int) -> Published:
        while True:
            for each in self.published[mark:]:
                if each.version is None or each.version >= self.version:
                    return each
            mark = len(self.published)
            await self._heard_after(mark)

    async def _heard_after(self, mark: int) -> None:
        while len(self.published) <= mark:
            if self._ended:
                raise EOFError(f"{self.server.name} has ended.")
            self._heard.clear()
            await self._heard.wait()

    def _takes_changes(self) -> bool:
        how = self.capabilities.get("textDocumentSync")
        return (how.get("change") if isinstance(how, dict) else how) == 2

    def _initialize(self) -> dict[str, Any]:
        document: dict[str, Any] = {
            "synchronization": {},
            "publishDiagnostics": {"versionSupport": True, "relatedInformation": True},
            "hover": {"contentFormat": ["markdown"]},
            "codeAction": {
                "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}}
            },
        }
        workspace: dict[str, Any] = {
            "configuration": True,
            "workspaceFolders": True,
            "didChangeWatchedFiles": {"dynamicRegistration": True},
        }
        if self.pull:
            document["diagnostic"] = {}
            workspace["diagnostics"] = {"refreshSupport": True}
        return {
            "processId": os.getpid(),
            "rootUri": self.folder.as_uri(),
            "workspaceFolders": [{"uri": self.folder.as_uri(), "name": "bench"}],
            "capabilities": {
                "general": {"positionEncodings": ["utf-16"]},
                "textDocument": document,
                "workspace": workspace,
            },
            "initializationOptions": self.server.options,
        }

    def _send(self, message: dict[str, object]) -> None:
        assert self.process.stdin is not None
        body = json.dumps({"jsonrpc": "2.0", **message}, separators=(",", ":")).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))

    async def _read(self) -> None:
        assert self.process.stdout is not None
        try:
            while True:
                head = await self.process.stdout.readuntil(b"\r\n\r\n")
                length = next(
                    int(line.partition(b":")[2])
                    for line in head.lower().splitlines()
                    if line.startswith(b"content-length")
                )
                body = await self.process.stdout.readexactly(length)
                self._receive(time.perf_counter(), json.loads(body))
        except (asyncio.IncompleteReadError, ConnectionError):
            for answer in self._answers.values():
                if not answer.done():
                    answer.set_exception(EOFError(f"{self.server.name} has ended."))
            self._ended = True
            self._heard.set()

    def _receive(self, when: float, message: dict[str, Any]) -> None:
        method, params = message.get("method"), message.get("params")
        if method is None:
            answer = self._answers.pop(message["id"])
            if answer.done():
                return
            if "error" in message:
                answer.set_exception(RefusedError(message["error"]))
            else:
                answer.set_result((when, message["result"]))
        elif "id" in message:
            self._send({"id": message["id"], "result": self._asked(method, params)})
        elif method == "textDocument/publishDiagnostics" and params["uri"] == self.path.as_uri():
            self.published.append(Published(when, params.get("version"), params["diagnostics"]))
            self._heard.set()

    def _asked(self, method: str, params: Any) -> object:
        if method == "workspace/configuration":
            return [self._setting(item.get("section") or "") for item in params["items"]]
        if method == "workspace/workspaceFolders":
            return [{"uri": self.folder.as_uri(), "name": "bench"}]
        return None

    def _setting(self, section: str) -> object:
        value: Any = self.server.settings
        for part in filter(None, section.split(".")):
            value = value.get(part) if isinstance(value, dict) else None
        return value
