import importlib.util
import subprocess
import sys


def ensure(package):
    """Install a package on demand, like notebooks do."""
    if importlib.util.find_spec(package) is None:
        subprocess.check_call([sys.executable, "-m", "pip", "install", package])
    return importlib.import_module(package)


json = ensure("json")
print(json.dumps([1]))
