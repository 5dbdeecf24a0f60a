import os


def lower_priority():
    try:
        os.nice(10)
    except (AttributeError, OSError) as e:
        print("cannot be nice:", e)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {0})


def load():
    try:
        return os.getloadavg()
    except (AttributeError, OSError):
        return (0.0, 0.0, 0.0)


lower_priority()
print(load())
