"""Thin wrappers around command line tools."""
import shlex
import subprocess
from dataclasses import dataclass


class ToolError(Exception):
    pass


@dataclass
class Tool:
    program: str

    def command(self, *arguments, **options):
        flags = [f"--{name.replace('_', '-')}={value}" for name, value in options.items()]
        return [self.program, *flags, *map(str, arguments)]

    def __call__(self, *arguments, **options):
        command = self.command(*arguments, **options)
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            raise ToolError(f"{shlex.join(command)}: {done.stderr}")
        return done.stdout


class Toolbox:
    def __getattr__(self, name):
        return Tool(name)


tools = Toolbox()
print(tools.echo("hello", 3).strip())
