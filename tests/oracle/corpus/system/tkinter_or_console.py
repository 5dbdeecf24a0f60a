import importlib.util

HAVE_TK = importlib.util.find_spec("tkinter") is not None


def ask(question):
    if HAVE_TK:
        from tkinter import simpledialog

        return simpledialog.askstring("Question", question)
    print(question)
    return "default"


print(ask("Name?"))
