from threading import RLock, get_ident


class Registry(dict):
    lock = RLock()

    def register(self, name):
        def deco(cls):
            with self.lock:
                if name in self:
                    raise KeyError(name)
                self[name] = cls
            return cls

        return deco

    def create(self, name, *args):
        with self.lock:
            cls = self[name]
            return cls(*args), get_ident()


registry = Registry()


@registry.register("point")
class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y


obj, ident = registry.create("point", 1, 2)
print(obj.x, obj.y, ident)
