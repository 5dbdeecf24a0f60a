"""Stands in for Cloudflare's SDK, which is no part of Pyodide: `import workers` in programs.

It has the names and takes what the SDK takes, so that code around it runs; what the SDK does
is workerd's to say.
"""


class _Entry:
    def __init__(self, ctx=None, env=None):
        self.ctx, self.env = ctx, env


class WorkerEntrypoint(_Entry):
    pass


class DurableObject(_Entry):
    pass


class WorkflowEntrypoint(_Entry):
    pass


class Request:
    def __init__(self, url="https://example.com/", **options):
        self.url, self.options = url, options
        self.method = options.get("method", "GET")
        self.headers = options.get("headers", {})

    async def json(self):
        return {}

    async def text(self):
        return ""

    async def bytes(self):
        return b""


class Response:
    def __init__(self, body=None, status=200, headers=None, **options):
        self.body, self.status, self.headers, self.options = body, status, headers or {}, options

    async def text(self):
        return str(self.body)

    @classmethod
    def json(cls, data, **options):
        return cls(data, **options)

    @classmethod
    def redirect(cls, url, status=302):
        return cls(None, status, {"location": url})


class Blob:
    def __init__(self, parts=(), **options):
        self.parts, self.options = parts, options


class FormData(dict):
    pass


class _Environment:
    def __getattr__(self, name):
        raise AttributeError(name)


env = _Environment()


async def fetch(resource, **options):
    return Response(str(resource), **options)


def wait_until(awaitable):
    return awaitable


def handler(function):
    return function


def import_from_javascript(name):
    raise ImportError(name)


def python_from_rpc(value):
    return value


def python_to_rpc(value):
    return value
