"""HTTP client that says so when it has no TLS."""
from urllib.parse import urlsplit

try:
    import ssl
except ImportError:
    ssl = None


class TLSUnavailable(Exception):
    pass


class Request:
    def __init__(self, url, method="GET"):
        self.parts, self.method = urlsplit(url), method

    def render(self):
        path = self.parts.path or "/"
        return f"{self.method} {path} HTTP/1.1\r\nHost: {self.parts.netloc}\r\n\r\n".encode()


class Client:
    schemes = {"http": 80, "https": 443}

    def __init__(self):
        self.tls = ssl.create_default_context() if ssl is not None else None

    def prepare(self, url):
        request = Request(url)
        if request.parts.scheme == "https" and self.tls is None:
            raise TLSUnavailable(url)
        return self.schemes[request.parts.scheme], request.render()


client = Client()
print(client.prepare("http://example.org/x"))
try:
    print(client.prepare("https://example.org/y")[0])
except TLSUnavailable as error:
    print("no tls for", error)
