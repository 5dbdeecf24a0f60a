import subprocess


class Runner:
    def __init__(self, dry_run=True):
        self.dry_run = dry_run
        self.log = []

    def __call__(self, *cmd):
        self.log.append(cmd)
        if self.dry_run:
            return 0
        return subprocess.call(cmd)


run = Runner()
run("git", "add", ".")
print(run.log)
run = Runner(dry_run=False)
run("git", "commit", "-m", "x")
