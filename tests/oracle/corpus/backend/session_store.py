import hashlib
import hmac
import secrets
import threading
import time
from dataclasses import dataclass, field


@dataclass
class Session:
    user: str
    created: float = field(default_factory=time.time)
    data: dict = field(default_factory=dict)


class SessionStore:
    """In-memory sessions, safe to share between request threads."""

    def __init__(self, key: bytes, ttl: float = 1800):
        self._key = key
        self._ttl = ttl
        self._sessions: dict[str, Session] = {}
        self._lock = threading.RLock()

    def _sign(self, token: str) -> str:
        return hmac.new(self._key, token.encode(), hashlib.sha256).hexdigest()

    def create(self, user: str) -> str:
        token = secrets.token_urlsafe(16)
        with self._lock:
            self._sessions[token] = Session(user)
        return f"{token}.{self._sign(token)}"

    def load(self, cookie: str) -> Session | None:
        token, _, signature = cookie.rpartition(".")
        if not hmac.compare_digest(signature, self._sign(token)):
            return None
        with self._lock:
            session = self._sessions.get(token)
            if session and time.time() - session.created > self._ttl:
                del self._sessions[token]
                return None
            return session


store = SessionStore(secrets.token_bytes(32))
cookie = store.create("ann")
assert store.load(cookie).user == "ann"
assert store.load(cookie + "0") is None
