"""Show which optional modules are there."""
import importlib

REQUIRED = ["json", "zlib", "readline", "curses"]

loaded = {}
for name in REQUIRED:
    loaded[name] = importlib.import_module(name)

print(", ".join(sorted(loaded)))
