import os


class ProgressBar:
    def __init__(self, total):
        self.total = total
        self.width = os.get_terminal_size().columns - 10

    def render(self, n):
        done = int(self.width * n / self.total)
        return "[" + "=" * done + " " * (self.width - done) + "]"


bar = ProgressBar(10)
print(bar.render(5))
