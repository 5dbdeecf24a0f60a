import os


def call(name, *args):
    fn = getattr(os, name, None)
    if fn is None:
        return None
    return fn(*args)


print(call("getpid"))
print(call("startfile", "x"))
spawn = getattr(os, "posix_spawn", None)
if spawn is not None:
    spawn("/bin/true", ["true"], os.environ)
