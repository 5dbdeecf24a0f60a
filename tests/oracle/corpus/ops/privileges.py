"""Drop privileges to the owner of the spool folder."""
import grp
import os
import pwd
from typing import NamedTuple


class Owner(NamedTuple):
    user: str
    group: str

    @classmethod
    def of(cls, path):
        info = os.stat(path)
        return cls(pwd.getpwuid(info.st_uid).pw_name, grp.getgrgid(info.st_gid).gr_name)


def drop(owner: Owner):
    if os.getuid() != 0:
        return False
    return owner.user != "root"


if __name__ == "__main__":
    print(drop(Owner.of("/")))
