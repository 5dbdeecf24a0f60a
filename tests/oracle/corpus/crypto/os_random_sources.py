import os
import random


def seed_bytes(n=16):
    """The best randomness there is."""
    try:
        return os.getrandom(n)
    except AttributeError:
        return os.urandom(n)


rng = random.Random(seed_bytes())
print(rng.randint(1, 6))
