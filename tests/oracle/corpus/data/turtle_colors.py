from colorsys import hsv_to_rgb
from tkinter import TclError, TkVersion


def palette(n):
    return ["#%02x%02x%02x" % tuple(int(255 * c) for c in hsv_to_rgb(i / n, 1, 1)) for i in range(n)]


print(TkVersion, palette(4), issubclass(TclError, Exception))
