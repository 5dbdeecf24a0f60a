import os
import subprocess


def memory_linux():
    with open("/proc/meminfo") as f:
        return int(f.readline().split()[1])


def memory_sysctl():
    return int(subprocess.check_output(["sysctl", "-n", "hw.memsize"])) // 1024


def memory():
    for method in (memory_linux, memory_sysctl):
        try:
            return method()
        except Exception:
            continue
    return None


print(memory(), os.getpid() > 0)
