"""Shell completion, through the scripts that users source."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from run import SOURCE

if TYPE_CHECKING:
    from pathlib import Path

SHELLS = ("bash", "zsh", "fish")
QUESTIONS = [
    ("edgewise ch", ["check"]),
    ("edgewise rule EW10", [f"EW10{number}" for number in range(1, 8)]),
    ("edgewise rule module-n", ["module-not-available"]),
    ("edgewise check --target workers-3.1", ["workers-3.12", "workers-3.13", "workers-3.14"]),
    (
        "edgewise target --target workers-3.14,workers-3.1",
        [f"workers-3.14,workers-3.1{number}" for number in (2, 3, 4)],
    ),
    ("edgewise check --output-f", ["--output-format"]),
    ("edgewise check --output-format g", ["github", "gitlab"]),
    ("edgewise check --output sa", ["sarif:"]),
    ("edgewise check --fail-on ", ["error", "warning", "information", "hint", "never"]),
]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A PATH on which `edgewise` is this one."""
    folder = tmp_path_factory.mktemp("bin")
    program = folder / "edgewise"
    program.write_text(f"#!{sys.executable}\nfrom edgewise.cli import main\nmain()\n")
    program.chmod(0o755)
    return os.pathsep.join([str(folder), os.environ["PATH"]])


def run(command: list[str], path: str, **environment: str) -> str:
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(SOURCE), "PATH": path, **environment},
        check=False,
    )
    assert done.stderr == ""
    assert done.returncode == 0
    return done.stdout


pytestmark = pytest.mark.skipif(os.name != "posix", reason="POSIX shells")


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_one_that_the_shell_understands(
    shell: str, path: str, tmp_path: Path
) -> None:
    script = run(["edgewise"], path, _EDGEWISE_COMPLETE=f"{shell}_source")
    assert "_EDGEWISE_COMPLETE" in script
    assert f"{shell}_complete" in script
    if shutil.which(shell):
        (tmp_path / "script").write_text(script)
        run([shell, "-n", str(tmp_path / "script")], path)


@pytest.mark.parametrize("shell", ["zsh", "fish"])  # bash itself is asked below
@pytest.mark.parametrize(("typed", "completions"), QUESTIONS[1:4])
def test_what_the_shells_are_told(
    shell: str, typed: str, completions: list[str], path: str
) -> None:
    words = typed.split()
    last = "" if typed.endswith(" ") else words[-1]
    count = len(words) if typed.endswith(" ") else len(words) - 1
    told = run(
        ["edgewise"],
        path,
        COMP_WORDS=typed,
        COMP_CWORD=last if shell == "fish" else str(count),
        _EDGEWISE_COMPLETE=f"{shell}_complete",
    )
    lines = told.splitlines()
    if shell == "zsh":
        assert lines[0::3] == ["plain"] * len(completions)
        assert lines[1::3] == completions
    else:
        assert told.count("plain") == len(completions)
        assert all(each in told for each in completions)


@pytest.mark.skipif(not shutil.which("bash"), reason="no bash")
@pytest.mark.parametrize(("typed", "completions"), QUESTIONS)
def test_bash_completes(typed: str, completions: list[str], path: str) -> None:
    words = typed.split(" ")
    quoted = " ".join(f"'{word}'" for word in words)
    code = (
        'eval "$(_EDGEWISE_COMPLETE=bash_source edgewise)"\n'
        f"COMP_WORDS=({quoted}); COMP_CWORD={len(words) - 1}\n"
        "_edgewise_completion edgewise\n"
        'printf "%s\\n" "${COMPREPLY[@]}"'
    )
    assert run(["bash", "--norc", "-c", code], path).splitlines() == completions


@pytest.mark.skipif(not shutil.which("fish"), reason="no fish")
def test_fish_completes(path: str, tmp_path: Path) -> None:
    code = "_EDGEWISE_COMPLETE=fish_source edgewise | source; complete -C 'edgewise rule EW30'"
    out = run(["fish", "--no-config", "-c", code], path, HOME=str(tmp_path))
    assert [line.split("\t")[0] for line in out.splitlines()] == [
        f"EW30{number}" for number in range(1, 6)
    ]


@pytest.mark.skipif(not shutil.which("bash"), reason="no bash")
def test_files_are_the_shell_s_to_complete(path: str) -> None:
    asked = {"COMP_WORDS": "edgewise check --output ./re", "COMP_CWORD": "3"}
    told = run(["edgewise"], path, _EDGEWISE_COMPLETE="bash_complete", **asked)
    assert told == "file,./re\n"
