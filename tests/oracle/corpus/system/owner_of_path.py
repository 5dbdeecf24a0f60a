import os
import stat
from pathlib import Path


def owner(path):
    try:
        import grp
        import pwd
    except ImportError:
        return None
    st = os.stat(path)
    return pwd.getpwuid(st.st_uid).pw_name, grp.getgrgid(st.st_gid).gr_name


def ls(folder):
    for p in sorted(Path(folder).iterdir()):
        st = p.lstat()
        yield stat.filemode(st.st_mode), owner(p), st.st_size, p.name


for row in ls("/tmp"):
    print(row)
