"""Resolve service names by convention."""
import ipaddress
import socket
from functools import singledispatchmethod


class Endpoint:
    def __init__(self, host, port):
        self.host, self.port = host, port

    @property
    def address(self):
        try:
            return ipaddress.ip_address(self.host)
        except ValueError:
            info = socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM)
            return ipaddress.ip_address(info[0][4][0])


class Resolver:
    ports = {"http": 80, "ssh": 22}

    @singledispatchmethod
    def resolve(self, target):
        raise TypeError(target)

    @resolve.register
    def _(self, target: str):
        host, _, service = target.partition("/")
        return Endpoint(host, self.port(service))

    @resolve.register
    def _(self, target: tuple):
        return Endpoint(*target)

    def port(self, service):
        if service in self.ports:
            return self.ports[service]
        return socket.getservbyname(service, "tcp")


resolver = Resolver()
print(resolver.resolve("127.0.0.1/http").address.is_loopback)
print(resolver.resolve(("localhost", 22)).address)
print(resolver.resolve("10.0.0.1/https").port)
