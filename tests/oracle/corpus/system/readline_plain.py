import os
import readline


class Completer:
    def __init__(self, words):
        self.words = words

    def complete(self, text, state):
        matches = [w for w in self.words if w.startswith(text)]
        return matches[state] if state < len(matches) else None


readline.set_completer(Completer(["add", "remove", "quit"]).complete)
readline.parse_and_bind("tab: complete")
print(os.getcwd())
