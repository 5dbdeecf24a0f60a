"""Free space of the file systems that matter."""
import os
import shutil

UNITS = "BKMGTP"


def human(size):
    for unit in UNITS:
        if size < 1024:
            return f"{size:.0f}{unit}"
        size /= 1024
    return "huge"


for mount in filter(os.path.exists, ("/", "/home", "/tmp")):
    total, used, free = shutil.disk_usage(mount)
    inodes = os.statvfs(mount).f_files
    print(f"{mount:8} {human(total):>6} {human(free):>6} {inodes}")
