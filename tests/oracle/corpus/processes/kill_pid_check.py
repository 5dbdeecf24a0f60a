import errno
import os


def pid_exists(pid):
    if pid <= 0:
        return False
    try:
        os.kill(pid, 0)
    except OSError as err:
        return err.errno == errno.EPERM
    return True


print(pid_exists(os.getpid()), pid_exists(-1))
