from importlib.util import find_spec

if find_spec("ssl"):
    import ssl

    PROTOCOLS = [v.name for v in ssl.TLSVersion if v > 0]
else:
    PROTOCOLS = []


def scheme():
    return "https" if PROTOCOLS else "http"


print(scheme() in {"http", "https"})
