import json
import os
import tempfile
from pathlib import Path


def write_json(path: Path, data) -> None:
    fd, tmp = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
    try:
        with os.fdopen(fd, "w") as f:
            json.dump(data, f)
            f.flush()
            os.fsync(f.fileno())
        os.replace(tmp, path)
    except BaseException:
        os.unlink(tmp)
        raise


target = Path(tempfile.gettempdir()) / "state.json"
write_json(target, {"last_id": 99})
print(target.read_text())
target.unlink()
