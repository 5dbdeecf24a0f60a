from http import client

CONNECTIONS = {"http": client.HTTPConnection}
try:
    CONNECTIONS["https"] = client.HTTPSConnection
except AttributeError:
    pass  # no TLS


def connection(url):
    scheme, _, rest = url.partition("://")
    try:
        return CONNECTIONS[scheme](rest.split("/")[0])
    except KeyError:
        raise ValueError(f"no support for {scheme}") from None


print(connection("http://example.com/").host)
