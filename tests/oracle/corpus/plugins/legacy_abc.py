"""Plugins that carry data files read them through a resource reader."""
import io
from importlib.abc import ResourceReader


class DictReader(ResourceReader):
    def __init__(self, files):
        self.files = files

    def open_resource(self, resource):
        try:
            return io.BytesIO(self.files[resource])
        except KeyError:
            raise FileNotFoundError(resource) from None

    def resource_path(self, resource):
        raise FileNotFoundError(resource)

    def is_resource(self, path):
        return path in self.files

    def contents(self):
        return iter(self.files)


reader = DictReader({"logo.svg": b"<svg/>"})
print(list(reader.contents()), reader.open_resource("logo.svg").read())
