"""Small interactive shell, scripted here through its command queue."""
import cmd
import io


class Calculator(cmd.Cmd):
    prompt = "> "
    use_rawinput = False

    def __init__(self, **kw):
        super().__init__(**kw)
        self.stack = []

    def do_push(self, arg):
        """push N"""
        self.stack.append(float(arg))

    def do_add(self, arg):
        self.stack.append(self.stack.pop() + self.stack.pop())

    def do_print(self, arg):
        print(self.stack[-1], file=self.stdout)

    def do_quit(self, arg):
        return True


out = io.StringIO()
shell = Calculator(stdin=io.StringIO("push 1\npush 2.5\nadd\nprint\nquit\n"), stdout=out)
shell.cmdloop(intro="calc")
print(out.getvalue())
