import os
import tempfile


def launch(program, *arguments, environment=None):
    """Start a program without waiting, return its process id."""
    return os.posix_spawnp(program, [program, *arguments], environment or os.environ)


class Editor:
    def __init__(self, program="true"):
        self.program = program

    def edit(self, text):
        descriptor, path = tempfile.mkstemp(suffix=".txt", text=True)
        with open(descriptor, "w") as out:
            out.write(text)
        pid = launch(self.program, path)
        _, status = os.waitpid(pid, 0)
        if os.waitstatus_to_exitcode(status):
            raise RuntimeError("the editor failed")
        with open(path) as source:
            return source.read()


print(Editor().edit("first draft"))
