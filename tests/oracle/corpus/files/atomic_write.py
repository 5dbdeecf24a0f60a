import os
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def atomic(path, mode="w", **options):
    path = Path(path)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, mode, **options) as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        os.replace(name, path)
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(name)
        raise


target = Path(tempfile.mkdtemp()) / "state.json"
with atomic(target) as out:
    out.write('{"n": 1}')
try:
    with atomic(target) as out:
        out.write("broken")
        raise ValueError("no")
except ValueError:
    pass
print(target.read_text(), os.listdir(target.parent))
