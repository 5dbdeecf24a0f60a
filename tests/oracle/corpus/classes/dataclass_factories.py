import os
import threading
import uuid
from collections import deque
from dataclasses import dataclass, field
from datetime import timedelta


@dataclass
class Session:
    user: str
    id: str = field(default_factory=lambda: uuid.uuid4().hex)
    lock: threading.Lock = field(default_factory=threading.Lock, repr=False, compare=False)
    events: deque = field(default_factory=lambda: deque(maxlen=3))
    token: bytes = field(default_factory=lambda: os.urandom(4), repr=False)
    ttl: timedelta = timedelta(minutes=5)

    def log(self, event):
        with self.lock:
            self.events.append(event)


s = Session("ada")
for i in range(5):
    s.log(i)
print(list(s.events), len(s.id), len(s.token))
