import os
import pwd
from dataclasses import asdict, dataclass, field


def current_user():
    return pwd.getpwuid(os.getuid()).pw_name


@dataclass(order=True)
class Ticket:
    priority: int
    title: str = field(compare=False)
    owner: str = field(default_factory=current_user, compare=False)


tickets = sorted([Ticket(2, "later"), Ticket(1, "now", owner="ada")])
print([asdict(t) for t in tickets])
