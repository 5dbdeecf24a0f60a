"""`edgewise check --jobs`: several processes, and what becomes of those that end."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from run import SOURCE, edgewise_in

from edgewise.cli.workers import BYTES_EACH, MOST, processes_for

if TYPE_CHECKING:
    from pathlib import Path

FILLING = f'text = "{"x" * 120_000}"\n'
JSON = ("check", "--output-format", "json")


@pytest.fixture
def large(worker: Path) -> Path:
    """So much code that two processes are worth their start."""
    for number in range(10):
        (worker / "src" / f"part{number}.py").write_text(f"import syslog\n\n{FILLING}")
    return worker


def test_so_much_is_worth_several_processes() -> None:
    each = [BYTES_EACH // 10] * 100
    assert processes_for(each, 2) == 2
    assert processes_for(each, 100) == 10
    assert processes_for(each, 1) == 0
    assert processes_for([10] * 1000, 8) == 0
    assert processes_for([BYTES_EACH * 10], 8) == 0
    assert processes_for([BYTES_EACH] * 1000, None) <= MOST


def test_the_answer_is_the_same(large: Path) -> None:
    (large / "src" / "latin.py").write_bytes(b"x = '\xe9'\n")
    one = edgewise_in(large, *JSON, "--jobs", "1")
    two = edgewise_in(large, *JSON, "--jobs", "2")
    assert len(json.loads(one.out)) == 11
    assert (two.out, two.err, two.code) == (one.out, one.err, one.code)


def test_processes_are_started(large: Path) -> None:
    log = large / "log"
    edgewise_in(large, *JSON, "--jobs", "2", **spying(large, log))
    assert log.read_text().count("worker") == 2
    log.unlink()
    edgewise_in(large, *JSON, "src/entry.py", "--jobs", "2", **spying(large, log))
    assert not log.exists()


def test_less_than_one_job_is_wrong_usage(worker: Path) -> None:
    assert edgewise_in(worker, "check", "--jobs", "0").code == 2


def test_nothing_of_the_current_folder_is_executed(large: Path) -> None:
    for name in ("pickle", "queue", "click", "edgewise", "tree_sitter"):
        (large / f"{name}.py").write_text("open('trap', 'w').close()\n")
    # As the installed command: the current folder is not on its path.
    program = (
        f"import sys; sys.path[0] = {str(SOURCE)!r}; from edgewise.cli import main; "
        "main(sys.argv[1:])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *JSON, "--jobs", "2"],
        cwd=large,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": "", "PYTHONSAFEPATH": "1"},
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert not (large / "trap").exists()


def test_a_process_that_dies_takes_one_file_with_it(large: Path) -> None:
    done = edgewise_in(large, *JSON, "--jobs", "2", **dying(large, "part3.py"))
    assert done.code == 2
    said = "internal error in src/part3.py: the process that checked it ended with code 86."
    assert done.err == f"error: {said}\n"
    assert len(json.loads(done.out)) == 10


def test_processes_that_keep_dying_are_left_alone(large: Path) -> None:
    for number in range(20):
        (large / "src" / f"part_{number}.py").write_text(f"import syslog\n\n{FILLING}")
    done = edgewise_in(large, *JSON, "--jobs", "2", **dying(large, "part"))
    assert done.code == 2
    assert "keep ending" in done.err
    assert "Traceback" not in done.err


def test_without_processes_one_does_it(large: Path) -> None:
    done = edgewise_in(large, *JSON, "--jobs", "2", **dying(large, None))
    assert done.code == 1
    assert len(json.loads(done.out)) == 11


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGKILL, -9)])
def test_no_process_outlives_the_command(large: Path, number: int, code: int) -> None:
    at_work = large / "at_work"
    switch_on = (
        "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); "
        "os.execv(sys.executable, [sys.executable, '-m', 'edgewise', 'check', '--jobs', '2'])"
    )
    with subprocess.Popen(
        [sys.executable, "-c", switch_on],
        cwd=large,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**os.environ, **busy(large, at_work)},
    ) as running:
        try:
            until = time.monotonic() + 50
            while not at_work.exists() or len(at_work.read_text()) < 2:
                assert time.monotonic() < until
                time.sleep(0.05)
            started = children(running.pid)
            assert len(started) == 2
            running.send_signal(number)
            assert running.stderr is not None
            assert b"Traceback" not in running.stderr.read()
            assert running.wait(30) == code
        finally:
            running.kill()
    while any(is_alive(pid) for pid in started):
        assert time.monotonic() < until + 30
        time.sleep(0.05)


def children(pid: int) -> list[int]:
    from pathlib import Path

    try:
        return [int(it) for it in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def is_alive(pid: int) -> bool:
    from pathlib import Path

    try:
        return ") Z" not in Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False


def spying(folder: Path, log: Path) -> dict[str, str]:
    """Count the processes with an audit hook."""
    return hooked(
        folder,
        "import sys\n"
        "def note(event, arguments):\n"
        "    if event == 'subprocess.Popen' and 'cli.worker' in str(arguments):\n"
        f"        with open({str(log)!r}, 'a') as file: file.write('worker')\n"
        "sys.addaudithook(note)\n",
    )


def dying(folder: Path, name: str | None) -> dict[str, str]:
    """Make the processes end when they read a file of this name, or at once."""
    if name is None:
        return working(folder, "None", "os._exit(86)")
    return working(folder, f"{name!r} in str(path) and os._exit(86)", "worker.main()")


def busy(folder: Path, log: Path) -> dict[str, str]:
    """Make the processes note that they read a file, and never get to its end."""
    noted = f"open({str(log)!r}, 'a').write('x') and time.sleep(600)"
    return working(folder, noted, "worker.main()")


def working(folder: Path, first: str, main: str) -> dict[str, str]:
    """Make the processes run something else, and something first when they read a file."""
    program = (
        "import os, sys, time; sys.path += sys.argv[1:]; "
        "from edgewise.cli import worker, checking; original = checking.Checking.look; "
        f"checking.Checking.look = lambda self, path: ({first}) or original(self, path); {main}"
    )
    return hooked(
        folder,
        f"import edgewise.resolve.isolated as i\ni._PROGRAM = {program + '  # %s'!r}\n",
        "edgewise_that_works_otherwise",
    )


def hooked(folder: Path, code: str, name: str = "hook") -> dict[str, str]:
    hook = folder.parent / name
    hook.mkdir(exist_ok=True)
    (hook / "sitecustomize.py").write_text(code)
    return {"PYTHONPATH": f"{hook}{os.pathsep}{SOURCE}"}
