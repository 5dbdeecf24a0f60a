"""A finding points back to where its object was made, or its value named, and to the import.

Each shape marks the lines: `fails`, and what that finding points back to, `made` and `imported`.
"""

from __future__ import annotations

import pytest

from edgewise.checker import check
from edgewise.finding import Position, Range, Severity
from edgewise.runtimes import catalogue
from edgewise.runtimes.target import Choice, ChosenBy, Target
from edgewise.source.document import Change, Document

TARGET = Target(catalogue.current_workers(), Choice(ChosenBy.DEFAULT, "it is current"))

SHAPES = {
    "a local variable": """
import threading  # imported
thread = threading.Thread(target=print)  # made
thread.daemon = True
thread.start()  # fails
""",
    "a variable of a function": """
import threading  # imported
def go():
    thread = threading.Thread(target=print)  # made
    thread.start()  # fails
""",
    "a chain of names": """
import threading  # imported
first = threading.Thread(target=print)  # made
second = first
second.start()  # fails
""",
    "an attribute of self": """
from concurrent.futures import ThreadPoolExecutor  # imported
class Service:
    def __init__(self):
        self.pool = ThreadPoolExecutor()  # made
    def run(self):
        self.pool.submit(print)  # fails
""",
    "a class attribute": """
from concurrent.futures import ThreadPoolExecutor  # imported
class Service:
    pool = ThreadPoolExecutor()  # made
    def run(self):
        self.pool.submit(print)  # fails
""",
    "a parameter": """
from concurrent.futures import ThreadPoolExecutor  # imported
def run(pool):
    pool.submit(print)  # fails
run(ThreadPoolExecutor())  # made
""",
    "an annotated parameter": """
from concurrent.futures import ThreadPoolExecutor  # imported
def run(pool: ThreadPoolExecutor):  # made
    pool.submit(print)  # fails
""",
    "a default": """
import hashlib  # imported
def digest(name="md4"):  # made
    return hashlib.new(name)  # fails
digest()
""",
    "a return value": """
import threading  # imported
def worker():
    return threading.Thread(target=print)  # made
worker().start()  # fails
""",
    "with as": """
from concurrent.futures import ThreadPoolExecutor  # imported
with ThreadPoolExecutor() as pool:  # made
    pool.submit(print)  # fails
""",
    "a for loop": """
import threading  # imported
threads = [
    threading.Thread(target=print)  # made
    for _ in range(2)
]
for thread in threads:
    thread.start()  # fails
""",
    "a list that grows": """
import threading  # imported
threads = []
threads.append(threading.Thread(target=print))  # made
for thread in threads:
    thread.start()  # fails
""",
    "a subclass": """
from threading import Thread  # imported
class Job(Thread):
    pass
job = Job()  # made
job.start()  # fails
""",
    "a subclass of a subclass": """
import threading  # imported
class Job(threading.Thread):
    pass
class Special(Job):
    pass
special = Special()  # made
special.start()  # fails
""",
    "a partial": """
import functools
import os  # imported
fork = functools.partial(os.fork)  # made
fork()  # fails
""",
    "a dispatch table": """
import os  # imported
COMMANDS = {
    "fork": os.fork,  # made
}
COMMANDS["fork"]()  # fails
""",
    "a table of constants": """
import hashlib  # imported
DIGESTS = {
    "old": "md4",  # made
    "new": "sha256",
}
hashlib.new(DIGESTS["old"])  # fails
""",
    "an import alias": """
import threading as t  # imported
thread = t.Thread(target=print)  # made
thread.start()  # fails
""",
    "a from-import": """
from os import fork  # imported
fork()  # fails
""",
    "a from-import under another name": """
from os import fork as start  # imported
go = start
go()  # fails
""",
    "an instance made where it fails": """
import threading  # imported
threading.Thread(target=print).start()  # fails
""",
    "a constant": """
import hashlib  # imported
NAME = "md4"  # made
hashlib.new(NAME)  # fails
""",
    "a constant of a class": """
import hashlib  # imported
class Config:
    NAME = "md4"  # made
def digest():
    return hashlib.new(Config.NAME)  # fails
""",
    "a handler that raises something else": """
def users():
    try:
        import grp  # imported
    except ImportError as error:
        raise RuntimeError from error  # fails
""",
    "what is None after a failed import": """
try:
    import grp  # imported
except ImportError:
    grp = None
print(grp.getgrall())  # fails
""",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_points_back(shape):
    code = SHAPES[shape]
    assert {line for _, line in pointed(Document.open(code))} == marked(code, "fails")
    assert sorted(related(Document.open(code))) == sorted(
        marked(code, "made") | marked(code, "imported")
    )


@pytest.mark.parametrize("shape", SHAPES)
def test_points_back_after_an_edit_above(shape):
    """What was read before the edit is used again, and still points to the right lines."""
    code = SHAPES[shape]
    document = Document.open(code)
    check(document, TARGET)
    for line in sorted(marked(code, "made") | marked(code, "imported"), reverse=True):
        start = Position(line, 0)
        document = document.changed([Change("# a comment\n", Range(start, start))])
        assert check(document, TARGET) == check(Document.open(document.text), TARGET)
    assert sorted(related(document)) == sorted(
        marked(document.text, "made") | marked(document.text, "imported")
    )


def pointed(document: Document) -> list[tuple[str, int]]:
    return [
        (finding.code, finding.range.start.line)
        for finding in check(document, TARGET)
        if finding.severity is not Severity.HINT
    ]


def related(document: Document) -> list[int]:
    return [
        place.range.start.line
        for finding in check(document, TARGET)
        if finding.severity is not Severity.HINT
        for place in finding.related
    ]


def marked(code: str, mark: str) -> set[int]:
    return {number for number, line in enumerate(code.splitlines()) if line.endswith(f"# {mark}")}
