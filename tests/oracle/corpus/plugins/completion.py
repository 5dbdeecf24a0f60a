"""Shell completion: ask for candidates, as bash would."""
import os
import shlex
import sys
from dataclasses import dataclass, field


@dataclass
class Node:
    name: str
    options: tuple = ()
    children: dict = field(default_factory=dict)

    def add(self, *path, options=()):
        node = self
        for part in path:
            node = node.children.setdefault(part, Node(part))
        node.options += tuple(options)
        return node


class Completer:
    def __init__(self, root, environ=os.environ):
        self.root, self.environ = root, environ

    def candidates(self):
        line = self.environ.get("COMP_LINE", "")
        words = shlex.split(line)[1:]
        partial = "" if line.endswith(" ") or not words else words.pop()
        node = self.root
        for word in words:
            node = node.children.get(word, node)
        pool = node.options if partial.startswith("-") else node.children
        return [c for c in pool if c.startswith(partial)]

    def reply(self):
        fd = int(self.environ.get("COMPLETE_FD", sys.__stdout__.fileno()))
        out = os.fdopen(os.dup(fd), "w")
        with out:
            out.write(self.environ.get("IFS", "\n").join(self.candidates()))


root = Node("tool")
root.add("remote", "add", options=("--fetch", "--force"))
root.add("remote", "remove")
root.add("reset", options=("--hard",))
for line in ("tool re", "tool remote ", "tool remote add --f"):
    os.environ["COMP_LINE"] = line
    print(Completer(root).candidates())
with open("reply", "w+") as reply:
    os.environ["COMPLETE_FD"] = str(reply.fileno())
    Completer(root).reply()
    reply.seek(0)
    print(reply.read().split())
