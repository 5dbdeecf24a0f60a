import errno
import os


def spawn(program, *args):
    try:
        return os.posix_spawnp(program, [program, *args], os.environ)
    except AttributeError:
        pass
    try:
        os.execvp(program, [program, *args])
    except OSError as e:
        return -e.errno if e.errno else -errno.ENOENT


print(spawn("true") < 0)
