import subprocess
import sys

run = subprocess.check_output

TOOLS = {
    "uname": lambda: run(["uname", "-s"], text=True),
    "python": lambda: run([sys.executable, "--version"], text=True),
}


def report():
    lines = []
    for name, call in TOOLS.items():
        lines.append(f"{name}: {call().strip()}")
    return "\n".join(lines)


print(report())
