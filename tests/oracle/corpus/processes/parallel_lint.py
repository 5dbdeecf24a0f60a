import subprocess
import sys

snippets = ["print(1)", "x = ", "import os"]
procs = [
    subprocess.Popen([sys.executable, "-c", s], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for s in snippets
]
print([p.wait() == 0 for p in procs])
