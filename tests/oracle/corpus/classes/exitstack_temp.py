import contextlib
import os
import tempfile


class Workspace:
    """Temporary folder, working directory and environment, restored at the end."""

    def __init__(self, **env):
        self.env = env
        self._stack = contextlib.ExitStack()

    def __enter__(self):
        self.path = self._stack.enter_context(tempfile.TemporaryDirectory())
        self._stack.callback(os.chdir, os.getcwd())
        os.chdir(self.path)
        for key, value in self.env.items():
            old = os.environ.get(key)
            self._stack.callback(self._restore, key, old)
            os.environ[key] = value
        return self

    def _restore(self, key, old):
        if old is None:
            os.environ.pop(key, None)
        else:
            os.environ[key] = old

    def __exit__(self, *exc):
        return self._stack.__exit__(*exc)


with Workspace(MODE="test") as ws:
    open("file.txt", "w").close()
    print(os.listdir(ws.path), os.environ["MODE"])
