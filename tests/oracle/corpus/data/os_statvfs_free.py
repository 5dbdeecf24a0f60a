import os
import shutil
import tempfile


class Quota:
    def __init__(self, path, reserve=0.0):
        self.path = path
        self.reserve = reserve

    def free(self):
        s = os.statvfs(self.path)
        return s.f_bavail * s.f_frsize

    def fits(self, size):
        total, used, free = shutil.disk_usage(self.path)
        return free - size >= total * self.reserve


quota = Quota(tempfile.gettempdir())
print(quota.free() > 0, quota.fits(0))
