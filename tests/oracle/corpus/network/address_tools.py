import ipaddress
import socket
import struct


def to_number(address):
    return struct.unpack("!I", socket.inet_aton(address))[0]


def mask(bits):
    return socket.inet_ntoa(struct.pack("!I", (0xFFFFFFFF << (32 - bits)) & 0xFFFFFFFF))


def family(text):
    version = ipaddress.ip_address(text).version
    return {4: socket.AF_INET, 6: socket.AF_INET6}[version]


def service_port(name, default):
    try:
        return socket.getservbyname(name)
    except OSError:
        return default


network = ipaddress.ip_network("10.1.0.0/22")
print(to_number("10.1.2.3") - int(network.network_address), mask(network.prefixlen))
print(family("::1").name, service_port("no-such-service", 4000), socket.ntohs(socket.htons(80)))
