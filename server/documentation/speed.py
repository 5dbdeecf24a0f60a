"""How fast it is, from the figures that the benchmark kept in `docs/data/speed.json`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from documentation import markdown, speed_figures
from documentation.speed_figures import EMPTY, OWN, RUFF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from documentation.speed_figures import Figures, Scenario

_LONG = 5_000
"""From this length on Ruff shall be the slower one."""
_MEMORY_MB = 80.0
_START_MS = 600.0
_BACKLOG_MS = 50.0
_LINTERS = {RUFF: 15.0, "vermin": 1 / 5, "flake8": 1 / 8}
"""At most this much of their CPU."""
_CACHED = 2.0
_KINDS = {"valid": "digits", "typing": "a line of code"}
_THIN = "\N{NARROW NO-BREAK SPACE}"


def pages() -> dict[str, str]:
    """The page by its path below `docs/`."""
    return {"speed.md": _page(speed_figures.read())}


def _page(figures: Figures) -> str:
    return markdown.page(
        "How fast it is",
        "What Edgewise takes beside other tools, measured by `make bench` in one run: all servers "
        "have the same file open and take turns at the same keys. Times depend on the machine; "
        "how many times as much Edgewise takes does so much less, and that is what counts.",
        "Ruff is told to report a list of names that Workers lack (`TID251`) and nothing else, "
        "which is the least that it can do; it knows neither conditions nor values nor what a "
        "runtime does. *Empty pygls* is a server in Python that does nothing at all: less is not "
        "possible in this language.",
        "![CPU time of a key against the length of the file](assets/speed.svg)",
        "CPU time of one key, of the server and its helpers together, what is done in a pause "
        "included. Both axes are logarithmic.",
        "## What is wanted, and what is",
        markdown.table(["what", "wanted", "measured", "empty pygls", ""], _wanted(figures)),
        "Wanted is what these numbers shall come to, not what they are: the last column says where "
        "that is so. The latency is a key's way from the editor to its diagnostics and back; the "
        "column before says how many times Ruff's a server in Python takes that does nothing.",
        "## CPU of a key, by length of the file {#cpu}",
        "Milliseconds while a line of code is typed letter by letter.",
        _by_size(figures),
        "## Everything that was typed",
        "Medians in milliseconds; *open loop* is a key every 30 ms without waiting for answers.",
        _typed(figures),
        _command_line(figures),
        "## Where",
        _where(figures),
    )


def _wanted(figures: Figures) -> Iterator[list[str]]:
    for scenario in figures.scenarios.values():
        kind = _kind(scenario)
        if kind in _KINDS and scenario.lines is not None:
            ratio = scenario.ratio(RUFF, "median_ms")
            at_most = 1.0 if scenario.lines >= _LONG else 2.0
            what = f"latency, {scenario.lines:,} lines, {_KINDS[kind]}"
            empty, ruff = scenario.value(EMPTY, "median_ms"), scenario.value(RUFF, "median_ms")
            least = _times(empty / ruff) if empty is not None and ruff else ""
            wanted, met = f"at most {_times(at_most)} Ruff", _met(ratio, at_most)
            yield [what, wanted, _times(ratio), least, met]
    yield from _wanted_of_peers(figures)
    longest = _longest(figures, "open loop")
    if longest is not None:
        backlog = longest.value(OWN, "backlog_ms")
        what = f"open loop, {longest.lines:,} lines: the last answer after the last key"
        yield [what, f"at most {_BACKLOG_MS:g} ms", _ms(backlog), "", _met(backlog, _BACKLOG_MS)]
    start = figures.scenarios.get("start")
    if start is not None:
        taken, ratio = start.value(OWN, "median_ms"), start.ratio(EMPTY, "median_ms")
        what = "from spawning to `initialize` answered"
        yield [what, f"at most {_START_MS:g} ms", _ms(taken), "", _met(taken, _START_MS)]
        yield [what, f"at most {_times(1.6)} empty pygls", _times(ratio), "", _met(ratio, 1.6)]
    memory = next((each for each in figures.scenarios.values() if "own_mb" in _own(each)), None)
    if memory is not None:
        size = memory.value(OWN, "own_mb")
        what = f"memory with {memory.lines:,} lines open"
        yield [
            what,
            f"at most {_MEMORY_MB:g} MB",
            f"{_number(size)} MB",
            "",
            _met(size, _MEMORY_MB),
        ]
    yield from _wanted_of_command_line(figures)


def _wanted_of_peers(figures: Figures) -> Iterator[list[str]]:
    typed = [each for each in figures.scenarios.values() if _kind(each) in _KINDS]
    peers = dict.fromkeys(server for scenario in typed for server in scenario.servers)
    for peer in peers:
        found = [ratio for each in typed if (ratio := each.ratio(peer, "cpu_ms")) is not None]
        if found and peer not in (OWN, RUFF, EMPTY):
            least, most = (_times(1 / each) for each in (max(found), min(found)))
            wanted = f"less than {peer}"
            measured = f"{peer} takes {least} to {most} as much"
            yield ["CPU of a key, every length", wanted, measured, "", _met(max(found), 1.0)]


def _wanted_of_command_line(figures: Figures) -> Iterator[list[str]]:
    checked = figures.scenarios.get("command line")
    if checked is None:
        return
    for peer, at_most in _LINTERS.items():
        ratio = checked.ratio(peer, "cpu_s")
        if ratio is None:
            continue
        wanted = f"at most {_times(at_most)} {_named(peer)}"
        if at_most < 1:
            wanted = f"{_times(1 / at_most)} as fast as {peer}"
        yield ["command line, CPU", wanted, _much_of(peer, ratio), "", _met(ratio, at_most)]
    own, ruff = checked.value(f"{OWN}, cached", "cpu_s"), checked.value(RUFF, "cpu_s")
    if own is not None and ruff:
        ratio = own / ruff
        what = "command line again, nothing has changed"
        wanted = f"at most {_times(_CACHED)} Ruff without its cache"
        yield [what, wanted, _times(ratio), "", _met(ratio, _CACHED)]


def _by_size(figures: Figures) -> str:
    by_server = figures.curves().get("typing", {})
    sizes = sorted({lines for values in by_server.values() for lines in values})
    rows = [
        [_named(server), *(_number(values.get(lines)) for lines in sizes)]
        for server, values in by_server.items()
    ]
    return markdown.table(["", *(f"{lines:,} lines" for lines in sizes)], rows)


def _typed(figures: Figures) -> str:
    rows = []
    for scenario in figures.scenarios.values():
        if scenario.value(OWN, "median_ms") is None or scenario.lines is None:
            continue
        cells = [
            _number(scenario.value(server, quantity))
            for quantity in ("median_ms", "cpu_ms")
            for server in (OWN, RUFF, EMPTY)
        ]
        rows.append([f"{_kind(scenario)}: {scenario.about}", f"{scenario.lines:,}", *cells])
    heads = [
        f"{quantity}, {_named(server)}"
        for quantity in ("latency", "CPU")
        for server in (OWN, RUFF, EMPTY)
    ]
    return markdown.table(["", "lines", *heads], rows)


def _command_line(figures: Figures) -> str:
    checked = figures.scenarios.get("command line")
    if checked is None:
        return ""
    about = f"{checked.about[:1].upper()}{checked.about[1:]}, {checked.lines:,} lines."
    rows = [
        [
            _named(program),
            _number(values.get("cpu_s")),
            _number(values.get("wall_s")),
            _number(values.get("peak_mb")),
        ]
        for program, values in checked.servers.items()
    ]
    table = markdown.table(["", "CPU, s", "wall, s", "largest memory, MB"], rows)
    return f"## The command line\n\n{about}\n\n{table}"


def _where(figures: Figures) -> str:
    machine = figures.machine
    versions = ", ".join(f"{_named(name)} {each}" for name, each in figures.versions.items())
    return (
        f"Measured on {figures.measured} on {machine['processors']} processors of an "
        f"{machine['processor']}, {machine['system']}, Python {machine['python']}; other "
        f"programs kept {figures.load['before']:g} processors busy. {versions}."
    )


def _longest(figures: Figures, kind: str) -> Scenario | None:
    found = [each for name, each in figures.scenarios.items() if name.startswith(f"{kind}/")]
    return max(found, key=lambda each: each.lines or 0, default=None)


def _kind(scenario: Scenario) -> str:
    return scenario.name.partition("/")[0]


def _own(scenario: Scenario) -> dict[str, float]:
    return scenario.servers.get(OWN, {})


def _named(server: str) -> str:
    return server.replace(OWN, "Edgewise").replace(RUFF, "Ruff")


def _met(measured: float | None, at_most: float) -> str:
    if measured is None:
        return ""
    return "yes" if measured <= at_most else "not yet"


def _much_of(peer: str, ratio: float) -> str:
    if ratio < 1:
        return f"{_times(1 / ratio)} as fast"
    return f"takes {_times(ratio)} what {_named(peer)} takes"


def _times(ratio: float | None) -> str:
    return "" if ratio is None else f"{_number(ratio)}{_THIN}×"  # noqa: RUF001 - times


def _ms(value: float | None) -> str:
    return f"{_number(value)} ms"


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:,.0f}" if value >= 100 else f"{value:.2g}" if value < 1 else f"{value:.3g}"
