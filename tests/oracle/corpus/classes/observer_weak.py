import threading
import weakref


class Observable:
    def __init__(self):
        self._observers = weakref.WeakKeyDictionary()
        self._mutex = threading.Lock()

    def attach(self, observer, *topics):
        with self._mutex:
            self._observers[observer] = set(topics)

    def notify(self, topic, value):
        for observer, topics in list(self._observers.items()):
            if topic in topics:
                observer.update(value)


class Printer:
    def __init__(self):
        self.values = []

    def update(self, value):
        self.values.append(value)


source, printer = Observable(), Printer()
source.attach(printer, "temperature")
source.notify("temperature", 21)
source.notify("humidity", 40)
print(printer.values, threading.main_thread().name)
