import os


def spawn_child(fn):
    pid = os.fork()
    if pid == 0:
        fn()
        os._exit(0)
    _, status = os.waitpid(pid, 0)
    return os.WEXITSTATUS(status)


def child():
    print("in child")


print(spawn_child(child))
