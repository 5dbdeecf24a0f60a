"""Parse raw HTTP messages with what http.client has."""
import http.client
import io


class FakeSocket:
    def __init__(self, data=b""):
        self.incoming = io.BytesIO(data)
        self.sent = bytearray()

    def makefile(self, mode="rb", *args):
        return self.incoming

    def sendall(self, data):
        self.sent += data

    def close(self):
        pass


class RecordedConnection(http.client.HTTPConnection):
    """Answers from a recording instead of the network."""

    cassette = {}

    def connect(self):
        self.sock = FakeSocket(self.cassette[self.host])


RecordedConnection.cassette["api.example.org"] = (
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"
)


def fetch(host, path):
    conn = RecordedConnection(host, timeout=2)
    conn.request("GET", path, headers={"Accept": "text/plain"})
    response = conn.getresponse()
    with response:
        return response.status, response.read(), bytes(conn.sock.sent).split(b"\r\n")[0]


print(fetch("api.example.org", "/v1/greeting"))
