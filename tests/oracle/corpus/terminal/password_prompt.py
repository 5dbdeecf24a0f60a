"""Ask for a passphrase, unless it is in the environment."""
import getpass
import hmac
import os
import sys
from hashlib import sha256


class Prompt:
    env = "VAULT_PASSPHRASE"

    def __init__(self, ask=getpass.getpass):
        self.ask = ask

    def __call__(self, text="Passphrase: "):
        value = os.environ.get(self.env)
        if value is not None:
            return value
        if not sys.stdin or not sys.stdin.isatty():
            return ""
        return self.ask(text)


def derive(secret, salt=b"vault", rounds=1000):
    key = secret.encode()
    for _ in range(rounds):
        key = hmac.new(key, salt, sha256).digest()
    return key.hex()


def current_user():
    try:
        return getpass.getuser()
    except Exception:
        return "unknown"


if __name__ == "__main__":
    os.environ.setdefault("VAULT_PASSPHRASE", "tr0ub4dor")
    print(current_user(), derive(Prompt()())[:16])
