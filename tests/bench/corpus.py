"""Python files of any length that look like a Worker somebody wrote."""

from __future__ import annotations

_HEAD = """\
import asyncio
import hashlib
import json
import os
import threading
from urllib.parse import urlparse

import fcntl

"""

_CLEAN = '''
def price_{number}(order, rate={number}):
    """Work out what order {number} costs."""
    total = 0
    for item in order["items"]:
        if item["count"] > rate:
            total += item["price"] * item["count"]
    digest = hashlib.sha256(json.dumps(order).encode()).hexdigest()
    return {{"total": total, "digest": digest, "path": os.path.join("orders", str(total))}}


class Shelf{number}:
    def __init__(self, name):
        self.name = name
        self.lock = threading.Lock()

    async def fetch(self, url):
        parts = urlparse(url)
        await asyncio.sleep(0)
        with self.lock:
            return [part for part in parts if part]

'''

_FAILING = """
def audit_{number}(order):
    worker = threading.Thread(target=print, args=(order,))
    worker.start()
    return hashlib.new("md4", json.dumps(order).encode()), os.getuid()

"""


def module(lines: int) -> str:
    """Generate a module of this many lines, one failing function in eight statements."""
    text, number = _HEAD, 0
    while text.count("\n") < lines:
        number += 1
        text += (_FAILING if number % 8 == 0 else _CLEAN).format(number=number)
    return "".join(text.splitlines(keepends=True)[:lines])


def edit_line(text: str) -> int:
    """The start of the top-level statement nearest to the middle."""
    lines = text.splitlines()
    starts = [
        number
        for number, line in enumerate(lines)
        if line.startswith(("def ", "class ")) and not lines[number - 1].strip()
    ]
    return min(starts, key=lambda number: abs(number - len(lines) // 2))
