"""Call libc's qsort through ctypes."""
import ctypes
from ctypes import CFUNCTYPE, POINTER, c_int, c_size_t, c_void_p, sizeof


class Library:
    def __init__(self, name=None):
        self.handle = ctypes.CDLL(name)

    def function(self, name, *argtypes, restype=None):
        func = getattr(self.handle, name)
        func.argtypes, func.restype = argtypes, restype
        return func


COMPARE = CFUNCTYPE(c_int, POINTER(c_int), POINTER(c_int))


@COMPARE
def ascending(a, b):
    return a[0] - b[0]


class Sorter:
    def __init__(self, library):
        self.qsort = library.function("qsort", c_void_p, c_size_t, c_size_t, COMPARE)

    def __call__(self, values):
        array = (c_int * len(values))(*values)
        self.qsort(array, len(values), sizeof(c_int), ascending)
        return list(array)


class Point(ctypes.Structure):
    _fields_ = [("x", c_int), ("y", c_int)]


print(bytes(Point(1, 2)))
print(Sorter(Library())([5, 1, 4]))
