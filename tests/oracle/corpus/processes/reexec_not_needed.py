import os
import sys


def ensure_hash_seed():
    """Hashes must be stable, so start again with a fixed seed."""
    if sys.platform not in ("linux", "darwin"):
        return
    if os.environ.get("PYTHONHASHSEED") != "0":
        os.environ["PYTHONHASHSEED"] = "0"
        os.execv(sys.executable, [sys.executable] + sys.argv)


def stable_hash(s):
    h = 0
    for ch in s:
        h = (31 * h + ord(ch)) & 0xFFFFFFFF
    return h


ensure_hash_seed()
print(stable_hash("abc"))
