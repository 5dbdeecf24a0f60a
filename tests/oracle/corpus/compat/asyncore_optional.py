import selectors

try:
    import asyncore
    import asynchat
    HAVE_ASYNCORE = True
except ImportError:
    HAVE_ASYNCORE = False


def backend():
    """Which event mechanism the server will use."""
    if HAVE_ASYNCORE:
        return asyncore.__name__, asynchat.__name__
    return selectors.DefaultSelector.__name__


class Server:
    def __init__(self):
        self.backend = backend()


print(Server().backend)
