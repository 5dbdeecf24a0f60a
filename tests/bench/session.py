"""A bare client that measures: JSON-RPC over pipes, the standard library alone.

The latency of an edit runs from writing `didChange` to having read the
`publishDiagnostics` of that version or a newer one, or the answer to a pull.
"""

from __future__ import annotations

import asyncio
import json
import os
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

LIMIT_S = 60.0


@dataclass
class Session:
    """One server under measurement."""

    command: list[str]
    folder: Path
    process: asyncio.subprocess.Process | None = None
    spawned: float = 0.0
    version: int = 1
    published: list[tuple[float, int, int]] = field(default_factory=list)
    """When a version's diagnostics came, and how many."""
    _answers: dict[int, asyncio.Future[tuple[float, Any]]] = field(default_factory=dict)
    _heard: asyncio.Event = field(default_factory=asyncio.Event)
    _reading: asyncio.Task[None] | None = None
    _last_id: int = 0

    @property
    def uri(self) -> str:
        return (self.folder / "entry.py").as_uri()

    async def start(self, *, pull: bool = False) -> float:
        """Start the server; give the seconds from spawning it to its answer to `initialize`."""
        self.spawned = time.perf_counter()
        self.process = await asyncio.create_subprocess_exec(
            *self.command,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )
        self._reading = asyncio.create_task(self._read())
        document: dict[str, Any] = {
            "synchronization": {},
            "publishDiagnostics": {"versionSupport": True, "relatedInformation": True},
            "hover": {"contentFormat": ["markdown"]},
        }
        workspace: dict[str, Any] = {
            "workspaceFolders": True,
            "didChangeWatchedFiles": {"dynamicRegistration": True},
        }
        if pull:
            document["diagnostic"] = {}
            workspace["diagnostics"] = {"refreshSupport": True}
        when, _ = await self.request(
            "initialize",
            {
                "processId": os.getpid(),
                "rootUri": self.folder.as_uri(),
                "capabilities": {
                    "general": {"positionEncodings": ["utf-16"]},
                    "textDocument": document,
                    "workspace": workspace,
                },
            },
        )
        self.notify("initialized", {})
        return when - self.spawned

    async def open(self, text: str, *, pull: bool = False) -> float:
        """Open the document; give the seconds until its diagnostics came."""
        began = time.perf_counter()
        item = {"uri": self.uri, "languageId": "python", "version": 1, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": item})
        return (await self._diagnostics(1, pull=pull)) - began

    def edit(self, line: int, column: int, text: str) -> float:
        """Type; give when."""
        self.version += 1
        place = {"line": line, "character": column}
        change = {"range": {"start": place, "end": place}, "text": text}
        began = time.perf_counter()
        self.notify(
            "textDocument/didChange",
            {
                "textDocument": {"uri": self.uri, "version": self.version},
                "contentChanges": [change],
            },
        )
        return began

    async def answered(self, *, pull: bool = False) -> float:
        """Wait for the diagnostics of the newest version; give when they came."""
        return await self._diagnostics(self.version, pull=pull)

    async def hover(self, line: int, column: int) -> float:
        """Give the seconds that a hover took."""
        began = time.perf_counter()
        place = {"textDocument": {"uri": self.uri}, "position": {"line": line, "character": column}}
        when, _ = await self.request("textDocument/hover", place)
        return when - began

    async def stop(self) -> None:
        assert self.process is not None
        assert self._reading is not None
        await self.request("shutdown", None)
        self.notify("exit", None)
        await asyncio.wait_for(self.process.wait(), LIMIT_S)
        self._reading.cancel()

    def cpu_s(self) -> float | None:
        """CPU seconds that the server has used so far; None where the system does not tell."""
        assert self.process is not None
        try:
            fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return None
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory_mb(self) -> float | None:
        """The server's resident memory."""
        assert self.process is not None
        try:
            pages = int(Path(f"/proc/{self.process.pid}/statm").read_text().split()[1])
        except OSError:
            return None
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6

    def notify(self, method: str, params: object) -> None:
        self._send({"method": method, "params": params})

    async def request(self, method: str, params: object) -> tuple[float, Any]:
        """Ask; give when the answer came, and the answer."""
        self._last_id += 1
        answer = asyncio.get_running_loop().create_future()
        self._answers[self._last_id] = answer
        self._send({"id": self._last_id, "method": method, "params": params})
        return await asyncio.wait_for(answer, LIMIT_S)

    async def _diagnostics(self, version: int, *, pull: bool) -> float:
        if pull:
            document = {"textDocument": {"uri": self.uri}}
            when, report = await self.request("textDocument/diagnostic", document)
            self.published.append((when, version, len(report["items"])))
            return when
        await asyncio.wait_for(self._published(version), LIMIT_S)
        return next(when for when, seen, _ in self.published if seen >= version)

    async def _published(self, version: int) -> None:
        while not self.published or self.published[-1][1] < version:
            self._heard.clear()
            await self._heard.wait()

    def _send(self, message: dict[str, object]) -> None:
        assert self.process is not None
        assert self.process.stdin is not None
        body = json.dumps({"jsonrpc": "2.0", **message}, separators=(",", ":")).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))

    async def _read(self) -> None:
        assert self.process is not None
        assert self.process.stdout is not None
        while True:
            length = 0
            while (header := (await self.process.stdout.readline()).strip()) or not length:
                name, _, value = header.partition(b":")
                if not header and self.process.stdout.at_eof():
                    return
                if name.lower() == b"content-length":
                    length = int(value)
            body = await self.process.stdout.readexactly(length)
            self._receive(time.perf_counter(), json.loads(body))

    def _receive(self, when: float, message: dict[str, Any]) -> None:
        method, params = message.get("method"), message.get("params")
        if method is None:
            answer = self._answers.pop(message["id"])
            if "error" in message:
                answer.set_exception(RuntimeError(message["error"]["message"]))
            else:
                answer.set_result((when, message["result"]))
        elif "id" in message:
            self._send({"id": message["id"], "result": None})
        elif method == "textDocument/publishDiagnostics" and params["uri"] == self.uri:
            self.published.append((when, params["version"], len(params["diagnostics"])))
            self._heard.set()
