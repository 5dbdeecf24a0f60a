import pickle
import shelve


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __reduce__(self):
        return complex, (self.x, self.y)


# A Shelf works on top of any mapping of bytes
backing = {}
shelf = shelve.Shelf(backing, protocol=pickle.HIGHEST_PROTOCOL, writeback=True)
shelf["origin"] = Point(0, 0)
shelf["numbers"] = [1, 2]
shelf["numbers"].append(3)
shelf.sync()
assert pickle.loads(backing[b"numbers"]) == [1, 2, 3]
print(sorted(shelf), shelf["origin"])
