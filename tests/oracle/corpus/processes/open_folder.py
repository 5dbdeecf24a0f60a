import os
import subprocess
import sys
import tempfile


def kernel_name():
    if os.name == "nt":
        return "Windows"
    if sys.platform == "darwin":
        return "Darwin"
    return subprocess.run(["uname"], stdout=subprocess.PIPE, text=True).stdout.strip()


with tempfile.NamedTemporaryFile("w+", suffix=".txt") as f:
    f.write(kernel_name())
    f.flush()
    f.seek(0)
    print(f.read())
