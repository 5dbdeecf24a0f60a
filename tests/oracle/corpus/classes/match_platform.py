import os
import sys


class Notifier:
    def __init__(self):
        match sys.platform:
            case "linux":
                import fcntl

                self.impl = fcntl.__name__
            case "win32":
                import winsound

                self.impl = winsound.__name__
            case "emscripten" | "wasi":
                self.impl = "console"
            case other:
                raise OSError(f"unsupported: {other}")

    def notify(self, text):
        return f"{self.impl}: {text} ({os.sep})"


print(Notifier().notify("saved"))
