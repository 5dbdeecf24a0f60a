import atexit
import os
import readline
import tempfile

HISTORY = os.path.join(tempfile.gettempdir(), ".mytool_history")


def setup_history():
    try:
        readline.read_history_file(HISTORY)
    except FileNotFoundError:
        pass
    readline.set_history_length(1000)
    readline.parse_and_bind("tab: complete")
    atexit.register(readline.write_history_file, HISTORY)


def main():
    setup_history()
    readline.add_history("select 1")
    print(readline.get_current_history_length())


main()
