import getpass
import os
import platform
import socket

os.environ.setdefault("USER", "worker")
print(f"{getpass.getuser()}@{socket.gethostname()}")
print(platform.python_version(), platform.machine(), platform.system(), os.getpid() > 0)
