"""unittest mixin which gives each test a live server."""
import functools
import http.server
import threading
import unittest
import urllib.request
from pathlib import Path


class LiveServerMixin:
    @classmethod
    def setUpClass(cls):
        Path("index.txt").write_text("served")
        handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=".")
        cls.server = http.server.HTTPServer(("127.0.0.1", 0), handler)
        cls.thread = threading.Thread(target=cls.server.serve_forever)
        cls.thread.start()
        super().setUpClass()

    @classmethod
    def tearDownClass(cls):
        cls.server.shutdown()
        cls.thread.join()
        cls.server.server_close()


class IndexTest(LiveServerMixin, unittest.TestCase):
    def test_index(self):
        url = "http://{}:{}/index.txt".format(*self.server.server_address)
        with urllib.request.urlopen(url, timeout=5) as response:
            self.assertEqual(response.read(), b"served")


if __name__ == "__main__":
    IndexTest.setUpClass()
    try:
        IndexTest("test_index").debug()
    finally:
        IndexTest.tearDownClass()
