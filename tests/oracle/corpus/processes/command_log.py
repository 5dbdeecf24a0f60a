import shlex
import subprocess

history = [
    subprocess.CompletedProcess(["ls", "-l"], 0, stdout="a.txt\n"),
    subprocess.CompletedProcess(["grep", "-r", "to do"], 1, stdout=""),
]

for item in history:
    try:
        item.check_returncode()
    except subprocess.CalledProcessError as e:
        print(f"failed ({e.returncode}): {shlex.join(e.cmd)}")
    else:
        print("ok:", shlex.join(item.args))

OPTIONS = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
print(OPTIONS)
