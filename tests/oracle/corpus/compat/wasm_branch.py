"""Compile in parallel, except where there are no processes."""
import os
import sys
from multiprocessing import Pool

IN_BROWSER = sys.platform == "emscripten"
CAN_FORK = not IN_BROWSER and hasattr(os, "fork")


def compile_one(source):
    return len(compile(source, "<source>", "exec").co_code)


def compile_all(sources):
    if not CAN_FORK:
        return [compile_one(source) for source in sources]
    with Pool(2) as pool:
        return pool.map(compile_one, sources)


if __name__ == "__main__":
    print(all(size > 0 for size in compile_all(["a = 1", "b = a if 1 else 2"])))
