import os
import select
import signal
import socket
import sys

FEATURES = {
    "fork": hasattr(os, "fork"),
    "epoll": hasattr(select, "epoll"),
    "kqueue": hasattr(select, "kqueue"),
    "alarm": hasattr(signal, "SIGALRM"),
    "unix sockets": hasattr(socket, "AF_UNIX"),
    "subinterpreters": sys.version_info >= (3, 14),
}


def describe():
    return ", ".join(sorted(name for name, there in FEATURES.items() if there))


print(sys.platform, describe())
