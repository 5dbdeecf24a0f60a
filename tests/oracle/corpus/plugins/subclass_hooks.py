class Plugin:
    registry = {}
    requires = ()

    def __init_subclass__(cls, /, key=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.registry[key or cls.__name__.lower()] = cls

    @classmethod
    def usable(cls):
        from importlib.util import find_spec

        return all(find_spec(name) for name in cls.requires)

    def run(self, text):
        raise NotImplementedError


class Shout(Plugin):
    def run(self, text):
        return text.upper() + "!"


class Speak(Plugin, key="say"):
    requires = ("winsound",)

    def run(self, text):
        import winsound

        winsound.Beep(440, 100)
        return text


class Lock(Plugin):
    requires = ("fcntl",)

    def run(self, text):
        import fcntl

        return f"{text} {fcntl.LOCK_EX}"


for key, plugin in Plugin.registry.items():
    print(key, plugin().run("hello") if plugin.usable() else "skipped")
