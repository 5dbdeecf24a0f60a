"""Async tests, each with a loop of its own."""
import asyncio
import unittest


class QueueTest(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        self.queue = asyncio.Queue(2)

    async def test_order(self):
        await self.queue.put("a")
        await self.queue.put("b")
        self.assertEqual([await self.queue.get(), self.queue.get_nowait()], ["a", "b"])


outcome = unittest.TestResult()
QueueTest("test_order").run(outcome)
assert outcome.wasSuccessful(), outcome.errors
print(outcome)
