import os
import tempfile


class Files:
    """Commands of a little file server, by name."""

    def __init__(self, root):
        self.root = root
        self.commands = {
            "touch": self.touch,
            "link": self.link,
            "list": self.list,
        }

    def touch(self, name):
        with open(os.path.join(self.root, name), "w"):
            pass

    def link(self, source, target):
        os.link(os.path.join(self.root, source), os.path.join(self.root, target))

    def list(self):
        return sorted(os.listdir(self.root))

    def __call__(self, command, *args):
        return self.commands[command](*args)


files = Files(tempfile.mkdtemp())
files("touch", "a")
files("link", "a", "b")
print(files("list"))
