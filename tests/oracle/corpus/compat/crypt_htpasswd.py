"""htpasswd in 20 lines."""
import crypt
import random
import string

CHARS = string.ascii_letters + string.digits + "./"


def salt():
    return "".join(random.choice(CHARS) for _ in range(2))


class HtpasswdFile:
    def __init__(self):
        self.entries = {}

    def update(self, user, password):
        self.entries[user] = crypt.crypt(password, salt())

    def dump(self):
        return "".join("%s:%s\n" % entry for entry in sorted(self.entries.items()))


f = HtpasswdFile()
f.update("ada", "secret")
print(f.dump())
