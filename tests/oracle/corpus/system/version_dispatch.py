import sys

if sys.version_info >= (3, 12):
    from importlib.metadata import version
else:
    import imp
    from distutils.version import LooseVersion


def python_is_new():
    major, minor = sys.version_info[:2]
    return (major, minor) >= (3, 10)


if not python_is_new():
    import asyncore
print(python_is_new())
