import cmd
import io
import os


class Shell(cmd.Cmd):
    prompt = "> "
    use_rawinput = False

    def do_pwd(self, _):
        """Say where we are."""
        self.stdout.write(os.getcwd() + "\n")

    def do_sh(self, line):
        """Run a command of the system."""
        status = os.system(line)
        self.stdout.write(f"exit status {os.waitstatus_to_exitcode(status)}\n")

    def do_quit(self, _):
        return True

    do_EOF = do_quit


def run_script(text):
    out = io.StringIO()
    shell = Shell(stdin=io.StringIO(text), stdout=out)
    shell.cmdloop(intro="tiny shell")
    return out.getvalue()


print(run_script("pwd\nsh true\nquit\n"))
