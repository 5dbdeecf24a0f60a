"""A tiny WSGI application with a self check; `--serve` runs it for real."""
import json
import sys
from wsgiref.simple_server import make_server
from wsgiref.util import setup_testing_defaults


class App:
    def __init__(self):
        self.routes = {}

    def route(self, path, method="GET"):
        def register(view):
            self.routes[method, path] = view
            return view

        return register

    def __call__(self, environ, start_response):
        key = environ["REQUEST_METHOD"], environ["PATH_INFO"]
        view = self.routes.get(key)
        if view is None:
            start_response("404 Not Found", [("Content-Type", "text/plain")])
            return [b"not found"]
        start_response("200 OK", [("Content-Type", "application/json")])
        return [json.dumps(view(environ)).encode()]


app = App()


@app.route("/health")
def health(environ):
    return {"status": "up", "host": environ["HTTP_HOST"]}


def serve(port=8000):
    with make_server("", port, app) as server:
        server.serve_forever()


def self_check():
    environ = {"PATH_INFO": "/health"}
    setup_testing_defaults(environ)
    body = b"".join(app(environ, lambda status, headers: print(status)))
    print(body.decode())


if __name__ == "__main__":
    if "--serve" in sys.argv:
        serve()
    else:
        self_check()
