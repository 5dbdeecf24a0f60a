import asyncio
import tempfile
from pathlib import Path


class ControlSocket:
    commands = {"ping": lambda: "pong", "version": lambda: "1.0"}

    def __init__(self, folder):
        self.path = Path(folder) / "control.sock"

    async def answer(self, reader, writer):
        name = (await reader.readline()).decode().strip()
        writer.write(self.commands.get(name, lambda: "what?")().encode())
        writer.close()

    async def start(self):
        return await asyncio.start_unix_server(self.answer, self.path)


async def ask(path, command):
    reader, writer = await asyncio.open_unix_connection(path)
    writer.write(command.encode() + b"\n")
    answer = await reader.read()
    writer.close()
    return answer.decode()


async def main():
    control = ControlSocket(tempfile.mkdtemp())
    server = await control.start()
    print(await ask(control.path, "ping"))
    server.close()


asyncio.run(main())
