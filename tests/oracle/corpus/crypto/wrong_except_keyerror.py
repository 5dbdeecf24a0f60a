import hashlib


def safe_new(name, data):
    try:
        return hashlib.new(name, data)
    except KeyError:
        return hashlib.sha256(data)


print(safe_new("sha256", b"x").hexdigest())
print(safe_new("whirlpool", b"x").hexdigest())
