"""Load plugins from a folder, each file a module."""
import importlib.util
import inspect
import sys
import textwrap
from pathlib import Path


class PluginError(Exception):
    pass


class Registry:
    def __init__(self, folder):
        self.folder = Path(folder)
        self.plugins, self.broken = {}, {}

    def discover(self):
        for path in sorted(self.folder.glob("plugin_*.py")):
            try:
                module = self._load(path)
            except ImportError as error:
                self.broken[path.stem] = error.name
            else:
                self.plugins.update(self._hooks(module))
        return self

    def _load(self, path):
        spec = importlib.util.spec_from_file_location(path.stem, path)
        module = importlib.util.module_from_spec(spec)
        sys.modules[path.stem] = module
        spec.loader.exec_module(module)
        return module

    def _hooks(self, module):
        return {n: f for n, f in inspect.getmembers(module, inspect.isfunction) if n.startswith("on_")}

    def fire(self, hook, *args):
        if hook not in self.plugins:
            raise PluginError(hook)
        return self.plugins[hook](*args)


SOURCES = {
    "plugin_shout.py": "def on_text(text):\n    return text.upper()\n",
    "plugin_gui.py": """
        import no_such_toolkit

        def on_click(event):
            no_such_toolkit.beep()
    """,
}
for name, source in SOURCES.items():
    Path(name).write_text(textwrap.dedent(source))
registry = Registry(".").discover()
print(registry.fire("on_text", "hello"), registry.broken)
