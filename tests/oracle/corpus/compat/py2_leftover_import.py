from __future__ import print_function

import sys

try:
    from StringIO import StringIO
except ImportError:
    from io import StringIO

import imp


def load_plugin(name, source):
    """Build a module from source text."""
    module = imp.new_module(name)
    exec(compile(source, name, "exec"), module.__dict__)
    sys.modules[name] = module
    return module


class Capture(object):
    def __enter__(self):
        self.old, sys.stdout = sys.stdout, StringIO()
        return sys.stdout

    def __exit__(self, *a):
        sys.stdout = self.old


with Capture() as out:
    load_plugin("demo_plugin", "print('loaded')")
print(out.getvalue().strip())
