"""Check uploads by what is in them, not by their names."""
import imghdr
from dataclasses import dataclass


class Rejected(ValueError):
    pass


@dataclass
class Upload:
    name: str
    content: bytes
    allowed: tuple = ("png", "gif", "jpeg")

    @property
    def kind(self):
        return imghdr.what(None, h=self.content[:32])

    def check(self):
        if self.kind not in self.allowed:
            raise Rejected(f"{self.name} is {self.kind or 'no image'}")
        return self


for upload in (Upload("a.png", b"\x89PNG\r\n\x1a\n" + b"0" * 24), Upload("b.png", b"<html>" * 6)):
    try:
        print(upload.check().kind)
    except Rejected as error:
        print(error)
