import random
import secrets
import string
import uuid


def new_id(kind="uuid4"):
    makers = {
        "uuid4": lambda: str(uuid.uuid4()),
        "uuid1": lambda: str(uuid.uuid1()),
        "short": lambda: secrets.token_urlsafe(8),
        "random": lambda: "".join(random.SystemRandom().choices(string.ascii_letters, k=8)),
    }
    return makers[kind]()


for kind in ("uuid4", "uuid1", "short", "random"):
    print(kind, new_id(kind))
print(uuid.uuid5(uuid.NAMESPACE_DNS, "example.com"), hex(uuid.getnode()))
