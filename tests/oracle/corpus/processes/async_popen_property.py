import subprocess


class Service:
    """A server started on first use."""

    def __init__(self, command):
        self.command = command
        self._process = None

    @property
    def process(self):
        if self._process is None:
            self._process = subprocess.Popen(self.command)
        return self._process

    @property
    def pid(self):
        return self.process.pid


service = Service(["redis-server", "--port", "0"])
print(service.command)
print(service.pid)
