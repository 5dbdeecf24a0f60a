try:
    import ssl
except ImportError:
    ssl = None


class Config:
    def __init__(self, host, tls=None):
        self.host = host
        self.tls = ssl is not None if tls is None else tls

    @property
    def scheme(self):
        return "https" if self.tls else "http"

    def describe(self):
        if ssl:
            return f"{self.scheme}://{self.host} ({ssl.OPENSSL_VERSION})"
        return f"{self.scheme}://{self.host}"


print(Config("example.com").scheme)
