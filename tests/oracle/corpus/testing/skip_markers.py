import importlib.util
import os
import sys
import unittest

HAS_FORK = hasattr(os, "fork") and sys.platform not in {"emscripten", "wasi"}


def needs(module):
    return unittest.skipUnless(importlib.util.find_spec(module), f"needs {module}")


class PlatformTest(unittest.TestCase):
    @unittest.skipUnless(HAS_FORK, "needs fork")
    def test_fork(self):
        child = os.fork()
        if child == 0:
            os._exit(3)
        _, status = os.waitpid(child, 0)
        self.assertEqual(os.waitstatus_to_exitcode(status), 3)

    @needs("grp")
    def test_groups(self):
        import grp

        self.assertTrue(grp.getgrall())

    def test_everywhere(self):
        self.assertIn("PATH", os.environ | {"PATH": ""})


loader = unittest.TestLoader()
result = unittest.TextTestRunner(verbosity=0).run(loader.loadTestsFromTestCase(PlatformTest))
assert not result.failures and not result.errors
