import io
import lzma


def compress_lines(lines):
    out = io.BytesIO()
    with lzma.open(out, "wt", encoding="utf-8", preset=6) as f:
        for line in lines:
            f.write(line + "\n")
    return out.getvalue()


def read_lines(blob):
    with lzma.open(io.BytesIO(blob), "rt", encoding="utf-8") as f:
        return [line.rstrip("\n") for line in f]


print(read_lines(compress_lines(["a", "b", "c"])))
