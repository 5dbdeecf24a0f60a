import socket


def is_up(port, host="127.0.0.1"):
    try:
        with socket.create_connection((host, port), timeout=0.3):
            return True
    except OSError:
        return False


for name, port in {"redis": 63790, "postgres": 54329}.items():
    print(name, "up" if is_up(port) else "down")
