import threading


class ThreadingMixin:
    """Process each request in a new thread."""

    daemon_threads = True

    def process_request(self, request):
        t = threading.Thread(target=self.handle, args=(request,))
        t.daemon = self.daemon_threads
        t.start()


class BaseServer:
    def process_request(self, request):
        self.handle(request)

    def handle(self, request):
        print("handling", request)


class Server(ThreadingMixin, BaseServer):
    pass


Server().process_request("GET /")
