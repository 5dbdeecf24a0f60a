from subprocess import PIPE, run


def running(name):
    ps = run(["ps", "aux"], stdout=PIPE, text=True)
    return [line for line in ps.stdout.splitlines() if name in line]


def is_running(name, cache={}):
    if name not in cache:
        cache[name] = bool(running(name))
    return cache[name]


if is_running("postgres"):
    print("up")
