import tkinter as tk
from tkinter import ttk


class App(tk.Tk):
    def __init__(self):
        super().__init__()
        self.title("Hello")
        ttk.Button(self, text="Quit", command=self.destroy).pack()


def main():
    app = App()
    app.mainloop()


if __name__ == "__main__":
    main()
