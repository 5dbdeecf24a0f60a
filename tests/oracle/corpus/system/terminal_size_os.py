import os


def columns():
    try:
        return os.get_terminal_size().columns
    except OSError:
        return int(os.environ.get("COLUMNS", 80))


def progress(done, total):
    filled = columns() * done // total
    return "#" * filled


print(progress(1, 2))
