"""Create an environment for a tool and say where its programs are."""
import os
import sys
import sysconfig
from pathlib import Path
from types import SimpleNamespace


class Environment:
    def __init__(self, folder):
        self.folder = Path(folder)
        scheme = "nt" if os.name == "nt" else "posix_prefix"
        self.paths = SimpleNamespace(
            **sysconfig.get_paths(scheme, vars={"base": str(folder), "platbase": str(folder)})
        )

    def exists(self):
        return (self.folder / "pyvenv.cfg").is_file()

    def create(self):
        import venv

        venv.EnvBuilder(with_pip=False, symlinks=os.name != "nt").create(self.folder)
        return self

    @property
    def python(self):
        return Path(self.paths.scripts, "python")


def ensure(folder, dry_run=False):
    environment = Environment(folder)
    if environment.exists() or dry_run:
        return environment
    return environment.create()


if __name__ == "__main__":
    print(ensure("env", dry_run=True).python, sys.prefix != "")
    print(ensure("env").exists())
