import multiprocessing
import os


def default_workers():
    try:
        return max(1, multiprocessing.cpu_count() - 1)
    except NotImplementedError:
        return 1


def describe():
    return {
        "workers": default_workers(),
        "cpus": os.cpu_count() or 1,
        "process": multiprocessing.current_process().name,
        "children": len(multiprocessing.active_children()),
    }


print(describe())
