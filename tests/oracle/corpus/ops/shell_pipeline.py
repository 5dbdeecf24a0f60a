"""Pipelines out of small commands: cmd("ls") | cmd("wc", "-l")."""
import os
import shutil
import subprocess
from functools import reduce
from operator import or_


class CommandNotFound(LookupError):
    pass


class Command:
    def __init__(self, *argv, stdin=None):
        self.argv, self.stdin = argv, stdin

    def __or__(self, other):
        return Pipeline(self, other)

    def spawn(self, stdin):
        return subprocess.Popen(self.argv, stdin=stdin, stdout=subprocess.PIPE)

    def __call__(self):
        return Pipeline(self)()


class Pipeline:
    def __init__(self, *commands):
        self.commands = commands

    def __or__(self, other):
        return Pipeline(*self.commands, other)

    def __call__(self):
        source = subprocess.DEVNULL
        for command in self.commands:
            process = command.spawn(source)
            source = process.stdout
        return process.communicate()[0].decode()


class Which(dict):
    def __missing__(self, name):
        path = shutil.which(name) or os.path.join("/bin", name)
        return self.setdefault(name, path)


which = Which()
pipeline = reduce(or_, (Command(which["printf"], r"b\na\n"), Command(which["sort"])))
print(len(pipeline.commands))
print(pipeline().split())
