import random
from dataclasses import dataclass


@dataclass
class Path:
    label: str
    length: int


def fork(paths, rng):
    """Choose one of the ways."""
    return rng.choice(paths)


rng = random.Random(4)
way = []
for _ in range(4):
    way.append(fork([Path("left", 2), Path("right", 3)], rng))

print(" > ".join(p.label for p in way), sum(p.length for p in way))
