"""`ls -l` in Python: owners by name if they are known."""
import os
import stat
import time
from functools import lru_cache

try:
    import grp
    import pwd
except ImportError:
    pwd = grp = None


@lru_cache
def user_name(uid):
    if pwd is None:
        return str(uid)
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)


@lru_cache
def group_name(gid):
    if not grp:
        return str(gid)
    try:
        return grp.getgrgid(gid)[0]
    except KeyError:
        return str(gid)


def listing(folder):
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda e: e.name):
            info = entry.stat(follow_symlinks=False)
            yield " ".join((
                stat.filemode(info.st_mode),
                f"{user_name(info.st_uid):>8} {group_name(info.st_gid):>8}",
                f"{info.st_size:>9}",
                time.strftime("%b %d %H:%M", time.localtime(info.st_mtime)),
                entry.name,
            ))


os.makedirs("spool", exist_ok=True)
open("data.bin", "wb").close()
print(*listing("."), sep="\n")
