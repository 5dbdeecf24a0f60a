"""Line protocol, tested with a fake transport."""
import asyncio


class Lines(asyncio.Protocol):
    def __init__(self, on_line):
        self.on_line, self.buffer = on_line, b""

    def connection_made(self, transport):
        self.transport = transport
        transport.write(b"220 ready\r\n")

    def data_received(self, data):
        *lines, self.buffer = (self.buffer + data).split(b"\r\n")
        for line in lines:
            self.on_line(line.decode())

    def connection_lost(self, exc):
        self.transport = None


class MemoryTransport(asyncio.Transport):
    def __init__(self, protocol):
        super().__init__({"peername": ("127.0.0.1", 5)})
        self.protocol, self.written = protocol, []
        protocol.connection_made(self)

    def write(self, data):
        self.written.append(data)

    def close(self):
        self.protocol.connection_lost(None)


async def serve(factory, host="127.0.0.1", port=2525):
    loop = asyncio.get_running_loop()
    return await loop.create_server(factory, host, port)


received = []
transport = MemoryTransport(Lines(received.append))
for chunk in (b"HELO exa", b"mple\r\nQU", b"IT\r\n"):
    transport.protocol.data_received(chunk)
transport.close()
print(received, transport.written, transport.get_extra_info("peername"))
