from contextlib import ExitStack
from socketserver import StreamRequestHandler, TCPServer, ThreadingMixIn
from threading import Thread


class LineHandler(StreamRequestHandler):
    def handle(self):
        for line in self.rfile:
            self.wfile.write(self.server.answer(line.decode().strip()).encode() + b"\n")


class Server(ThreadingMixIn, TCPServer):
    daemon_threads = True

    def __init__(self, answer, address=("127.0.0.1", 0)):
        self.answer = answer
        super().__init__(address, LineHandler)


class Site:
    def __init__(self, *answers):
        self.answers = answers
        self.stack = ExitStack()

    def __enter__(self):
        for answer in self.answers:
            server = self.stack.enter_context(Server(answer))
            Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}).start()
            self.stack.callback(server.shutdown)
        return self

    def __exit__(self, *exc):
        return self.stack.__exit__(*exc)


with Site(str.upper, str.title):
    print("up")
