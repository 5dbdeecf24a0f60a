"""A bare WSGI server for the examples: serves one request on an ephemeral port."""
from functools import partial
from wsgiref.simple_server import WSGIRequestHandler, make_server
import http.client
import threading


class QuietHandler(WSGIRequestHandler):
    def log_message(self, format, *args):
        pass


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"hello " + environ["PATH_INFO"].encode()]


class TestServer:
    def __init__(self, app):
        factory = partial(make_server, handler_class=QuietHandler)
        self._httpd = factory("127.0.0.1", 0, app)
        self.port = self._httpd.server_port
        self._worker = threading.Thread(target=self._httpd.handle_request, daemon=True)

    def __enter__(self):
        self._worker.start()
        return self

    def __exit__(self, *exc):
        self._worker.join(5)
        self._httpd.server_close()


if __name__ == "__main__":
    with TestServer(application) as server:
        conn = http.client.HTTPConnection("127.0.0.1", server.port, timeout=5)
        conn.request("GET", "/world")
        print(conn.getresponse().read())
