"""Stages connected by queues, each stage a generator run in its own thread."""
from queue import Queue
from threading import Thread
from typing import Iterator

END = object()


def stage(func):
    def connect(source: Iterator) -> Iterator:
        channel = Queue(maxsize=8)

        def pump():
            try:
                for item in source:
                    for result in func(item):
                        channel.put(result)
            finally:
                channel.put(END)

        Thread(target=pump, daemon=True).start()
        return iter(channel.get, END)

    return connect


@stage
def split(line):
    yield from line.split()


@stage
def lengths(word):
    yield word, len(word)


def chain(source, *stages):
    for each in stages:
        source = each(source)
    return source


if __name__ == "__main__":
    print(list(chain(iter(["to be or", "not to be"]), split, lengths)))
