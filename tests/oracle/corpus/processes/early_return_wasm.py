import subprocess
import sys


def open_in_pager(text):
    if sys.platform == "emscripten":
        print(text)
        return
    subprocess.run(["less"], input=text.encode())


open_in_pager("line\n" * 3)
