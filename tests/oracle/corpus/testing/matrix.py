"""Run the checks that this machine can run."""
import importlib.util
import os
import shutil
import sys
import unittest


def has(module):
    return importlib.util.find_spec(module) is not None


requires_fork = unittest.skipUnless(hasattr(os, "fork") and sys.platform == "linux", "needs fork")
requires_git = unittest.skipIf(shutil.which("git") is None, "needs git")


class Checks(unittest.TestCase):
    @requires_fork
    def test_fork(self):
        pid = os.fork()
        if pid == 0:
            os._exit(0)
        self.assertEqual(os.waitpid(pid, 0), (pid, 0))

    @requires_git
    def test_git(self):
        import subprocess

        self.assertIn("git", subprocess.getoutput("git --version"))

    @unittest.skipUnless(has("no_such_database_driver"), "needs the driver")
    def test_database(self):
        import no_such_database_driver

        no_such_database_driver.connect()

    def test_always(self):
        self.assertTrue(has("json"))


suite = unittest.defaultTestLoader.loadTestsFromTestCase(Checks)
result = unittest.TestResult()
suite.run(result)
print(result.testsRun, len(result.skipped))
assert result.wasSuccessful(), result.errors
