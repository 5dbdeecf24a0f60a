"""Run a program as if a person sat at a terminal."""
import os
from contextlib import contextmanager


@contextmanager
def terminal():
    import pty

    master, slave = pty.openpty()
    try:
        yield master, slave
    finally:
        os.close(master)
        os.close(slave)


def echo(text):
    with terminal() as (master, slave):
        os.write(slave, text.encode())
        return os.read(master, 1024).decode()


print(echo("hello"))
