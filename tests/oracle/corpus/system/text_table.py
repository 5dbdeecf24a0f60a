import shutil
import sys
import textwrap

cols = shutil.get_terminal_size(fallback=(72, 20)).columns
text = "Pick the settings that you need, and leave out the rest. " * 3
for line in textwrap.wrap(text, min(cols, 60)):
    print(line)
if sys.stdout.isatty():
    print("\033[1mready\033[0m")
else:
    print("ready")
