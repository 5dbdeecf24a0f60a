from xmlrpc.server import SimpleXMLRPCDispatcher, SimpleXMLRPCServer
import xmlrpc.client


class Calculator:
    def add(self, a, b):
        return a + b

    def _private(self):
        return "hidden"


def dispatch_locally(service, method, *args):
    dispatcher = SimpleXMLRPCDispatcher(allow_none=True)
    dispatcher.register_instance(service)
    request = xmlrpc.client.dumps(args, method)
    response = dispatcher._marshaled_dispatch(request)
    (answer,), _ = xmlrpc.client.loads(response)
    return answer


def serve(service, host="127.0.0.1", port=0):
    server = SimpleXMLRPCServer((host, port), logRequests=False)
    server.register_instance(service)
    return server


calculator = Calculator()
print(dispatch_locally(calculator, "add", 2, 3))
with serve(calculator) as server:
    print(server.server_address[0])
