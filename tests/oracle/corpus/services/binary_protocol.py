import ctypes
import io


class Header(ctypes.BigEndianStructure):
    _pack_ = 1
    _fields_ = [
        ("magic", ctypes.c_char * 4),
        ("version", ctypes.c_uint8),
        ("flags", ctypes.c_uint8),
        ("length", ctypes.c_uint32),
    ]


def encode(payload, flags=0):
    header = Header(b"EDGE", 1, flags, len(payload))
    return bytes(header) + payload


def decode(stream):
    raw = stream.read(ctypes.sizeof(Header))
    header = Header.from_buffer_copy(raw)
    if header.magic != b"EDGE":
        raise ValueError("not ours")
    return header.flags, stream.read(header.length)


print(decode(io.BytesIO(encode(b"payload", flags=3))), ctypes.sizeof(ctypes.c_void_p) in (4, 8))
