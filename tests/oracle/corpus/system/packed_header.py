import ctypes


class Header(ctypes.LittleEndianStructure):
    _pack_ = 1
    _layout_ = "ms"
    _fields_ = [("magic", ctypes.c_char * 4), ("version", ctypes.c_uint16), ("size", ctypes.c_uint32)]


raw = bytes(Header(b"DEMO", 2, 1024))
h = Header.from_buffer_copy(raw)
print(h.magic, h.version, h.size, ctypes.sizeof(Header))
