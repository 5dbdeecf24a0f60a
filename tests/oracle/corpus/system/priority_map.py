import os

LEVELS = {"low": 10, "normal": 0, "high": -10}


def set_priority(level):
    os.setpriority(os.PRIO_PROCESS, 0, LEVELS[level])
    return os.getpriority(os.PRIO_PROCESS, 0)


print(set_priority("low"))
