import sys
import threading

IN_BROWSER = "pyodide" in sys.modules or sys.platform == "emscripten"


class Saver:
    def __init__(self):
        self.saved = []

    def _save(self, doc):
        self.saved.append(doc)

    def save(self, doc):
        if IN_BROWSER:
            # one thread per save keeps the UI responsive
            t = threading.Thread(target=self._save, args=(doc,))
            t.start()
            t.join()
        else:
            self._save(doc)


s = Saver()
s.save("draft")
print(s.saved)
