"""A per-client rate limit whose counters live in a file shared by the workers."""
import json
import os
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def exclusive(path: Path):
    import fcntl

    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield handle
    finally:
        os.close(handle)


class RateLimit:
    def __init__(self, path: Path, per_minute: int = 60):
        self.path = path
        self.per_minute = per_minute

    def hit(self, client: str) -> bool:
        with exclusive(self.path.with_suffix(".lock")):
            counters = json.loads(self.path.read_text()) if self.path.exists() else {}
            window = int(time.time() // 60)
            seen, count = counters.get(client, (window, 0))
            count = count + 1 if seen == window else 1
            counters[client] = (window, count)
            self.path.write_text(json.dumps(counters))
        return count <= self.per_minute


if __name__ == "__main__":
    limit = RateLimit(Path(tempfile.gettempdir()) / "limits.json", per_minute=3)
    print([limit.hit("10.0.0.1") for _ in range(4)])
