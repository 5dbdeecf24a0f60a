import subprocess

ACTIONS = {
    "hello": lambda: print("hello"),
    "status": lambda: subprocess.call(["git", "status"]),
}


def act(name):
    return ACTIONS[name]()


act("hello")
act("status")
