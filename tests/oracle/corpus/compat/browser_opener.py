"""Open the documentation; print the address when there is no browser."""
import os
import sys
import webbrowser
from urllib.parse import quote


class Printer(webbrowser.BaseBrowser):
    def __init__(self, name="printer"):
        super().__init__(name)
        self.opened = []

    def open(self, url, new=0, autoraise=True):
        self.opened.append(url)
        print("please open", url)
        return True


class Help:
    base = "https://docs.example.org/"

    def __init__(self, controller=None):
        self.controller = controller or self._detect()

    def _detect(self):
        if not os.environ.get("DISPLAY") and sys.platform.startswith("linux"):
            return Printer()
        try:
            return webbrowser.get()
        except webbrowser.Error:
            return Printer()

    def show(self, topic, *, new_tab=True):
        opener = self.controller.open_new_tab if new_tab else self.controller.open
        return opener(self.base + quote(topic))


webbrowser.register("printer", Printer)
assert Help(webbrowser.get("printer")).show("getting started")
print(Help(Printer()).show("faq", new_tab=False))
