import locale
import sys


def default_encoding():
    """sys first, then the locale; the deprecated call comes last."""
    if hasattr(locale, "getencoding"):
        return locale.getencoding()
    return locale.getdefaultlocale()[1] or "ascii"


def decode(data):
    for encoding in (default_encoding(), sys.getfilesystemencoding(), "latin-1"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            pass
    raise AssertionError("latin-1 decodes everything")


print(decode("grün".encode()), decode(b"gr\xfcn"))
