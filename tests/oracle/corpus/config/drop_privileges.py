"""Settings for who the daemon runs as."""
import os
from dataclasses import dataclass


@dataclass
class Account:
    user: str = "root"
    group: str = "root"

    def resolve(self) -> tuple[int, int]:
        import grp
        import pwd

        uid = pwd.getpwnam(self.user).pw_uid if self.user else os.getuid()
        gid = grp.getgrnam(self.group).gr_gid if self.group else os.getgid()
        return uid, gid


def needs_switch(account: Account) -> bool:
    uid, gid = account.resolve()
    return (os.getuid(), os.getgid()) != (uid, gid)


def load(section: dict[str, str]) -> Account:
    known = {key: section[key] for key in ("user", "group") if key in section}
    return Account(**known)


account = load({"user": "root", "log": "/var/log/app.log"})
print("must switch" if needs_switch(account) else "already there")
