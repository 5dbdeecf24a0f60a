"""Blocks of text in an xz file, each with its own check."""
import io
import lzma
from collections.abc import Iterator

FILTERS = [{"id": lzma.FILTER_LZMA2, "preset": 6}]


class PageWriter:
    def __init__(self, raw):
        self.raw, self.offsets = raw, []

    def add(self, text: str):
        self.offsets.append(self.raw.tell())
        self.raw.write(lzma.compress(text.encode(), filters=FILTERS, check=lzma.CHECK_CRC32))


class PageReader:
    def __init__(self, raw, offsets):
        self.raw, self.offsets = raw, offsets

    def __iter__(self) -> Iterator[str]:
        for start in self.offsets:
            self.raw.seek(start)
            yield lzma.LZMADecompressor().decompress(self.raw.read()).decode()


buffer = io.BytesIO()
writer = PageWriter(buffer)
for text in ("first page", "second page"):
    writer.add(text)
print(list(PageReader(buffer, writer.offsets)))
