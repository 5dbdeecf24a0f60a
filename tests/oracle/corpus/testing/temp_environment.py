import os
import subprocess
import tempfile
import unittest
from unittest import mock


def deploy(target, run=subprocess.run):
    result = run(["rsync", "-a", "build/", target], check=True, capture_output=True)
    return result.stdout.decode()


class DeployTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def test_runs_rsync(self):
        done = subprocess.CompletedProcess(["rsync"], 0, stdout=b"sent 3 files")
        runner = mock.Mock(return_value=done)
        self.assertEqual(deploy(self.folder.name, run=runner), "sent 3 files")
        runner.assert_called_once()

    @mock.patch("subprocess.Popen")
    def test_popen_is_not_touched(self, popen):
        with mock.patch.dict(os.environ, {"TARGET": "x"}):
            self.assertEqual(os.environ["TARGET"], "x")
        popen.assert_not_called()


if __name__ == "__main__":
    suite = unittest.defaultTestLoader.loadTestsFromTestCase(DeployTest)
    outcome = unittest.TextTestRunner(verbosity=0).run(suite)
    assert outcome.wasSuccessful()
