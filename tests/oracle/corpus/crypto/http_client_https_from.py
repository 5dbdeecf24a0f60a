from http.client import HTTPConnection, HTTPSConnection


def connect(host, secure=False):
    cls = HTTPSConnection if secure else HTTPConnection
    return cls(host, timeout=3)


conn = connect("example.com")
print(conn.host, conn.port)
