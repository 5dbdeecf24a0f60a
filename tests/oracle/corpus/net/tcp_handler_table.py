"""Line-based admin port."""
import socketserver

HANDLERS = {"ping": lambda: "pong"}


class Admin(socketserver.StreamRequestHandler):
    def handle(self):
        for line in self.rfile:
            self.wfile.write(HANDLERS[line.strip().decode()]().encode())


def open_admin(port=0):
    return socketserver.ThreadingTCPServer(("127.0.0.1", port), Admin)


with open_admin() as server:
    server.timeout = 0.01
    server.handle_request()
