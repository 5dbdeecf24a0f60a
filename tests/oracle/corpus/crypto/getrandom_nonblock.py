import os


def boot_entropy(n):
    return os.getrandom(n, os.GRND_NONBLOCK)


class Salt:
    size = 8

    @classmethod
    def new(cls):
        return boot_entropy(cls.size)


print(Salt.new().hex())
