"""Mini task runner."""
import subprocess
import sys


def build():
    subprocess.check_call([sys.executable, "-m", "build"])


def clean():
    print("cleaning")


def version():
    print("0.1")


COMMANDS = {"build": build, "clean": clean, "version": version}


def main(argv):
    for name in argv or ["clean", "version"]:
        COMMANDS[name]()


main(["clean", "build"])
