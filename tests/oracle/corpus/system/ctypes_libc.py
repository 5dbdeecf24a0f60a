import ctypes
import ctypes.util


def libc():
    name = ctypes.util.find_library("c")
    return ctypes.CDLL(name)


def sync():
    libc().sync()


print(ctypes.sizeof(ctypes.c_void_p))
sync()
