import heapq
import io
import subprocess


class Sorter:
    """Sorts in memory up to a limit, else lets the shell do it."""

    limit = 10_000

    def __init__(self, lines):
        self.lines = list(lines)

    def __iter__(self):
        if len(self.lines) > self.limit:
            yield from self._external()
        else:
            yield from self._internal()

    def _internal(self):
        heap = self.lines[:]
        heapq.heapify(heap)
        while heap:
            yield heapq.heappop(heap)

    def _external(self):
        yield from subprocess.run(
            ["sort"], input="\n".join(self.lines), text=True, stdout=subprocess.PIPE
        ).stdout.splitlines()


print(list(Sorter(io.StringIO("b\na\n"))))
Sorter.limit = 1
print(list(Sorter(io.StringIO("b\na\n"))))
