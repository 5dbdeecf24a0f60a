import multiprocessing
import sys


def set_up():
    """Things every frozen app does first."""
    multiprocessing.freeze_support()
    if sys.platform == "darwin":
        multiprocessing.set_start_method("fork")
    methods = multiprocessing.get_all_start_methods()
    return methods[0] if methods else None


print(set_up())
