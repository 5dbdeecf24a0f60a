"""Test client: call a WSGI application without any server."""
import io
import sys
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit
from wsgiref.util import setup_testing_defaults


class Response:
    def __init__(self, status, headers, body):
        self.status = int(status.split()[0])
        self.headers = dict(headers)
        self.data = b"".join(body)


class Client:
    def __init__(self, app):
        self.app = app
        self.cookies = SimpleCookie()

    def open(self, url, method="GET", data=None):
        parts = urlsplit(url)
        payload = urlencode(data or {}).encode()
        environ = {
            "REQUEST_METHOD": method,
            "PATH_INFO": parts.path,
            "QUERY_STRING": parts.query,
            "CONTENT_LENGTH": str(len(payload)),
            "wsgi.input": io.BytesIO(payload),
            "wsgi.errors": sys.stderr,
            "wsgi.multithread": False,
            "wsgi.multiprocess": False,
        }
        setup_testing_defaults(environ)
        captured = []

        def start_response(status, headers, exc_info=None):
            captured[:] = [status, headers]

        body = self.app(environ, start_response)
        response = Response(*captured, body)
        if "Set-Cookie" in response.headers:
            self.cookies.load(response.headers["Set-Cookie"])
        return response

    get = open

    def post(self, url, **kwargs):
        return self.open(url, method="POST", **kwargs)


def app(environ, start_response):
    size = int(environ["CONTENT_LENGTH"])
    start_response("201 Created", [("Set-Cookie", f"n={size}")])
    return [environ["wsgi.input"].read(size)]


client = Client(app)
print(client.post("/items", data={"a": 1, "b": "x y"}).data, client.cookies["n"].value)
