import threading


class BackgroundMixin:
    """run_in_background() for anything with a run() method."""

    thread_class = threading.Thread

    def run_in_background(self):
        self._thread = self.thread_class(target=self.run)
        self._thread.start()
        return self

    def wait(self):
        self._thread.join()


class Report:
    def __init__(self):
        self.lines = []

    def run(self):
        self.lines.append("done")


class BackgroundReport(BackgroundMixin, Report):
    pass


r = BackgroundReport().run_in_background()
r.wait()
print(r.lines)
