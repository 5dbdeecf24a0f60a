import subprocess
import sys

try:
    import tqdm_is_not_here as tqdm
except ImportError:
    subprocess.run([sys.executable, "-m", "pip", "install", "tqdm"])
    tqdm = None


def progress(items):
    return tqdm.tqdm(items) if tqdm else items


print(list(progress([1, 2])))
