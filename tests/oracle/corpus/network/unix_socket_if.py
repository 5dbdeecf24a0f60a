import os
import socket
import tempfile


def listen(path):
    if not hasattr(socket, "AF_UNIX"):
        raise SystemExit("needs unix sockets")
    server = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    server.bind(path)
    server.listen()
    return server


sock = listen(os.path.join(tempfile.mkdtemp(), "app.sock"))
print(sock.family.name)
sock.close()
