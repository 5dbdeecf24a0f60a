"""XML-RPC without a network: marshal, dispatch, unmarshal."""
import xmlrpc.client
from xmlrpc.server import SimpleXMLRPCDispatcher


class InProcessTransport(xmlrpc.client.Transport):
    def __init__(self, dispatcher):
        super().__init__()
        self.dispatcher = dispatcher

    def request(self, host, handler, request_body, verbose=False):
        answer = self.dispatcher._marshaled_dispatch(request_body)
        parser, unmarshaller = xmlrpc.client.getparser()
        parser.feed(answer)
        parser.close()
        return unmarshaller.close()


class Inventory:
    def __init__(self):
        self.items = {}

    def add(self, name, amount):
        self.items[name] = self.items.get(name, 0) + amount
        return self.items[name]


dispatcher = SimpleXMLRPCDispatcher(allow_none=True)
dispatcher.register_instance(Inventory())
proxy = xmlrpc.client.ServerProxy("http://inventory.local", InProcessTransport(dispatcher))
proxy.add("bolt", 5)
print(proxy.add("bolt", 2))
try:
    proxy.remove("bolt")
except xmlrpc.client.Fault as fault:
    print(fault.faultCode)
