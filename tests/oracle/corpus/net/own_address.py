"""The address other machines would see."""
import socket


def own_address(probe=("192.0.2.1", 9)):
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    try:
        s.connect(probe)
        return s.getsockname()[0]
    except Exception:
        return "127.0.0.1"
    finally:
        s.close()


print(socket.inet_aton(own_address()), socket.gethostname())
