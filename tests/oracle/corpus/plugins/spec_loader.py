import importlib.machinery
import importlib.util
import sys
import tempfile
from pathlib import Path
from types import ModuleType
from typing import Protocol, runtime_checkable


@runtime_checkable
class Greets(Protocol):
    def greet(self, name: str) -> str: ...


def load(path: Path) -> ModuleType:
    loader = importlib.machinery.SourceFileLoader(path.stem, str(path))
    spec = importlib.util.spec_from_loader(path.stem, loader)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


SOURCE = """
class Friendly:
    def greet(self, name):
        return f"Hello, {name}"

class Silent:
    pass
"""

path = Path(tempfile.mkdtemp(), "friendly_plugin.py")
path.write_text(SOURCE)
module = load(path)
greeters = [cls() for cls in vars(module).values() if isinstance(cls, type)]
print([each.greet("Ann") for each in greeters if isinstance(each, Greets)])
