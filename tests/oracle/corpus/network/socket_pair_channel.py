"""Two ends of a channel; one goes to the plugin, one stays here."""
import json
import struct
from socket import socketpair


class Channel:
    head = struct.Struct("!I")

    def __init__(self, sock):
        self.sock = sock

    @classmethod
    def pair(cls):
        return tuple(map(cls, socketpair()))

    def send(self, message):
        body = json.dumps(message).encode()
        self.sock.sendall(self.head.pack(len(body)) + body)

    def receive(self):
        (size,) = self.head.unpack(self.sock.recv(self.head.size))
        return json.loads(self.sock.recv(size))

    def close(self):
        self.sock.close()


ours, theirs = Channel.pair()
ours.send({"call": "start"})
print(theirs.receive())
ours.close(), theirs.close()
