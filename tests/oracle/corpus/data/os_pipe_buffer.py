import json
import os


def roundtrip(obj):
    """Push an object through an OS pipe and read it back."""
    r, w = os.pipe()
    os.write(w, json.dumps(obj).encode())
    os.close(w)
    with os.fdopen(r, "rb") as stream:
        return json.loads(stream.read())


print(roundtrip({"a": [1, 2, 3]}))
