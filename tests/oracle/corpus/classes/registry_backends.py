import importlib


class Backend:
    registry = {}
    requires = ()

    def __init_subclass__(cls, name, **kwargs):
        super().__init_subclass__(**kwargs)
        Backend.registry[name] = cls

    @classmethod
    def available(cls):
        try:
            for module in cls.requires:
                importlib.import_module(module)
        except ImportError:
            return False
        return True


class Sqlite(Backend, name="sqlite"):
    requires = ("sqlite3",)


class Dbm(Backend, name="dbm"):
    requires = ("dbm.gnu", "fcntl")


class Memory(Backend, name="memory"):
    pass


print([n for n, b in Backend.registry.items() if b.available()][-1])
