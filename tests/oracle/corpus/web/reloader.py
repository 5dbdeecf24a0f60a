"""Development server reloader: restart the app when a source file changes."""
import itertools
import os
import subprocess
import sys
import time
from pathlib import Path


def iter_module_paths():
    for module in list(sys.modules.values()):
        name = getattr(module, "__file__", None)
        if name and os.path.isfile(name):
            yield name


class ReloaderLoop:
    name = "auto"

    def __init__(self, extra_files=None, interval=1.0):
        self.extra_files = {os.path.abspath(x) for x in extra_files or ()}
        self.interval = interval
        self.mtimes = {}

    def __enter__(self):
        self.run_step()
        return self

    def __exit__(self, *exc_info):
        self.mtimes.clear()

    def run_step(self):
        raise NotImplementedError

    def restart_with_reloader(self):
        args = [sys.executable or "python3", "-c", "raise SystemExit(0)"]
        environ = os.environ | {"APP_RUN_MAIN": "true"}
        while True:
            exit_code = subprocess.call(args, env=environ, close_fds=False)
            if exit_code != 3:
                return exit_code


class StatReloaderLoop(ReloaderLoop):
    name = "stat"

    def run_step(self):
        for name in itertools.chain(iter_module_paths(), self.extra_files):
            try:
                mtime = os.stat(name).st_mtime
            except OSError:
                continue
            old = self.mtimes.setdefault(name, mtime)
            if mtime > old:
                sys.exit(3)


reloader_loops = {"stat": StatReloaderLoop, "auto": StatReloaderLoop}


def run_with_reloader(main_func, kind="auto"):
    loop = reloader_loops[kind](extra_files=[Path(__file__)])
    if os.environ.get("APP_RUN_MAIN") != "true":
        sys.exit(loop.restart_with_reloader())
    with loop:
        main_func()


if __name__ == "__main__":
    run_with_reloader(lambda: time.sleep(0.1))
