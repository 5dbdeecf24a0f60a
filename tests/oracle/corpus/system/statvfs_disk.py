import os
import shutil


def free_bytes(path="/tmp"):
    st = os.statvfs(path)
    return st.f_bavail * st.f_frsize


total, used, free = shutil.disk_usage("/tmp")
print(free_bytes() >= 0, total >= used)
