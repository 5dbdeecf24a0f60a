import os
import sys


def restart():
    """Restart the current program."""
    python = sys.executable or "python"
    os.execv(python, [python] + sys.argv)


def needs_restart(env=os.environ):
    return env.get("APP_RESTARTED") != "1"


if needs_restart():
    os.environ["APP_RESTARTED"] = "1"
    restart()
