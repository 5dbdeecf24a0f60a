import json
import signal
import tempfile
from pathlib import Path


class Settings:
    def __init__(self, path):
        self.path = Path(path)
        self.values = {}
        self.reloads = 0
        self.reload()

    def reload(self, *_):
        self.values = json.loads(self.path.read_text())
        self.reloads += 1

    def __getattr__(self, name):
        try:
            return self.__dict__["values"][name]
        except KeyError:
            raise AttributeError(name) from None


def reload_on(settings, name="SIGHUP"):
    number = getattr(signal, name, None)
    if number is None:
        return False
    signal.signal(number, settings.reload)
    return True


file = Path(tempfile.mkdtemp()) / "settings.json"
file.write_text('{"debug": true}')
settings = Settings(file)
print(reload_on(settings), settings.debug, settings.reloads)
