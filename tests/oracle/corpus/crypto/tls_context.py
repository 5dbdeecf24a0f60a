"""A client that checks certificates against our own bundle."""
import ssl
from enum import Enum


class Security(Enum):
    STRICT = "strict"
    LEGACY = "legacy"

    @property
    def context(self):
        context = ssl.create_default_context()
        if self is Security.LEGACY:
            context.check_hostname = False
            context.verify_mode = ssl.CERT_NONE
        else:
            context.minimum_version = ssl.TLSVersion.TLSv1_2
        return context


class Client:
    def __init__(self, base, security=Security.STRICT):
        self.base = base
        self.context = security.context

    def __repr__(self):
        return f"<Client {self.base} {self.context.verify_mode.name}>"


print(Client("https://example.org", Security.LEGACY))
print(Client("https://example.org"))
