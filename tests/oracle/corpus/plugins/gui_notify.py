"""Desktop notifications through whatever there is."""
import importlib
import shutil
import subprocess
import sys
from abc import ABC, abstractmethod


class Notifier(ABC):
    known = []

    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        Notifier.known.append(cls)

    @classmethod
    @abstractmethod
    def available(cls) -> bool: ...

    @abstractmethod
    def notify(self, title, body): ...


class NotifySend(Notifier):
    @classmethod
    def available(cls):
        return shutil.which("notify-send") is not None

    def notify(self, title, body):
        subprocess.run(["notify-send", title, body], check=True)


class Tk(Notifier):
    @classmethod
    def available(cls):
        try:
            importlib.import_module("tkinter")
        except ImportError:
            return False
        return sys.platform == "win32"

    def notify(self, title, body):
        from tkinter import messagebox

        messagebox.showinfo(title, body)


class Bell(Notifier):
    @classmethod
    def available(cls):
        return True

    def notify(self, title, body):
        print("\a", title, body)


def notifier():
    return next(n for n in Notifier.known if n.available())()


notifier().notify("Build", "finished")
