"""Read .env files and hand the rest of the command line over to a program."""
import os
import re
import sys
from collections.abc import Iterator

LINE = re.compile(r"^\s*(?:export\s+)?(?P<key>[A-Z_][A-Z0-9_]*)\s*=\s*(?P<value>.*?)\s*$")


def parse(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        if match := LINE.match(line):
            key, value = match.group("key", "value")
            if value[:1] in "\"'" and value[-1:] == value[:1]:
                value = value[1:-1]
            yield key, os.path.expandvars(value)


def load(path: str, override: bool = False) -> dict[str, str]:
    with open(path, encoding="utf-8") as file:
        values = dict(parse(file.read()))
    for key, value in values.items():
        if override or key not in os.environ:
            os.environ[key] = value
    return values


def run(argv: list[str]) -> None:
    if not argv:
        print("\n".join(f"{k}={v}" for k, v in sorted(load(".env").items())))
        return
    load(".env", override=True)
    os.execvpe(argv[0], argv, os.environ)


with open(".env", "w") as file:
    file.write("# settings\nexport NAME='demo'\nROOT = /srv\nnot a line\n")
run(sys.argv[1:])
