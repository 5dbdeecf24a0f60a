from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
import threading
import urllib.request


class Status(BaseHTTPRequestHandler):
    def do_GET(self):
        body = b"all good"
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Status)
threading.Thread(target=server.serve_forever, daemon=True).start()
with urllib.request.urlopen(f"http://127.0.0.1:{server.server_port}/") as r:
    print(r.status, r.read())
server.shutdown()
