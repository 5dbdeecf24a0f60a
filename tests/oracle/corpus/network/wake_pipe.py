import socket

reader, writer = socket.socketpair()
writer.sendall(b"\x01")
print("woken by", reader.recv(1))
reader.close()
writer.close()
