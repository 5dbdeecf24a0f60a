import io
import json
import zipfile


def bundle(files):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression=zipfile.ZIP_DEFLATED) as z:
        for name, content in files.items():
            z.writestr(name, content)
        z.writestr("manifest.json", json.dumps(sorted(files)))
    buffer.seek(0)
    return buffer


def manifest(buffer):
    with zipfile.ZipFile(buffer) as z:
        assert z.testzip() is None
        return json.loads(z.read("manifest.json"))


print(manifest(bundle({"a.txt": "A" * 100, "b.txt": "B"})))
