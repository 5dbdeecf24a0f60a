import subprocess


class Shell(subprocess.Popen):
    """A command with its output captured as text."""

    def __init__(self, *args):
        super().__init__(args, stdout=subprocess.PIPE, text=True)

    def lines(self):
        out, _ = self.communicate()
        return out.splitlines()


for line in Shell("uname", "-a").lines():
    print(line)
