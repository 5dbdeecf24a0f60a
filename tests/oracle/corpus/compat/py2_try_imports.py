"""Names that moved between Python 2 and 3."""
try:
    import cPickle as pickle
except ImportError:
    import pickle

try:
    from urlparse import urlparse, parse_qs
except ImportError:
    from urllib.parse import urlparse, parse_qs

try:
    from collections import MutableMapping
except ImportError:
    from collections.abc import MutableMapping

try:
    import thread
except ImportError:
    import _thread as thread


class CaseInsensitive(MutableMapping):
    def __init__(self, **kw):
        self._d = {k.lower(): v for k, v in kw.items()}

    def __getitem__(self, k):
        return self._d[k.lower()]

    def __setitem__(self, k, v):
        self._d[k.lower()] = v

    def __delitem__(self, k):
        del self._d[k.lower()]

    def __iter__(self):
        return iter(self._d)

    def __len__(self):
        return len(self._d)


print(CaseInsensitive(Host="x")["HOST"], parse_qs(urlparse("http://h/?a=1").query))
print(pickle.loads(pickle.dumps({1: 2})), thread.get_ident() is not None)
