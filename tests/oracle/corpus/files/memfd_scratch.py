import os
from io import BufferedRandom
from typing import BinaryIO


def scratch(name: str, size: int = 0) -> BinaryIO:
    """An anonymous file in memory that other processes can get by descriptor."""
    descriptor = os.memfd_create(name)
    if size:
        os.ftruncate(descriptor, size)
    return os.fdopen(descriptor, "r+b")


class Canvas:
    def __init__(self, width, height):
        self.width = width
        self.file = scratch("canvas", width * height)

    def plot(self, x, y, value=255):
        self.file.seek(y * self.width + x)
        self.file.write(bytes([value]))

    def row(self, y):
        self.file.seek(y * self.width)
        return self.file.read(self.width)


canvas = Canvas(8, 4)
canvas.plot(2, 1)
print(canvas.row(1), isinstance(canvas.file, BufferedRandom))
