import json
import tempfile


def spool(records, limit=64):
    """Collect in memory, roll over to disk when it becomes large."""
    f = tempfile.SpooledTemporaryFile(max_size=limit, mode="w+")
    for record in records:
        f.write(json.dumps(record) + "\n")
    f.seek(0)
    return f


with spool({"n": i} for i in range(50)) as f:
    print(sum(json.loads(line)["n"] for line in f))

with tempfile.TemporaryFile() as raw:
    raw.write(b"\x00" * 10)
    print(raw.tell(), tempfile.gettempdir())
