"""Dump all stacks when a test hangs."""
import faulthandler
import sys
import tempfile
import unittest


class Watchdog:
    def __init__(self, seconds, file):
        self.seconds, self.file = seconds, file

    def __enter__(self):
        faulthandler.dump_traceback_later(self.seconds, exit=False, file=self.file)
        return self

    def __exit__(self, *exc):
        faulthandler.cancel_dump_traceback_later()


class TimedTestCase(unittest.TestCase):
    limit = 20

    def run(self, result=None):
        with tempfile.TemporaryFile() as report, Watchdog(self.limit, report):
            return super().run(result)


class SumTest(TimedTestCase):
    limit = 5

    def runTest(self):
        self.assertEqual(sum([1, 2]), 3)


result = SumTest().run()
print(result, file=sys.stderr)
