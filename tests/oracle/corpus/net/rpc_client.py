"""JSON-RPC over a stream socket; the tests use a socket pair."""
import itertools
import json
import socket


class RpcError(Exception):
    pass


class Connection:
    def __init__(self, sock):
        self._file = sock.makefile("rw", encoding="utf-8", newline="\n")

    def send(self, message):
        json.dump(message, self._file)
        self._file.write("\n")
        self._file.flush()

    def receive(self):
        line = self._file.readline()
        if not line:
            raise RpcError("closed")
        return json.loads(line)


class Client:
    def __init__(self, connection):
        self.connection = connection
        self.ids = itertools.count(1)

    def __getattr__(self, method):
        def call(*params):
            message = {"jsonrpc": "2.0", "id": next(self.ids), "method": method, "params": params}
            self.connection.send(message)
            return message["id"]

        return call


def loopback():
    ours, theirs = socket.socketpair()
    return Client(Connection(ours)), Connection(theirs)


if __name__ == "__main__":
    client, server = loopback()
    client.add(1, 2)
    print(server.receive()["params"])
