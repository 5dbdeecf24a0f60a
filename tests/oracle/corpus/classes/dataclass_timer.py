import threading
from dataclasses import dataclass, field


@dataclass
class Debounce:
    """Calls fn once, `delay` seconds after the last trigger."""

    fn: callable
    delay: float = 0.05
    timer: threading.Timer = field(default=None, init=False)

    def trigger(self, *args):
        if self.timer is not None:
            self.timer.cancel()
        self.timer = threading.Timer(self.delay, self.fn, args)
        self.timer.start()


saves = []
debounce = Debounce(saves.append)
for version in range(3):
    debounce.trigger(version)
debounce.timer.join()
print(saves)
