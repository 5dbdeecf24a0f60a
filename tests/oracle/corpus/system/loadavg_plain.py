import os


def overloaded(threshold=0.9):
    load1, _, _ = os.getloadavg()
    return load1 / (os.cpu_count() or 1) > threshold


class Throttle:
    def __init__(self, check=overloaded):
        self.check = check

    def ready(self):
        return not self.check()


print(Throttle().ready())
