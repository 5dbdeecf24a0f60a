import threading, hashlib
from os import (
    path,
    getrandom,
)

ALGORITHM = "md4"


class Job(threading.Thread):
    """Some
    docs."""

    name = f"{ALGORITHM!r:>{10}}"

    def run(self):
        self.digest = hashlib.new(ALGORITHM, b"""x
y""")
        data = {
            "a": [1, 2, (3,)],
            'b': lambda x: x,
        }
        return data

    @staticmethod
    async def go():
        async with open("x") as f, open("y") as g:
            return [await x async for x in f if x]


job = Job()
job.start()
match job:
    case Job(name=name) if name:
        print(name); job.start()
    case [1, *rest] | {"a": rest}:
        pass
    case _:
        import curses
