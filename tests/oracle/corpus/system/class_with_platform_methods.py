import os
import sys


class Platform:
    @property
    def is_linux(self):
        return sys.platform.startswith("linux")

    def memory(self):
        if self.is_linux:
            return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
        import resource

        return resource.getpagesize() * 1000


print(Platform().memory())
