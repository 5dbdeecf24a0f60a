"""What goes over the wire when things go wrong: raw messages, exit codes."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import time
from typing import TYPE_CHECKING, Any

import pytest
from lsp_editor import SERVER, SOURCE_ROOT, server_environment, write_worker

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Wire:
    """A client without manners."""

    def __init__(self, *arguments: str, environment: dict[str, str] | None = None) -> None:
        self.process = subprocess.Popen(
            [*SERVER, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment or server_environment(),
        )
        assert self.process.stdin
        assert self.process.stdout
        self.stdin, self.stdout = self.process.stdin, self.process.stdout

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        for pipe in (self.stdin, self.stdout, self.process.stderr):
            if pipe and not pipe.closed:
                pipe.close()

    def send(self, **message: Any) -> None:
        self.send_body(json.dumps({"jsonrpc": "2.0", **message}).encode())

    def send_body(self, body: bytes) -> None:
        self.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.stdin.flush()

    def receive(self) -> dict[str, Any]:
        length = 0
        while (header := self.stdout.readline().strip()) or not length:
            assert header, "the server left"
            name, _, value = header.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        message: dict[str, Any] = json.loads(self.stdout.read(length))
        return message

    def answer(self, request: int | str | None) -> dict[str, Any]:
        """The response to a request, other messages passed over."""
        while True:
            message = self.receive()
            if "method" not in message and message.get("id") == request:
                return message

    def hear(self, method: str) -> dict[str, Any]:
        while True:
            message = self.receive()
            if message.get("method") == method:
                return message

    def initialize(self, **params: Any) -> dict[str, Any]:
        self.send(
            id=0, method="initialize", params={"capabilities": {}, "processId": None, **params}
        )
        answer = self.answer(0)
        self.send(method="initialized", params={})
        return answer

    def open(self, text: str, uri: str = "untitled:one") -> None:
        item = {"uri": uri, "languageId": "python", "version": 1, "text": text}
        self.send(method="textDocument/didOpen", params={"textDocument": item})


@pytest.fixture
def wire() -> Iterator[Wire]:
    started = Wire()
    yield started
    started.close()


def test_a_session_that_ends_in_order_exits_with_zero(wire: Wire) -> None:
    wire.initialize()
    wire.send(id=1, method="shutdown")
    assert wire.answer(1)["result"] is None
    wire.send(id=2, method="textDocument/hover", params={})
    assert wire.answer(2)["error"]["code"] == -32600
    wire.send(method="exit")
    assert wire.process.wait(10) == 0
    assert wire.process.stderr
    assert wire.process.stderr.read() == b""


def test_exit_without_shutdown_is_an_error(wire: Wire) -> None:
    wire.initialize()
    wire.send(method="exit")
    assert wire.process.wait(10) == 1


def test_the_server_ends_when_the_client_is_gone(wire: Wire) -> None:
    wire.initialize()
    wire.open("import fcntl\n")
    wire.stdin.close()
    assert wire.process.wait(10) == 1


def test_requests_before_initialize_are_refused(wire: Wire) -> None:
    wire.send(id=1, method="textDocument/hover", params={})
    assert wire.answer(1)["error"]["code"] == -32002
    wire.send(method="textDocument/didOpen", params={})
    assert "result" in wire.initialize()
    wire.send(id=2, method="initialize", params={"capabilities": {}})
    assert wire.answer(2)["error"]["code"] == -32600


def test_nonsense_is_answered_and_the_session_goes_on(wire: Wire) -> None:
    wire.initialize()
    wire.send_body(b"{")
    assert wire.answer(None)["error"]["code"] == -32700
    wire.send_body(b"[]")
    assert wire.answer(None)["error"]["code"] == -32600
    wire.send(id=1, method="textDocument/hover", params={"position": "here"})
    assert wire.answer(1)["error"]["code"] == -32602
    wire.send(id=2, method="kate/something")
    assert wire.answer(2)["error"]["code"] == -32601
    wire.send(id=3, method="textDocument/semanticTokens/full", params={})
    assert wire.answer(3)["error"]["code"] == -32601
    wire.send(method="kate/notification", params={"a": [1]})
    wire.send(method="$/setTrace", params={"value": "verbose"})
    wire.send(method="$/cancelRequest", params={"id": 99})
    wire.send(method="textDocument/didOpen", params={})
    wire.send(method="textDocument/didOpen", id=4, params={})
    assert wire.answer(4)["error"]["code"] == -32601
    wire.send(id="never asked", result=None)
    wire.send(id=5, method="workspace/executeCommand", params={"command": "rm"})
    assert wire.answer(5)["error"]["code"] == -32602
    change = {"textDocument": {"uri": "file:///never", "version": 2}, "contentChanges": []}
    wire.send(method="textDocument/didChange", params=change)
    wire.send(method="textDocument/didClose", params={"textDocument": {"uri": "file:///never"}})
    wire.open("import fcntl\n", uri="file://[")
    assert wire.hear("textDocument/publishDiagnostics")["params"]["diagnostics"]


def test_a_failure_of_ours_is_told_once_and_the_session_goes_on(tmp_path: Path) -> None:
    """A broken installation: the facts cannot be read, so nearly everything fails."""
    shutil.copytree(SOURCE_ROOT / "edgewise", tmp_path / "edgewise")
    (tmp_path / "edgewise" / "runtimes" / "data" / "common.json").write_text("{")
    wire = Wire(environment={**server_environment(), "PYTHONPATH": str(tmp_path)})
    wire.initialize()
    wire.open("import fcntl\n")
    heard = []
    for number in range(1, 4):
        place = {"textDocument": {"uri": "untitled:one"}, "position": {"line": 0, "character": 8}}
        wire.send(id=number, method="textDocument/hover", params=place)
        while (message := wire.receive()).get("id") != number:
            heard.append(message)
        assert message["error"]["code"] == -32603
    wire.send(id=9, method="shutdown")
    while (message := wire.receive()).get("id") != 9:
        heard.append(message)
    wire.send(method="exit")
    assert wire.process.wait(10) == 0
    wire.close()

    shown = [each for each in heard if each["method"] == "window/showMessage"]
    logged = [each for each in heard if each["method"] == "window/logMessage"]
    assert len(shown) == 1
    assert "Traceback" in "".join(each["params"]["message"] for each in logged)
    assert len(logged) >= 3


def test_what_is_printed_by_mistake_does_not_reach_the_client(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import asyncio, os, sys\n"
        "start = asyncio.StreamReader.__init__\n"
        "def loud(*args, **kwargs):\n"
        "    print('hello', flush=True)\n"
        "    os.system('echo world')\n"
        "    start(*args, **kwargs)\n"
        "asyncio.StreamReader.__init__ = loud\n"
    )
    environment = server_environment()
    environment["PYTHONPATH"] = f"{tmp_path}{os.pathsep}{environment['PYTHONPATH']}"
    process = subprocess.run(
        SERVER, input=b"", env=environment, capture_output=True, check=False, timeout=30
    )
    assert process.stdout == b""
    assert b"hello" in process.stderr


def test_files_can_stand_in_for_pipes(tmp_path: Path) -> None:
    messages = [
        {"id": 0, "method": "initialize", "params": {"capabilities": {}, "processId": None}},
        {"id": 1, "method": "shutdown"},
        {"method": "exit"},
    ]
    bodies = [json.dumps({"jsonrpc": "2.0", **each}).encode() for each in messages]
    (tmp_path / "in").write_bytes(
        b"".join(b"Content-Length: %d\r\n\r\n%s" % (len(body), body) for body in bodies)
    )
    with (tmp_path / "in").open("rb") as source, (tmp_path / "out").open("wb") as sink:
        process = subprocess.run(
            SERVER, stdin=source, stdout=sink, env=server_environment(), check=False, timeout=30
        )
    assert process.returncode == 0
    assert b'"capabilities"' in (tmp_path / "out").read_bytes()


def test_without_any_client_it_leaves() -> None:
    process = subprocess.run(
        SERVER, stdin=subprocess.DEVNULL, env=server_environment(), check=False, timeout=30
    )
    assert process.returncode == 1


def test_a_client_that_does_not_read_gets_the_newest_answer_in_the_end(wire: Wire) -> None:
    wire.initialize()
    wire.open("import fcntl\n" * 300)
    for version in range(2, 400):
        at = {"line": 0, "character": 0}
        wire.send(
            method="textDocument/didChange",
            params={
                "textDocument": {"uri": "untitled:one", "version": version},
                "contentChanges": [{"range": {"start": at, "end": at}, "text": "#\n"}],
            },
        )
        if version % 50 == 0:
            time.sleep(0.05)
    published = []
    while not published or published[-1]["params"]["version"] != 399:
        published.append(wire.hear("textDocument/publishDiagnostics"))
    assert len(published) < 300


def test_a_huge_text_is_refused_with_a_message(wire: Wire) -> None:
    wire.initialize()
    wire.open("x = 1\n" * 1_700_000, uri="file:///tmp/huge.py")
    message = wire.hear("window/showMessage")["params"]["message"]
    assert "huge.py" in message
    assert "10.2 MB" in message
    wire.open("import fcntl\n")
    assert wire.hear("textDocument/publishDiagnostics")["params"]["diagnostics"]


def test_tcp_serves_one_client(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [*SERVER, "--tcp", "127.0.0.1:0"], stderr=subprocess.PIPE, env=server_environment()
    )
    assert process.stderr
    found = re.search(rb":(\d+)", process.stderr.readline())
    assert found
    with socket.create_connection(("127.0.0.1", int(found[1]))) as connection:
        for message in (
            {"id": 0, "method": "initialize", "params": {"capabilities": {}, "processId": None}},
            {"id": 1, "method": "shutdown"},
            {"method": "exit"},
        ):
            body = json.dumps({"jsonrpc": "2.0", **message}).encode()
            connection.sendall(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        received = b""
        while chunk := connection.recv(65536):
            received += chunk
    assert b'"capabilities"' in received
    assert process.wait(10) == 0
    process.stderr.close()


def test_the_log_goes_to_the_client(tmp_path: Path, wire: Wire) -> None:
    write_worker(tmp_path)
    wire.initialize(
        rootUri=tmp_path.as_uri(), initializationOptions={"edgewise": {"logLevel": "info"}}
    )
    wire.open("import fcntl\n", uri=(tmp_path / "entry.py").as_uri())
    message = wire.hear("window/logMessage")["params"]["message"]
    assert "edgewise" in message
