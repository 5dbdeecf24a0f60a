"""A prompt that remembers what was typed."""
import atexit
import os
import tempfile
import readline
import rlcompleter

HISTORY = os.path.join(tempfile.gettempdir(), "tool-history")


class Prompt:
    def __init__(self, words):
        self.words = sorted(words)
        readline.set_completer(self.complete)
        readline.parse_and_bind("tab: complete")

    def complete(self, text, state):
        found = [word for word in self.words if word.startswith(text)]
        return found[state] if state < len(found) else None


atexit.register(lambda: os.path.exists(HISTORY) and os.unlink(HISTORY))
prompt = Prompt(["start", "status", "stop"])
print(prompt.complete("sta", 1), rlcompleter.Completer({}).complete("pri", 0))
