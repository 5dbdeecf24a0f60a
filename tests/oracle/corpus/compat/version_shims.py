"""New things for old Pythons."""
import datetime
import itertools
import sys

PY312 = sys.version_info >= (3, 12)

if PY312:
    from itertools import batched
    from typing import override
else:

    def batched(iterable, n):
        iterator = iter(iterable)
        while chunk := tuple(itertools.islice(iterator, n)):
            yield chunk

    def override(method):
        return method


try:
    UTC = datetime.UTC
except AttributeError:
    UTC = datetime.timezone.utc

try:
    import distutils.version as version_module
except ImportError:
    version_module = None


class Base:
    def pages(self, items):
        return list(items)


class Paged(Base):
    @override
    def pages(self, items):
        return list(batched(items, 2))


print(Paged().pages("abcde"), datetime.datetime(2024, 1, 1, tzinfo=UTC))
