"""Share a table of floats between workers without copying."""
import struct
from multiprocessing import shared_memory


class SharedFloats:
    def __init__(self, count):
        self._block = shared_memory.SharedMemory(create=True, size=count * 8)
        self._view = self._block.buf[: count * 8].cast("d")

    def __setitem__(self, index, value):
        self._view[index] = value

    def __getitem__(self, index):
        return self._view[index]

    def close(self):
        self._view.release()
        self._block.close()
        self._block.unlink()


def main():
    floats = SharedFloats(16)
    try:
        floats[3] = 2.5
        print(floats[3], struct.calcsize("d"))
    finally:
        floats.close()


if __name__ == "__main__":
    main()
