import subprocess
from dataclasses import dataclass, field
from typing import Callable


@dataclass
class Runner:
    """Runs commands, remembers what they printed."""

    execute: Callable = subprocess.run
    log: list = field(default_factory=list)

    def __call__(self, *cmd):
        result = self.execute(cmd, capture_output=True, text=True)
        self.log.append(result.stdout)
        return result.returncode


runner = Runner()
runner("echo", "building")
runner("echo", "testing")
print("".join(runner.log))
