"""What `edgewise check` keeps for the next run, and when that no longer holds."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from run import SOURCE, Outcome, edgewise_in

if TYPE_CHECKING:
    from pathlib import Path

JSON = ("check", "--output-format", "json")


class Runs:
    """Runs in one folder with one cache, and which files each of them has read anew."""

    def __init__(self, folder: Path, cache: Path) -> None:
        self.folder = folder
        self.cache = cache
        self.hook = folder.parent / "hook"
        self.hook.mkdir()
        self.log = folder.parent / "log"
        (self.hook / "sitecustomize.py").write_text(
            "import importlib.abc, os, sys\n"
            "from dataclasses import replace\n"
            "class Finder(importlib.abc.MetaPathFinder):\n"
            "    def find_spec(self, name, path, target=None):\n"
            "        if name != 'edgewise.cli.run': return None\n"
            "        sys.meta_path.remove(self)\n"
            "        from edgewise.cli.checking import Checking\n"
            "        original = Checking.look\n"
            "        def look(self, path, *others):\n"
            f"            with open({str(self.log)!r}, 'a') as log: print(path.name, file=log)\n"
            "            found = original(self, path, *others)\n"
            "            return replace(found, in_doubt='IN_DOUBT' in os.environ)\n"
            "        Checking.look = look\n"
            "sys.meta_path.insert(0, Finder())\n"
        )

    def run(self, *arguments: str, **environment: str) -> Outcome:
        self.log.write_text("")
        return edgewise_in(
            self.folder,
            *(arguments or JSON),
            EDGEWISE_CACHE_DIR=str(self.cache),
            PYTHONPATH=f"{self.hook}{os.pathsep}{SOURCE}",
            **environment,
        )

    @property
    def looked_at(self) -> set[str]:
        """The files that the last run has checked, rather than remembered."""
        return set(self.log.read_text().split())


@pytest.fixture
def runs(worker: Path, tmp_path_factory: pytest.TempPathFactory) -> Runs:
    folder = tmp_path_factory.mktemp("project")
    worker.rename(folder / "shop")
    return Runs(folder / "shop", folder / "cache")


def test_a_second_run_says_the_same_and_checks_nothing(runs: Runs) -> None:
    (runs.folder / "src" / "entry.py").write_text(
        "import threading\nimport _pydecimal\n\nthread = threading.Thread()\nthread.start()\n"
    )
    first = runs.run()
    assert runs.looked_at == {"clean.py", "entry.py"}
    second = runs.run()
    assert runs.looked_at == set()
    assert second == first
    assert len(json.loads(first.out)) > 2
    assert runs.run("check").out == edgewise_in(runs.folder, "check", "--no-cache").out
    # What was remembered can be fixed, too.
    assert runs.run("check", "--diff").out.count("+import decimal as _pydecimal") == 1


def test_only_what_changed_is_checked_again(runs: Runs) -> None:
    runs.run()
    (runs.folder / "src" / "clean.py").write_text("import syslog\n")
    assert len(json.loads(runs.run().out)) == 2
    assert runs.looked_at == {"clean.py"}
    # The content counts, not the time: a checkout of the same commit changes nothing.
    os.utime(runs.folder / "src" / "clean.py", (1, 1))
    runs.run()
    assert runs.looked_at == set()


def test_no_cache(runs: Runs) -> None:
    runs.run(*JSON, "--no-cache")
    assert not runs.cache.exists()
    runs.run()
    runs.run(*JSON, "--no-cache")
    assert runs.looked_at == {"clean.py", "entry.py"}


def test_what_the_target_and_the_options_are_counts(runs: Runs) -> None:
    runs.run()
    runs.run(*JSON, "--target", "workers-3.14")
    assert runs.looked_at == {"clean.py", "entry.py"}
    assert runs.run(*JSON, "--ignore", "EW101").out.strip() == "[]"
    assert len(json.loads(runs.run().out)) == 1
    assert runs.looked_at == set()


def test_a_changed_configuration_counts(runs: Runs) -> None:
    runs.run()
    config = runs.folder / "wrangler.toml"
    config.write_text("# first\n" + config.read_text())
    (found,) = json.loads(runs.run().out)
    assert [each["line"] for each in found["related"] if each["path"] == "wrangler.toml"] == [4]
    (runs.folder / "src" / "pyproject.toml").write_text('[tool.edgewise]\nignore = ["EW101"]\n')
    assert runs.run().out.strip() == "[]"


COMPAT = "try:\n    import fcntl\nexcept ImportError:\n    fcntl = None\nHAS = {has}\n"
USER = "from compat import HAS\n\nif HAS:\n    import syslog\n"


def test_what_other_modules_say_counts(runs: Runs) -> None:
    source = runs.folder / "src"
    (source / "compat.py").write_text(COMPAT.format(has=False))
    (source / "entry.py").write_text(USER)
    (source / "user.py").write_text("import entry\n")
    assert json.loads(runs.run().out) == []
    (source / "compat.py").write_text(COMPAT.format(has=True))
    assert "src/entry.py" in {each["path"] for each in json.loads(runs.run().out)}
    assert {"compat.py", "entry.py"} <= runs.looked_at
    assert "clean.py" not in runs.looked_at


def test_two_users_of_a_module_both_depend_on_it(runs: Runs) -> None:
    source = runs.folder / "src"
    (source / "far.py").write_text("HAS = False\n")
    (source / "compat.py").write_text("from far import HAS\n")
    for name in ("a", "b"):
        (source / f"{name}.py").write_text(USER)
    runs.run()
    (source / "far.py").write_text("HAS = True\n")
    found = {each["path"] for each in json.loads(runs.run().out)}
    assert {"src/a.py", "src/b.py"} <= found


def test_a_new_module_counts(runs: Runs) -> None:
    source = runs.folder / "src"
    (source / "entry.py").write_text("from compat import syslog\n\nsyslog.syslog('x')\n")
    assert json.loads(runs.run().out) == []
    (source / "compat.py").write_text("import syslog\n")
    assert json.loads(runs.run().out) != []


def test_what_jedi_read_counts(runs: Runs) -> None:
    source = runs.folder / "src"
    (source / "pools.py").write_text("def make_pool():\n    return None\n")
    (source / "services.py").write_text("from pools import make_pool\n")
    (source / "entry.py").write_text(
        "import services\n\n\ndef f():\n    services.make_pool().submit(print)\n"
    )
    assert json.loads(runs.run().out) == []
    (source / "pools.py").write_text(
        "from concurrent.futures import ThreadPoolExecutor\n\n\n"
        "def make_pool():\n    return ThreadPoolExecutor()\n"
    )
    assert [each["code"] for each in json.loads(runs.run().out)] == ["EW201"]
    runs.run()
    assert runs.looked_at == set()


def test_what_might_be_more_with_more_time_holds_for_a_day(runs: Runs) -> None:
    runs.run(IN_DOUBT="1")
    runs.run()
    assert runs.looked_at == set()
    (file,) = runs.cache.glob("results-*.sqlite")
    with closing(sqlite3.connect(file)) as rows, rows:
        (least,) = rows.execute("select min(until) from results").fetchone()
        assert 23 < (least - time.time()) / 3600 < 24
        rows.execute("update results set until = ?", (time.time() - 1,))
    runs.run()
    assert runs.looked_at >= {"clean.py", "entry.py"}
    runs.run()
    assert runs.looked_at == set()


def test_what_the_worker_starts_with_counts(runs: Runs) -> None:
    source = runs.folder / "src"
    (source / "entry.py").write_text("import random\n\nKEY = random.random()\n")
    (source / "worker.py").write_text("x = 1\n")
    assert "src/entry.py" not in {each["path"] for each in json.loads(runs.run().out)}
    (source / "worker.py").write_text("import entry\n")
    assert "src/entry.py" in {each["path"] for each in json.loads(runs.run().out)}


def test_what_a_newer_runtime_would_change_is_kept_too(runs: Runs) -> None:
    config = runs.folder / "wrangler.toml"
    config.write_text(config.read_text().replace("2025-10-01", "2026-03-01"))
    (runs.folder / "src" / "entry.py").write_text("import fcntl\n")
    first = runs.run()
    assert "EW503" in {each["code"] for each in json.loads(first.out)}
    assert runs.run() == first
    assert runs.looked_at == set()


@pytest.mark.skipif(os.name != "posix", reason="POSIX errors")
def test_a_cache_that_cannot_be_written_is_said_once(runs: Runs) -> None:
    runs.cache.write_text("a file, not a folder")
    done = runs.run()
    assert done.code == 1
    assert len(json.loads(done.out)) == 1
    (line,) = done.err.splitlines()
    assert line.startswith("warning: the cache ")
    assert "Nothing is kept for the next run" in line


def test_a_damaged_cache_is_begun_anew(runs: Runs) -> None:
    good = runs.run()
    (file,) = runs.cache.glob("results-*.sqlite")
    file.write_bytes(b"nonsense" * 1000)
    done = runs.run()
    assert (done.out, done.code) == (good.out, good.code)
    runs.run()
    assert runs.run().err == ""
    assert runs.looked_at == set()


def test_damaged_rows_are_not_believed(runs: Runs) -> None:
    good = runs.run()
    (file,) = runs.cache.glob("results-*.sqlite")
    with sqlite3.connect(file) as connection:
        connection.execute('update results set findings = \'[{"Path": "x"}, 3]\'')
    connection.close()
    assert runs.run().out == good.out


def test_two_runs_at_once(runs: Runs) -> None:
    good = runs.run(*JSON, "--no-cache")
    environment = {
        **os.environ,
        "EDGEWISE_CACHE_DIR": str(runs.cache),
        "PYTHONPATH": str(SOURCE),
    }
    command = [sys.executable, "-m", "edgewise", *JSON]
    running = [
        subprocess.Popen(
            command,
            cwd=runs.folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    for each in running:
        assert each.communicate(timeout=60) == (good.out, "")
    runs.run()
    assert runs.looked_at == set()


def test_a_killed_run_leaves_nothing_wrong(runs: Runs) -> None:
    for number in range(150):  # more than are written at once
        (runs.folder / "src" / f"part{number}.py").write_text("import syslog\n")
    environment = {**os.environ, "EDGEWISE_CACHE_DIR": str(runs.cache), "PYTHONPATH": str(SOURCE)}
    command = [sys.executable, "-m", "edgewise", *JSON]
    with subprocess.Popen(
        command, cwd=runs.folder, env=environment, stdout=subprocess.DEVNULL
    ) as running:
        until = time.monotonic() + 50
        while not list(runs.cache.glob("results-*.sqlite")) and running.poll() is None:
            assert time.monotonic() < until
            time.sleep(0.01)
        running.kill()
    done = runs.run()
    assert (done.code, done.err) == (1, "")
    assert len(json.loads(done.out)) == 151
    runs.run()
    assert runs.looked_at == set()


@pytest.mark.skipif(
    not sys.platform.startswith("linux") or getattr(os, "geteuid", lambda: 1)() != 0,
    reason="makes a small file system, as root",
)
def test_a_full_disk_costs_only_the_cache(runs: Runs) -> None:
    runs.cache.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(runs.cache)]
    if subprocess.run(mounting, check=False, capture_output=True).returncode:
        pytest.skip("no file system can be mounted here")
    try:
        done = runs.run()
        assert done.code == 1
        assert len(json.loads(done.out)) == 1
        assert "Nothing is kept for the next run" in done.err
        assert len(done.err.splitlines()) == 1
    finally:
        subprocess.run(["umount", str(runs.cache)], check=True)


def test_the_folder_is_told_and_emptied(runs: Runs) -> None:
    runs.run()
    (runs.cache / "mine.txt").write_text("not Edgewise's")
    assert runs.run("cache", "dir").out == f"{runs.cache}\n"
    done = runs.run("cache", "clean")
    assert (done.code, done.err) == (0, "")
    assert [file.name for file in runs.cache.iterdir()] == ["mine.txt"]
    runs.run()
    assert runs.looked_at == {"clean.py", "entry.py"}
    assert runs.run("cache", "clean").code == 0
    assert runs.run("cache").code == 2


def test_a_chain_of_modules_is_kept_once_and_all_of_it_counts(runs: Runs) -> None:
    source = runs.folder / "src"
    long = 190
    for number in range(1, long):
        (source / f"m{number:03}.py").write_text(f"import m{number - 1:03}\n")
    (source / "m000.py").write_text("import json\n")
    runs.run()
    # A file's row has 10 KB here; with all that each leads to there would be 18,000 places more.
    assert sum(file.stat().st_size for file in runs.cache.glob("results-*")) < 3_000_000
    runs.run()
    assert runs.looked_at == set()

    (source / "m000.py").write_text("import fcntl\n")
    found = json.loads(runs.run().out)
    assert len([each for each in found if each["code"] == "EW104"]) == long - 1
    (source / "m000.py").write_text("import json\n")
    assert not [each for each in json.loads(runs.run().out) if each["code"] == "EW104"]
    runs.run()
    assert runs.looked_at == set()


def test_modules_that_import_each_other_depend_on_what_any_of_them_imports(runs: Runs) -> None:
    source = runs.folder / "src"
    (source / "one.py").write_text("import two\n")
    (source / "two.py").write_text("import three\n")
    (source / "three.py").write_text("import one\nimport base\n")
    (source / "base.py").write_text("POOL = 1\n")
    (source / "user.py").write_text("import one\n")
    runs.run()
    runs.run()
    assert runs.looked_at == set()

    (source / "base.py").write_text("import fcntl\n")
    found = runs.run().out

    assert runs.looked_at >= {"one.py", "two.py", "three.py", "base.py", "user.py"}
    assert "EW104" in found
    assert found == edgewise_in(runs.folder, *JSON, "--no-cache").out


def test_what_several_processes_found_out_about_modules_is_kept(runs: Runs) -> None:
    source = runs.folder / "src"
    filling = "# " + "x" * 10_000 + "\n"
    for number in range(1, 90):
        (source / f"m{number:03}.py").write_text(f"import m{number - 1:03}\n{filling}")
    (source / "m000.py").write_text(f"import json\n{filling}")
    runs.run(*JSON, "--jobs", "2")
    runs.run()
    assert runs.looked_at == set()
    (source / "m000.py").write_text("import fcntl\n")
    found = json.loads(runs.run().out)
    assert len([each for each in found if each["code"] == "EW104"]) == 89
