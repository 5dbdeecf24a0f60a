import ctypes
import sys


class Header(ctypes.LittleEndianStructure):
    _pack_ = 1
    _layout_ = "ms"
    _fields_ = [("magic", ctypes.c_uint32), ("length", ctypes.c_uint16)]


def read(data):
    return Header.from_buffer_copy(data)


h = read(b"\x7fELF\x10\x00")
print(hex(h.magic), h.length, sys.byteorder)
