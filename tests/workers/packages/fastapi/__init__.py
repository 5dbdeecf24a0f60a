"""Stands in for the package of that name: what a worker touches of it."""


class HTTPException(Exception):  # noqa: N818  the package's own name
    def __init__(self, status_code, detail=None):
        super().__init__(detail)
        self.status_code, self.detail = status_code, detail


class Request:
    def __init__(self, scope=None):
        self.scope = scope or {}


def Depends(dependency=None):  # noqa: N802  the package's own name
    return dependency


class APIRouter:
    def __init__(self, prefix="", tags=()):
        self.prefix, self.routes = prefix, []

    def _add(self, path):
        def decorate(function):
            self.routes.append((self.prefix + path, function))
            return function

        return decorate

    def get(self, path, **options):
        return self._add(path)

    def post(self, path, **options):
        return self._add(path)


class FastAPI(APIRouter):
    def __init__(self, title="", lifespan=None):
        super().__init__()
        self.title, self.lifespan = title, lifespan

    def include_router(self, router, prefix=""):
        self.routes += router.routes

    def middleware(self, kind):
        return lambda function: function

    async def __call__(self, scope, receive, send):
        raise HTTPException(404)
