import subprocess


class Command:
    args = ()

    def execute(self):
        return subprocess.run(self.args, capture_output=True).returncode


class DryRun(Command):
    def execute(self):
        print("would run", " ".join(self.args))
        return 0


class ListFiles(DryRun):
    args = ("ls", "-l")


class ShowDate(Command):
    args = ("date",)


print(ListFiles().execute())
print(ShowDate().execute())
