import http.client
from urllib.parse import urlsplit

CONNECTIONS = {"http": "HTTPConnection", "https": "HTTPSConnection"}


class Pool:
    def __init__(self, timeout=5):
        self.timeout = timeout
        self.open = {}

    def connection(self, url):
        parts = urlsplit(url)
        key = parts.scheme, parts.netloc
        if key not in self.open:
            kind = getattr(http.client, CONNECTIONS[parts.scheme])
            self.open[key] = kind(parts.hostname, parts.port, timeout=self.timeout)
        return self.open[key]


pool = Pool()
urls = ["http://example.org/a", "http://example.org/b", "https://example.org/"]
print(len({id(pool.connection(url)) for url in urls}))
