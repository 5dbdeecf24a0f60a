"""Metrics in the text format, served by a small HTTP server."""
import threading
from collections import defaultdict
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.request import urlopen


class Counter:
    def __init__(self, name, help, registry):
        self.name, self.help = name, help
        self._values = defaultdict(float)
        self._lock = threading.Lock()
        registry.register(self)

    def inc(self, amount=1, **labels):
        with self._lock:
            self._values[tuple(sorted(labels.items()))] += amount

    def lines(self):
        yield f"# HELP {self.name} {self.help}"
        for labels, value in self._values.items():
            text = ",".join(f'{k}="{v}"' for k, v in labels)
            yield f"{self.name}{{{text}}} {value}"


class Registry:
    def __init__(self):
        self._collectors = []

    def register(self, collector):
        self._collectors.append(collector)

    def render(self):
        return "\n".join(line for c in self._collectors for line in c.lines()).encode()


def make_handler(registry):
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.end_headers()
            self.wfile.write(registry.render())

        def log_message(self, *args):
            pass

    return Handler


def start_http_server(registry, port=0):
    server = ThreadingHTTPServer(("127.0.0.1", port), make_handler(registry))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    return server, thread


REGISTRY = Registry()
REQUESTS = Counter("requests_total", "Requests.", REGISTRY)

if __name__ == "__main__":
    REQUESTS.inc(method="get")
    print(REGISTRY.render().decode())
    server, _ = start_http_server(REGISTRY)
    print(urlopen(f"http://127.0.0.1:{server.server_port}/", timeout=5).read())
    server.shutdown()
