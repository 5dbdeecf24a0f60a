import json
import secrets
from hashlib import scrypt
from pathlib import Path
import tempfile


class UserStore:
    def __init__(self, path):
        self.path = Path(path)
        self.users = json.loads(self.path.read_text()) if self.path.exists() else {}

    def add(self, name, password):
        salt = secrets.token_bytes(8)
        digest = scrypt(password.encode(), salt=salt, n=1024, r=8, p=1)
        self.users[name] = [salt.hex(), digest.hex()]
        self.path.write_text(json.dumps(self.users))


with tempfile.TemporaryDirectory() as d:
    store = UserStore(f"{d}/users.json")
    store.add("lena", "s3cret")
    print(len(store.users))
