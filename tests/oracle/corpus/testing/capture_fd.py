"""Capture what is written to a file descriptor."""
import os
import sys
import tempfile


class FDCapture:
    def __init__(self, fd):
        self.fd = fd
        self.saved = os.dup(fd)
        self.tmp = tempfile.TemporaryFile("w+b", buffering=0)

    def start(self):
        os.dup2(self.tmp.fileno(), self.fd)

    def stop(self):
        os.dup2(self.saved, self.fd)
        os.close(self.saved)
        self.tmp.seek(0)
        return self.tmp.read().decode("utf-8", "replace")


class CaptureFixture:
    def __init__(self):
        self.file = open("target.log", "w+b", buffering=0)
        self.capture = FDCapture(self.file.fileno())

    def __enter__(self):
        self.capture.start()
        return self

    def __exit__(self, *exc):
        self.text = self.capture.stop()
        self.file.close()


with CaptureFixture() as captured:
    os.write(captured.file.fileno(), b"low level\n")
    captured.file.write(b"high level\n")
print(repr(captured.text), file=sys.stdout)
