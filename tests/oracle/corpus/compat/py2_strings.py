# -*- coding: utf-8 -*-
from __future__ import absolute_import, print_function, unicode_literals

import sys

PY2 = sys.version_info[0] == 2

if PY2:
    text_type = unicode  # noqa: F821
    binary_type = str
    import ConfigParser as configparser
    import Queue as queue
    from StringIO import StringIO
else:
    text_type = str
    binary_type = bytes
    import configparser
    import queue
    from io import StringIO


def to_text(value, encoding="utf-8"):
    if isinstance(value, binary_type):
        return value.decode(encoding)
    return text_type(value)


q = queue.Queue()
q.put(to_text(b"caf\xc3\xa9"))
parser = configparser.RawConfigParser()
(parser.read_file if not PY2 else parser.readfp)(StringIO("[a]\nb = 1\n"))
print(q.get(), parser.get("a", "b"))
