import subprocess
import sys


def copy(text):
    """Copy text to the clipboard."""
    cmd = {"darwin": "pbcopy", "win32": "clip"}.get(sys.platform, "xclip")
    p = subprocess.Popen([cmd], stdin=subprocess.PIPE, close_fds=True)
    p.communicate(input=text.encode("utf-8"))


copy("hello")
