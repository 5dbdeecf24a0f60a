import ipaddress
import socket

ALLOWED = [ipaddress.ip_network("10.0.0.0/8"), ipaddress.ip_network("2001:db8::/32")]


def allowed(address):
    ip = ipaddress.ip_address(address)
    return any(ip in net for net in ALLOWED if net.version == ip.version)


for a in ("10.2.3.4", "8.8.8.8", "2001:db8::5"):
    print(a, allowed(a))
print(socket.inet_ntoa(socket.inet_aton("127.1")), socket.htons(80), int(socket.AF_INET))
