"""A client with pluggable transport; the default one is made on first use."""
import http.client
import json
from functools import cached_property


class ApiClient:
    def __init__(self, host, transport=None, secure=True):
        self.host = host
        self.secure = secure
        self._given = transport

    @cached_property
    def transport(self):
        if self._given is not None:
            return self._given
        factory = http.client.HTTPSConnection if self.secure else http.client.HTTPConnection
        return factory(self.host, timeout=5)

    def get(self, path):
        self.transport.request("GET", path, headers={"Accept": "application/json"})
        return json.loads(self.transport.getresponse().read())


class FakeTransport:
    def __init__(self, answer):
        self.answer = answer

    def request(self, method, path, headers):
        self.asked = method, path

    def getresponse(self):
        return self

    def read(self):
        return json.dumps(self.answer)


client = ApiClient("api.example.org", FakeTransport({"ok": True}))
print(client.get("/status"), client.transport.asked)
