"""Modules gone from newer Pythons, with their stand-ins."""
import sys
import types

try:
    import imghdr
except ImportError:
    imghdr = types.ModuleType("imghdr")

    def what(file, h=None):
        if h[:8] == b"\x89PNG\r\n\x1a\n":
            return "png"
        return "jpeg" if h[6:10] in (b"JFIF", b"Exif") else None

    imghdr.what = what

try:
    from distutils.version import LooseVersion
except ImportError:

    class LooseVersion:
        def __init__(self, text):
            self.version = [int(p) if p.isdigit() else p for p in text.split(".")]

        def __lt__(self, other):
            return self.version < other.version


try:
    from crypt import crypt
except ImportError:
    crypt = None

print(imghdr.what(None, b"\x89PNG\r\n\x1a\n...."), LooseVersion("1.9") < LooseVersion("1.10"))
if crypt is not None and sys.version_info < (3, 13):
    print(crypt("secret", "ab"))
