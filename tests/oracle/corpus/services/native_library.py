"""Call the C library for things Python does not offer."""
import ctypes
import ctypes.util


class CLibrary:
    def __init__(self, name="c"):
        self.path = ctypes.util.find_library(name) or "libc.so.6"
        self._library = None

    @property
    def library(self):
        if self._library is None:
            self._library = ctypes.CDLL(self.path, use_errno=True)
        return self._library

    def length(self, text):
        strlen = self.library.strlen
        strlen.argtypes, strlen.restype = [ctypes.c_char_p], ctypes.c_size_t
        return strlen(text.encode())


print(CLibrary().length("four"))
