import http.server
import logging
from functools import partial

log = logging.getLogger("devserver")


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format, *args):
        log.debug(format, *args)

    def end_headers(self):
        self.send_header("Cache-Control", "no-store")
        super().end_headers()


class DevServer:
    """Serve a folder during development on the first free port."""

    server_class = http.server.ThreadingHTTPServer

    def __init__(self, folder=".", host="127.0.0.1", port=0):
        self.address = (host, port)
        self.handler = partial(QuietHandler, directory=folder)
        self._httpd = None

    def open(self):
        self._httpd = self.server_class(self.address, self.handler)
        log.info("serving on %s:%s", *self._httpd.server_address)
        return self

    def run_in_background(self):
        from threading import Thread

        worker = Thread(target=self._httpd.serve_forever, daemon=True)
        worker.start()
        return worker

    def close(self):
        self._httpd.shutdown()
        self._httpd.server_close()


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    site = DevServer().open()
    site.run_in_background()
    site.close()
