from threading import Thread

SERVICES = {}


def service(cls):
    """Class decorator: makes one instance and remembers it."""
    SERVICES[cls.__name__.lower()] = cls()
    return cls


@service
class Mail(Thread):
    def run(self):
        self.sent = 3


@service
class Clock(Thread):
    def run(self):
        self.ticks = 1


def start_all():
    for name, instance in SERVICES.items():
        print("starting", name)
        instance.start()
    for instance in SERVICES.values():
        instance.join()


start_all()
