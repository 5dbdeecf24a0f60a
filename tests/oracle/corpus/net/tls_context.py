"""TLS settings in one place."""
import os
from dataclasses import dataclass


@dataclass
class TLSConfig:
    verify: bool = True
    cert: str | None = None
    http2: bool = True

    def load(self):
        import ssl

        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        if not self.verify:
            context.check_hostname = False
            context.verify_mode = ssl.CERT_NONE
        if self.cert and os.path.exists(self.cert):
            context.load_cert_chain(self.cert)
        if self.http2:
            context.set_alpn_protocols(["http/1.1", "h2"])
        return context


class Pool:
    def __init__(self, scheme, tls=None):
        self.scheme = scheme
        self.context = (tls or TLSConfig()).load() if scheme == "https" else None

    def __repr__(self):
        return f"<Pool {self.scheme} {type(self.context).__name__}>"


pools = {scheme: Pool(scheme) for scheme in ("http", "https")}
print(pools)
