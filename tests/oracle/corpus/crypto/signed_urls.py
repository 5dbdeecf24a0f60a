import base64
import hmac
import time
from urllib.parse import parse_qs, urlencode, urlsplit


class Signer:
    algorithm = "sha256"

    def __init__(self, key, clock=time.time):
        self.key = key
        self.clock = clock

    def _signature(self, text):
        raw = hmac.digest(self.key, text.encode(), self.algorithm)
        return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()

    def sign(self, path, lifetime=60):
        query = urlencode({"expires": int(self.clock()) + lifetime})
        return f"{path}?{query}&signature={self._signature(f'{path}?{query}')}"

    def valid(self, url):
        unsigned, _, signature = url.rpartition("&signature=")
        if not hmac.compare_digest(self._signature(unsigned), signature):
            return False
        expires = int(parse_qs(urlsplit(url).query)["expires"][0])
        return expires >= self.clock()


signer = Signer(b"k" * 32)
url = signer.sign("/files/report.pdf")
print(signer.valid(url), signer.valid(url.replace("report", "secret")))
