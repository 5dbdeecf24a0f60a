"""Watch a tree by polling; inotify is for those who have it."""
import ctypes
import ctypes.util
import os
import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Change:
    kind: str
    path: str


def scan(root):
    found = {}
    for folder, _, names in os.walk(root):
        for name in names:
            path = os.path.join(folder, name)
            info = os.stat(path)
            found[path] = (info.st_mtime_ns, info.st_size)
    return found


def diff(old, new):
    for path in new.keys() - old.keys():
        yield Change("created", path)
    for path in old.keys() - new.keys():
        yield Change("deleted", path)
    for path in old.keys() & new.keys():
        if old[path] != new[path]:
            yield Change("modified", path)


class PollingWatcher:
    def __init__(self, root):
        self.root, self.state = root, scan(root)

    def poll(self):
        old, self.state = self.state, scan(self.root)
        return sorted(diff(old, self.state), key=lambda c: c.path)


class InotifyWatcher(PollingWatcher):
    def __init__(self, root):
        super().__init__(root)
        libc = ctypes.CDLL(ctypes.util.find_library("c"), use_errno=True)
        self.fd = libc.inotify_init()
        if self.fd < 0:
            raise OSError(ctypes.get_errno(), "inotify_init")


def watcher(root):
    try:
        return InotifyWatcher(root)
    except (OSError, AttributeError, TypeError):
        return PollingWatcher(root)


os.mkdir("tree")
watch = PollingWatcher("tree") if os.environ.get("POLL") else watcher("tree")
open("tree/a", "w").close()
time.sleep(0.01)
print(watch.poll())
