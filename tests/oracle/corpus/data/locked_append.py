import json
import os
import tempfile

try:
    import fcntl
except ImportError:
    fcntl = None


def append(path, record):
    with open(path, "a") as f:
        if fcntl:
            fcntl.lockf(f, fcntl.LOCK_EX)
        f.write(json.dumps(record) + "\n")
        f.flush()
        if fcntl:
            fcntl.lockf(f, fcntl.LOCK_UN)


path = os.path.join(tempfile.mkdtemp(), "audit.jsonl")
for n in range(3):
    append(path, {"n": n})
print(sum(1 for _ in open(path)))
