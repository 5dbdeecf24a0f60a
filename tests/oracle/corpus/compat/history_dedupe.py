"""Remove duplicates from the shell history, newest kept."""
import readline
from itertools import islice


def entries():
    return [readline.get_history_item(i + 1) for i in range(readline.get_current_history_length())]


for line in ("ls", "cd /", "ls"):
    readline.add_history(line)
unique = dict.fromkeys(reversed(entries()))
print(list(islice(unique, 10)))
