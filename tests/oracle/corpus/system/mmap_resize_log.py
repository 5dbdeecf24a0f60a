import mmap


class GrowingLog:
    def __init__(self, size=mmap.PAGESIZE):
        self.map = mmap.mmap(-1, size)
        self.end = 0

    def append(self, data):
        need = self.end + len(data)
        if need > len(self.map):
            self.map.resize(max(need, 2 * len(self.map)))
        self.map[self.end:need] = data
        self.end = need


log = GrowingLog(16)
log.append(b"0123456789")
log.append(b"0123456789")
print(log.end)
