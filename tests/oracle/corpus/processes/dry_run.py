"""The commands of a release; by default they are only shown."""
import argparse
import shlex
import subprocess


class Runner:
    def __init__(self, dry=True):
        self.dry = dry
        self.history = []

    def run(self, *command):
        self.history.append(shlex.join(command))
        if self.dry:
            print("would run", self.history[-1])
            return 0
        return subprocess.call(command)


def release(version, runner):
    runner.run("git", "tag", "-a", version, "-m", f"Release {version}")
    runner.run("git", "push", "--tags")
    runner.run("python", "-m", "build")


parser = argparse.ArgumentParser()
parser.add_argument("--really", action="store_true")
parser.add_argument("--version", default="1.0.0")
options = parser.parse_args()
runner = Runner(dry=not options.really)
release(options.version, runner)
