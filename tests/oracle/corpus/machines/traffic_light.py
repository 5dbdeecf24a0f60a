from enum import Enum
from threading import Event


class Light(Enum):
    RED = ("stop", 3)
    GREEN = ("go", 2)
    AMBER = ("wait", 1)

    def __init__(self, meaning, seconds):
        self.meaning = meaning
        self.seconds = seconds

    def next(self):
        return {Light.RED: Light.GREEN, Light.GREEN: Light.AMBER, Light.AMBER: Light.RED}[self]


class Crossing:
    def __init__(self, speed=1000):
        self.light = Light.RED
        self.speed = speed
        self._stop = Event()

    def run(self, steps):
        for _ in range(steps):
            if self._stop.wait(timeout=self.light.seconds / self.speed):
                break
            self.light = self.light.next()
            yield self.light.meaning

    def stop(self):
        self._stop.set()


crossing = Crossing()
for step, meaning in enumerate(crossing.run(10)):
    print(meaning)
    if step == 3:
        crossing.stop()
