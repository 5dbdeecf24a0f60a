import asyncio
import unittest


class Counter:
    def __init__(self):
        self.value = 0
        self._lock = asyncio.Lock()

    async def add(self, amount):
        async with self._lock:
            before = self.value
            await asyncio.sleep(0)
            self.value = before + amount


class CounterTest(unittest.TestCase):
    def test_no_lost_update(self):
        async def scenario():
            counter = Counter()
            async with asyncio.TaskGroup() as group:
                for _ in range(10):
                    group.create_task(counter.add(2))
            return counter.value

        self.assertEqual(asyncio.run(scenario()), 20)


suite = unittest.TestLoader().loadTestsFromTestCase(CounterTest)
outcome = unittest.TestResult()
suite.run(outcome)
if outcome.errors:
    raise RuntimeError(outcome.errors[0][1])
print(outcome.testsRun)
