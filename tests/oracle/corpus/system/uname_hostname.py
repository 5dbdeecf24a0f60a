import os
import platform
import socket


def identify():
    sysname, nodename, release, version, machine = os.uname()
    return {
        "node": platform.node() or socket.gethostname(),
        "system": sysname,
        "machine": machine,
        "bits": platform.architecture()[0],
        "libc": platform.libc_ver(),
    }


print(sorted(identify()))
