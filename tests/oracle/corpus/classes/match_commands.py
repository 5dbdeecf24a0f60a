import os
import subprocess
from dataclasses import dataclass


@dataclass
class Run:
    argv: list


@dataclass
class Cd:
    path: str


def execute(command):
    match command:
        case Cd(path=path):
            os.chdir(path)
            return path
        case Run(argv=[program, *rest]):
            return subprocess.run([program, *rest], check=False).returncode
        case {"echo": str(text)}:
            return text
        case _:
            raise TypeError(command)


print(execute(Cd("/tmp")), execute({"echo": "hi"}))
print(execute(Run(["true"])))
