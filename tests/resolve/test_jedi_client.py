"""The worker process: its life, its death, and the limits of patience."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from edgewise.resolve.jedi_client import JediClient, worker_command
from edgewise.resolve.questions import (
    Answer,
    NoAnswer,
    Question,
    ReceiverQuestion,
    Source,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENT_S = 20.0


@pytest.fixture
def client() -> Iterator[JediClient]:
    client = JediClient(give_up_s=1.0)
    yield client
    client.close()


@pytest.fixture
def question(tmp_path) -> Question:
    (tmp_path / "compat.py").write_text("from threading import Thread\n")
    return Question((str(tmp_path),), "compat", "Thread")


@pytest.fixture
def endless(tmp_path) -> Question:
    """Three megabytes of one expression: half a minute for parso."""
    (tmp_path / "generated.py").write_text(
        "from os import fork\nx = [" + "(1),\n" * 600_000 + "]\n"
    )
    return Question((str(tmp_path),), "generated", "fork")


def test_worker_starts_with_the_first_question(client, question, tmp_path):
    assert client.pid is None
    answer = client.ask(question, PATIENT_S)
    assert answer == Answer("threading.Thread", frozenset({str(tmp_path / "compat.py")}))
    assert client.pid is not None


def test_answer_that_takes_longer_is_fetched_by_asking_again(client, question):
    assert client.ask(question, 0.0) is NoAnswer.NOT_YET
    assert client.ask(question, PATIENT_S) == client.ask(question, PATIENT_S)


def test_question_without_end_is_given_up_and_the_next_one_answered(client, question, endless):
    client.start()
    first = client.pid
    start = time.monotonic()
    assert client.ask(endless, 0.1) is NoAnswer.NOT_YET
    assert client.ask(endless, PATIENT_S) == Answer(None, given_up=True)
    assert time.monotonic() - start < 5.0
    assert client.ask(question, PATIENT_S).name == "threading.Thread"
    assert client.pid != first


def test_other_questions_wait_behind_one_without_end(client, question, endless):
    client.start()
    assert client.ask(endless, 0.1) is NoAnswer.NOT_YET
    assert client.ask(question, PATIENT_S).name == "threading.Thread"
    assert client.ask(endless, 0.0) == Answer(None, given_up=True)


def test_killed_worker_is_started_again(client, question):
    client.start()
    first = client.pid
    os.kill(first, signal.SIGTERM)
    assert client.ask(question, PATIENT_S).name == "threading.Thread"
    assert client.pid != first


def test_worker_that_keeps_dying_is_left_alone_after_a_few_times(question):
    now = [0.0]
    client = JediClient([sys.executable, "-c", "raise SystemExit(3)"], clock=lambda: now[0])
    for _ in range(10):
        assert client.ask(question, PATIENT_S) is NoAnswer.UNAVAILABLE
        now[0] += 100.0
    assert not client.available
    assert client.start() is False


def test_pause_between_restarts(question):
    now = [0.0]
    client = JediClient([sys.executable, "-c", "raise SystemExit(3)"], clock=lambda: now[0])
    assert client.ask(question, PATIENT_S) is NoAnswer.UNAVAILABLE
    assert client.pid is None
    assert client.available  # but not now
    assert client.ask(question, PATIENT_S) is NoAnswer.UNAVAILABLE
    client.close()


@pytest.mark.parametrize(
    "command", [["/no/such/program"], [sys.executable, "-c", "print('hello')"], []]
)
def test_whatever_the_command_nothing_is_raised(question, command):
    client = JediClient(command)
    assert client.ask(question, 5.0) is NoAnswer.UNAVAILABLE
    client.close()


def test_question_that_kills_the_worker_is_asked_twice_only(tmp_path, question):
    """With a worker that dies of the word `killer`, as a C stack might of odd code."""
    program = (
        "import sys, json\nprint(json.dumps({'ready': True}), flush=True)\n"
        "for line in sys.stdin:\n"
        "    asked = json.loads(line)\n"
        "    if asked['name'] == 'killer': raise SystemExit(9)\n"
        "    print(json.dumps({'id': asked['id'], 'name': 'os.fork', 'files': []}), flush=True)\n"
    )
    client = JediClient([sys.executable, "-c", program])
    killer = Question(("/",), "m", "killer")
    assert client.ask(killer, PATIENT_S) == Answer(None, given_up=True)
    time.sleep(1.0)
    assert client.ask(question, PATIENT_S) == Answer("os.fork")
    client.close()


def test_text_is_sent_once_to_each_worker(tmp_path):
    """With a worker that tells how many texts it got."""
    program = (
        "import sys, json\nprint(json.dumps({'ready': True}), flush=True)\ntexts = 0\n"
        "for line in sys.stdin:\n"
        "    asked = json.loads(line)\n"
        "    texts += 'source' in asked\n"
        "    print(json.dumps({'id': asked['id'], 'types': [[str(texts)]]}), flush=True)\n"
    )
    client = JediClient([sys.executable, "-c", program])
    first, second = Source("x.y()", None, ("/",)), Source("x.y()", None, ("/",))
    asked = [first, first, second, second, first]
    answers = [client.ask(ReceiverQuestion(each, 0, 2), PATIENT_S).types for each in asked]
    assert answers == [(("1",),), (("1",),), (("2",),), (("2",),), (("3",),)]
    os.kill(client.pid, signal.SIGTERM)
    answers = [client.ask(ReceiverQuestion(first, 0, 2), PATIENT_S).types for _ in range(2)]
    assert answers == [(("1",),), (("1",),)]
    client.close()


def test_missing_jedi_is_said_once(caplog, question):
    client = JediClient([])
    assert not client.available
    assert client.ask(question, 1.0) is NoAnswer.UNAVAILABLE
    assert not client.available
    assert [record.levelname for record in caplog.records] == ["WARNING"]


def test_closed_client_starts_nothing(client, question):
    client.start()
    client.close()
    assert client.ask(question, PATIENT_S) is NoAnswer.UNAVAILABLE
    assert client.pid is None


def test_worker_dies_with_its_parent(tmp_path, endless):
    program = (
        "import os, sys\nfrom edgewise.resolve.jedi_client import JediClient\n"
        "from edgewise.resolve.questions import Question\n"
        "client = JediClient(give_up_s=60.0)\nclient.start()\n"
        f"client.ask(Question({endless.path!r}, {endless.module!r}, {endless.name!r}), 0.1)\n"
        "print(client.pid, flush=True)\nos.kill(os.getpid(), 9)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=30, check=False
    )
    worker = int(done.stdout)
    until = time.monotonic() + 5.0
    while _runs(worker) and time.monotonic() < until:
        time.sleep(0.02)
    assert not _runs(worker)


@pytest.mark.skipif(not hasattr(os, "getpriority"), reason="POSIX's priorities")
def test_worker_has_low_priority(client):
    client.start()
    assert os.getpriority(os.PRIO_PROCESS, client.pid) >= 10


def test_jedi_is_not_taken_from_the_current_folder(tmp_path, monkeypatch):
    (tmp_path / "jedi.py").write_text("")
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend("")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert str(tmp_path) not in worker_command()


def _runs(pid: int) -> bool:
    status = Path(f"/proc/{pid}/stat")
    if status.exists():
        return status.read_text().rpartition(")")[2].split()[0] != "Z"
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    return True
