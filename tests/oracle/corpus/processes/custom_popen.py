"""A fake Popen for tests."""
import io


class Popen:
    def __init__(self, args, **kwargs):
        self.args = args
        self.stdout = io.StringIO("fake output\n")
        self.returncode = 0

    def communicate(self):
        return self.stdout.read(), ""

    def wait(self):
        return self.returncode


def check_output(args):
    p = Popen(args)
    out, _ = p.communicate()
    return out


print(check_output(["ls"]))
