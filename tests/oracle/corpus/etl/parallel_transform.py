"""Transform records with a pool; the kind of pool is a parameter."""
from collections.abc import Callable, Iterable
from concurrent.futures import Executor, ThreadPoolExecutor


class Transformer:
    def __init__(self, steps: list[Callable], pool: type[Executor] = ThreadPoolExecutor, workers=4):
        self.steps = steps
        self.pool = pool
        self.workers = workers

    def one(self, record: dict) -> dict:
        for step in self.steps:
            record = step(record)
        return record

    def run(self, records: Iterable[dict]) -> list[dict]:
        with self.pool(max_workers=self.workers) as executor:
            return list(executor.map(self.one, records))


def strip(record):
    return {key: value.strip() if isinstance(value, str) else value for key, value in record.items()}


def with_total(record):
    return record | {"total": record["price"] * record["count"]}


rows = [{"name": f" item {n} ", "price": n, "count": 2} for n in range(5)]
print(Transformer([strip, with_total]).run(rows))
