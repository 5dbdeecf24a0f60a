"""tqdm is nice to have."""
try:
    from tqdm import tqdm
except ImportError:

    def tqdm(iterable, **kwargs):
        return iterable


try:
    import ujson as json
except ImportError:
    import json

try:
    import colorama
except ImportError:
    RED = RESET = ""
else:
    colorama.init()
    RED, RESET = colorama.Fore.RED, colorama.Style.RESET_ALL


def process(items):
    return [item * 2 for item in tqdm(items, desc="work", disable=None)]


print(RED + json.dumps(process([1, 2, 3])) + RESET)
