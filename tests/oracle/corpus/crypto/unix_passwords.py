"""Make lines for a htpasswd file."""
import crypt
import sys


def strongest():
    return max(crypt.methods, key=lambda method: method.total_size)


def line(user, password, method=None):
    method = method or strongest()
    return f"{user}:{crypt.crypt(password, crypt.mksalt(method))}"


def main(pairs):
    for user, password in pairs:
        sys.stdout.write(line(user, password) + "\n")


main([("ann", "secret"), ("bob", "hunter2")])
