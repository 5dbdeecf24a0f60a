import os
from contextlib import closing


class Shell:
    """`Shell() | "cmd" | "cmd"` builds a pipeline."""

    def __init__(self, *commands):
        self.commands = commands

    def __or__(self, command):
        return Shell(*self.commands, command)

    def read(self):
        with closing(os.popen(" | ".join(self.commands))) as stream:
            return stream.read()


pipeline = Shell() | "printf 'b\\na\\n'" | "sort"
print(pipeline.read().split())
