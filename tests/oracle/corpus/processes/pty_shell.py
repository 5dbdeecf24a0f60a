import os
import sys


def read(fd):
    data = os.read(fd, 1024)
    return data.upper()


def main():
    import pty

    shell = os.environ.get("SHELL", "/bin/sh")
    status = pty.spawn([shell, "-c", "true"], read)
    sys.exit(status)


if __name__ == "__main__":
    main()
