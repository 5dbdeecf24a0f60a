from concurrent.futures import ThreadPoolExecutor
from functools import cached_property


class Indexer:
    def __init__(self, documents):
        self.documents = documents

    @cached_property
    def pool(self):
        return ThreadPoolExecutor(max_workers=2)

    def count(self, document):
        return len(document.split())

    def run(self):
        return sum(self.pool.map(self.count, self.documents))


print(Indexer(["a b c", "d e"]).run())
