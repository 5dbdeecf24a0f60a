import os


def choose_file(default="data.csv"):
    if not os.environ.get("DISPLAY"):
        return default
    from tkinter import filedialog

    return filedialog.askopenfilename() or default


os.environ.pop("DISPLAY", None)
print(choose_file())
