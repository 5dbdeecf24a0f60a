import shlex
import subprocess


class CommandError(subprocess.CalledProcessError):
    def __str__(self):
        return f"{shlex.join(self.cmd)} failed with {self.returncode}"


def render(cmd):
    return subprocess.list2cmdline(cmd)


try:
    raise CommandError(2, ["make", "all"])
except subprocess.SubprocessError as e:
    print(e)
print(render(["echo", "hello world"]), subprocess.PIPE, subprocess.DEVNULL)
result = subprocess.CompletedProcess(["x"], 0, stdout="ok")
result.check_returncode()
