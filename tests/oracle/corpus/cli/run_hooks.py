"""Hooks before and after a command; shell lines or functions."""
import subprocess
from functools import singledispatch


@singledispatch
def run_hook(hook, context):
    raise TypeError(f"not a hook: {hook!r}")


@run_hook.register
def _(hook: str, context):
    return subprocess.getoutput(hook.format(**context))


@run_hook.register(type(lambda: 0))
def _(hook, context):
    return hook(context)


class Hooks:
    def __init__(self, **hooks):
        self.hooks = hooks

    def fire(self, event, **context):
        return [run_hook(hook, context) for hook in self.hooks.get(event, ())]


hooks = Hooks(before=[lambda context: context["name"].upper()], after=["echo done {name}"])
print(hooks.fire("before", name="build"))
print(hooks.fire("after", name="build"))
