"""Writes `runtimes/data/compatibility_flags.json`: every compatibility flag that workerd takes.

    python server/probe/compatibility_flags.py WORKERD     measures with this executable

The binary (npm's `workerd`) carries the flags' names among its strings. Each string that could be
one is put into a configuration, and workerd, which complains of every flag at once, says which it
knows: so the list is what that workerd accepts, whatever its sources say.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from measure import HERE

DATA = HERE.parent / "edgewise" / "runtimes" / "data" / "compatibility_flags.json"

_STRING = re.compile(rb"(?<![\x20-\x7e])[A-Za-z][A-Za-z0-9_-]{2,90}(?=\0)")
_AT_ONCE = 4_000
_CONFIG = """\
using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (services = [(name = "main", worker = .worker)]);
const worker :Workerd.Worker = (
  modules = [(name = "worker", esModule = "export default {}")],
  compatibilityDate = "%s", compatibilityFlags = [%s]);
"""


def main(workerd: Path) -> None:
    """Measure and write."""
    version = subprocess.run(  # noqa: S603  the executable that was asked for
        [workerd, "--version"], capture_output=True, text=True, check=True
    )
    date = version.stdout.split()[-1]
    strings = sorted({found.decode() for found in _STRING.findall(workerd.read_bytes())})
    refused: set[str] = set()
    for start in range(0, len(strings), _AT_ONCE):
        said = complaints(workerd, date, strings[start : start + _AT_ONCE])
        refused |= set(re.findall(r"No such compatibility flag: (\S+)", said))
    taken = [name for name in strings if name not in refused]
    said = complaints(workerd, date, taken)
    experimental = set(re.findall(r"compatibility flag (\S+) is experimental", said))
    default_from = dict(re.findall(r"flag (\S+) became the default as of (\S+) so", said))
    opposite = dict(re.findall(r"mutually contradictory: (\S+) vs (\S+)", said))
    flags: dict[str, dict[str, object]] = {name: {} for name in taken}
    for name in experimental:
        flags[name]["experimental"] = True
    for name, since in default_from.items():
        flags[name]["default_from"] = since
    for name, other in opposite.items():
        flags[name]["opposite"] = other
        flags[other]["opposite"] = name
    rows = [f"    {json.dumps(name)}: {json.dumps(flag)}" for name, flag in flags.items()]
    head = f'  "workerd": "{date}",\n  "measured_by": "asking npm\'s workerd for each"'
    DATA.write_text(f'{{\n{head},\n  "flags": {{\n' + ",\n".join(rows) + "\n  }\n}\n", "utf-8")
    print(f"{len(flags)} flags of {len(strings)} strings")  # noqa: T201


def complaints(workerd: Path, date: str, flags: list[str]) -> str:
    """What workerd says of a Worker with these flags, which has none of them right."""
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder) / "flags.capnp"
        config.write_text(_CONFIG % (date, ", ".join(json.dumps(flag) for flag in flags)))
        # It ends by itself: some flag is always wrong.
        done = subprocess.run(  # noqa: S603  the executable that was asked for
            [workerd, "serve", config], capture_output=True, text=True, timeout=60, check=False
        )
    return done.stderr


if __name__ == "__main__":
    main(Path(sys.argv[1]))
