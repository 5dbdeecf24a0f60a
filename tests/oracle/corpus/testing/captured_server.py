"""Test double of a web service: a real server in the background."""
import json
import threading
import unittest
from http.server import BaseHTTPRequestHandler, HTTPServer


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps({"path": self.path}).encode())


class ServerMixin:
    @classmethod
    def start_server(cls):
        cls.server = HTTPServer(("127.0.0.1", 0), Handler)
        cls.thread = threading.Thread(target=cls.server.serve_forever, args=(0.01,))
        cls.thread.start()

    @classmethod
    def stop_server(cls):
        cls.server.shutdown()
        cls.thread.join()
        cls.server.server_close()


class ClientTest(ServerMixin, unittest.TestCase):
    def test_port(self):
        self.assertGreater(self.server.server_address[1], 0)


if __name__ == "__main__":
    ClientTest.start_server()
    try:
        result = unittest.TestResult()
        unittest.defaultTestLoader.loadTestsFromTestCase(ClientTest).run(result)
        print(result.wasSuccessful())
    finally:
        ClientTest.stop_server()
