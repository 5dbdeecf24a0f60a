import io
import zipfile

LEVELS = {
    "none": zipfile.ZIP_STORED,
    "fast": zipfile.ZIP_DEFLATED,
    "best": zipfile.ZIP_LZMA,
}


def pack(name, data, quality="best"):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", LEVELS[quality]) as archive:
        archive.writestr(name, data)
    return out.getvalue()


print(len(pack("data.txt", "spam" * 1000, "fast")))
print(len(pack("data.txt", "spam" * 1000)))
