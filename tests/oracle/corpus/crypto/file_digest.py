import hashlib
import io


def manifest(files):
    lines = []
    for name, content in files.items():
        digest = hashlib.file_digest(io.BytesIO(content), "sha256")
        lines.append(f"{digest.hexdigest()}  {name}")
    return "\n".join(lines)


print(manifest({"a": b"1", "b": b"2"}))
