import shlex
import subprocess
import sys


def run(cmd, check=True, capture=False, **kwargs):
    """Thin wrapper over subprocess.run that takes a string."""
    if isinstance(cmd, str):
        cmd = shlex.split(cmd)
    if capture:
        kwargs.setdefault("stdout", subprocess.PIPE)
        kwargs.setdefault("text", True)
    print("+", " ".join(cmd), file=sys.stderr)
    return subprocess.run(cmd, check=check, **kwargs)


def main():
    result = run("ls -la /tmp", capture=True)
    for line in result.stdout.splitlines():
        print(line)


if __name__ == "__main__":
    main()
