import secrets
import string
from datetime import datetime, timedelta, timezone

ALPHABET = string.ascii_letters + string.digits


class Link:
    def __init__(self, target, hours=24):
        self.code = "".join(secrets.choice(ALPHABET) for _ in range(8))
        self.token = secrets.token_urlsafe(16)
        self.target = target
        self.expires = datetime.now(timezone.utc) + timedelta(hours=hours)

    def valid(self, token):
        return secrets.compare_digest(token, self.token)


link = Link("/files/report.pdf")
print(len(link.code), link.valid(link.token))
