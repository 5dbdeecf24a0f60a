"""Python files of any length that look like a Worker somebody wrote, some of which fails there."""

from __future__ import annotations

from dataclasses import dataclass

HEAD = """\
import asyncio
import hashlib
import json
import os
import threading
from urllib.parse import urlparse

import fcntl

"""
FAILING_LINE = "import fcntl\n"

_FUNCTION = '''
def price_{number}(order, rate={number}):
    """Work out what order {number} costs."""
    total = 0
    for item in order["items"]:
        if item["count"] > rate:
            total += item["price"] * item["count"]
    digest = hashlib.sha256(json.dumps(order).encode()).hexdigest()
    return {{"total": total, "digest": digest, "path": os.path.join("orders", str(total))}}

'''

_CLASS = '''
class Shelf{number}:
    """A shelf of the warehouse, and who works there."""

    width = {number}

    def __init__(self, name, kept=None):
        self.name = name
        self.kept = kept or []
        self.lock = threading.Lock()

    async def fetch(self, url):
        parts = urlparse(url)
        await asyncio.sleep(0)
        with self.lock:
            return [part for part in parts if part]

    @property
    def label(self):
        return f"{{self.name}} ({{len(self.kept)}} of {{self.width}})"

'''

_CONSTANTS = """
LIMITS_{number} = {{"orders": {number}, "items": 20, "names": ["north", "south"]}}
TIMEOUT_{number} = float(os.environ.get("TIMEOUT_{number}", "2.5"))
if TIMEOUT_{number} > 10:
    raise ValueError("too long")

"""

_FAILING = """
def audit_{number}(order):
    worker = threading.Thread(target=print, args=(order,))
    worker.start()
    return hashlib.new("md4", json.dumps(order).encode()), os.fork()

"""

_METHOD = '''
    def step_{number}(self, order, rate={number}):
        """Step {number} of an order."""
        total = self.total
        for item in order["items"]:
            if item["count"] > rate and self.open:
                total += item["price"] * item["count"]
        self.total = total
        return json.dumps({{"total": total, "step": {number}}})
'''

_FAILING_METHOD = """
    def send_{number}(self, order):
        worker = threading.Thread(target=self.step_1, args=(order,))
        worker.start()
        return hashlib.new("md4", json.dumps(order).encode())
"""

_KINDS = (_FUNCTION, _CLASS, _FUNCTION, _CONSTANTS, _FUNCTION, _CLASS, _FUNCTION, _FAILING)
_METHODS = (_METHOD, _METHOD, _METHOD, _METHOD, _METHOD, _METHOD, _METHOD, _FAILING_METHOD)

BANNED = (
    "fcntl",
    "hashlib.new",
    "hashlib.scrypt",
    "multiprocessing",
    "os.fork",
    "os.popen",
    "os.system",
    "subprocess",
    "threading.Thread",
    "threading.Timer",
)
"""What somebody would forbid who has a list of names instead of Edgewise."""


@dataclass(frozen=True, slots=True)
class Text:
    """A module, and how many of its functions fail on Workers."""

    text: str
    failing: int

    @property
    def lines(self) -> list[str]:
        return self.text.splitlines()


def module(lines: int) -> Text:
    """Generate a module of this many lines; of eight statements one is a function that fails."""
    return _grown(HEAD, _KINDS, lines, "LAST_{number} = {number}\n")


def clean_module(lines: int) -> Text:
    """Generate a module like that in which nothing fails."""
    kinds = (*(kind for kind in _KINDS if kind is not _FAILING), _FUNCTION)
    return _grown(HEAD.replace(FAILING_LINE, ""), kinds, lines, "LAST_{number} = {number}\n")


def long_class(lines: int) -> Text:
    """Generate a module that is one class of this many lines."""
    head = HEAD + "\nclass Warehouse:\n    total = 0\n    open = True\n"
    return _grown(head, _METHODS, lines, "    last_{number} = {number}\n")


def _grown(head: str, kinds: tuple[str, ...], lines: int, filler: str) -> Text:
    """Add whole statements as long as they fit, so that the text always parses."""
    parts, length, failing = [head], head.count("\n"), 0
    if lines < length:
        raise ValueError(f"a module has at least {length} lines")
    number = 0
    while True:
        kind = kinds[number % len(kinds)]
        number += 1
        if length + kind.count("\n") > lines:
            break
        parts.append(kind.format(number=number))
        length += kind.count("\n")
        failing += kind in (_FAILING, _FAILING_METHOD)
    parts.extend(filler.format(number=number + rest) for rest in range(lines - length))
    return Text("".join(parts), failing)
