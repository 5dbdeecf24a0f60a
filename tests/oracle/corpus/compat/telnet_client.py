import re
import sys

PROMPT = re.compile(rb"[#>] ?$")


class Router:
    def __init__(self, host, user):
        self.host = host
        self.user = user

    def run(self, *commands):
        import telnetlib

        tn = telnetlib.Telnet(self.host, timeout=5)
        tn.read_until(b"login: ")
        tn.write(self.user.encode() + b"\n")
        for command in commands:
            tn.write(command.encode() + b"\n")
        return tn.read_very_eager()


def main(argv):
    router = Router("192.0.2.1", "admin")
    print(PROMPT.search(b"router# ") is not None)
    if argv and argv[0] == "--dry-run":
        return
    router.run("show version")


main([])
