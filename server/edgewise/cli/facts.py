"""`edgewise facts`: what is known about a name on every runtime, and how it is known."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

from edgewise.cli import console
from edgewise.cli.errors import CommandError, verbose_option
from edgewise.cli.options import output_format_option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.table import Table

    from edgewise.runtimes.guidance import Guidance
    from edgewise.runtimes.runtime import Evidence, Failure, Runtime

_MOST_CALLS = 12
_WIDE = 200  # where nobody looks at a terminal


@dataclass(frozen=True, slots=True)
class _Fact:
    """What one runtime does with the name; `status` is one of a few words, for people and tools."""

    runtime: Runtime
    status: str
    failure: Failure | None = None
    evidence: Evidence | None = None
    note: str = ""
    proof: str = ""

    @property
    def raises(self) -> str:
        if self.failure is None:
            return ""
        if not self.failure.exception:
            return self.failure.message
        return f"{self.failure.exception}: {self.failure.message}".rstrip(": ")

    @property
    def source(self) -> str:
        """How the fact was come by, in a sentence; empty where nothing was measured."""
        if self.evidence is None:
            return ""
        return self.runtime.provenance.get(self.evidence.value, "")


@dataclass(frozen=True, slots=True)
class _Facts:
    """Everything about one name as one kind of thing."""

    name: str
    kind: str
    rows: tuple[_Fact, ...]
    guidance: Guidance | None
    failing_calls: tuple[str, ...] = field(default=())


@click.command("facts")
@click.argument("name")
@output_format_option
@verbose_option
def command(name: str, output_format: str) -> None:
    """Show what every runtime does with NAME, and how that is known.

    NAME is a module (fcntl), a name in one (os.fork, threading.Thread.start), or a hash
    algorithm (ripemd160).
    """
    found = list(_look_up(name.strip()))
    if not found:
        from edgewise.config.problem import nearest  # noqa: PLC0415

        hint = nearest(name, _known_names(name)) or " It is no standard-library name."
        raise CommandError(f"Edgewise holds no fact about '{name}'.{hint}")
    if output_format == "json":
        import json  # noqa: PLC0415

        console.say(json.dumps([_element(facts) for facts in found], indent=2))
        return
    for index, facts in enumerate(found):
        if index:
            console.say("")
        _show(facts)


def _look_up(name: str) -> Iterator[_Facts]:
    from edgewise.runtimes import catalogue  # noqa: PLC0415 - reads the data files
    from edgewise.runtimes.guidance import guidance_for, guidance_for_algorithm  # noqa: PLC0415

    runtimes = [catalogue.runtime(each) for each in catalogue.names()]
    newest = runtimes[-1]
    modules = [_module(runtime, name) for runtime in runtimes]
    if any(name in runtime.modules for runtime in runtimes) or (
        "." in name and not _is_member(runtimes, name) and all(modules)
    ):
        rows = tuple(row or _Fact(runtimes[i], "unknown") for i, row in enumerate(modules))
        below = sorted(
            {call for each in runtimes for call in each.behaviours if call.startswith(f"{name}.")}
        )
        yield _Facts(name, "module", rows, guidance_for(name), tuple(below))
    elif _is_member(runtimes, name):
        rows = tuple(_member(runtime, name) for runtime in runtimes)
        failing = next((call for each in runtimes for call in each.calls(name)), None)
        category = failing.category if failing else None
        canonical = newest.canonical(name)
        below = sorted(
            {
                call
                for each in runtimes
                for call in each.behaviours
                if call.startswith((f"{name}.", f"{canonical}."))
            }
        )
        yield _Facts(name, "name", rows, guidance_for(name, category), tuple(below))
    if any(runtime.algorithm(name) for runtime in runtimes):
        rows = tuple(_algorithm(runtime, name) for runtime in runtimes)
        about = guidance_for_algorithm(name) if any(row.failure for row in rows) else None
        yield _Facts(name, "hash algorithm", rows, about)


def _is_member(runtimes: list[Runtime], name: str) -> bool:
    if "." not in name:
        return False
    return any(runtime.knows(name) or runtime.calls(name) for runtime in runtimes)


def _module(runtime: Runtime, name: str) -> _Fact | None:
    fact = runtime.module(name)
    if fact is None:
        return None
    note = ""
    if fact.limited:
        note = "imports, but is not functional"
    elif fact.removed_in:
        note = f"in Python {fact.removed_in}"
    elif fact.added_in and not fact.available:
        note = f"new in Python {fact.added_in}"
    return _Fact(runtime, fact.status.value, fact.failure, fact.evidence, note)


def _member(runtime: Runtime, name: str) -> _Fact:
    for call in runtime.calls(name):
        note = "with some arguments" if call.condition else ""
        note = call.scope.words or note
        return _Fact(runtime, "call fails", call.failure, call.evidence, note, call.proof)
    module, member = name.rpartition(".")[::2]
    owner = runtime.canonical(module)
    failure = runtime.lacks(owner, member) if owner in runtime.classes else None
    if failure is not None:
        return _Fact(runtime, "missing", failure, runtime.missing_names[owner].get(member))
    while module:
        fact = runtime.module(module)
        if fact is not None:
            first = member.partition(".")[0]
            if not fact.available:
                note = f"because of {module}"
                return _Fact(runtime, fact.status.value, fact.failure, fact.evidence, note)
            failure = runtime.lacks(module, first)
            if failure is not None:
                evidence = runtime.missing_names.get(module, {}).get(first)
                return _Fact(runtime, "missing", failure, evidence)
            known = runtime.has(module, first)
            return _Fact(runtime, "available" if known else "unknown", None, fact.evidence)
        module, _, outer = module.rpartition(".")
        member = f"{outer}.{member}"
    return _Fact(runtime, "unknown")


def _algorithm(runtime: Runtime, name: str) -> _Fact:
    fact = runtime.algorithm(name)
    if fact is None:
        return _Fact(runtime, "unknown")
    note = f"{fact.digest_size} bytes" if fact.digest_size else ""
    status = "available" if fact.failure is None else "needs OpenSSL"
    return _Fact(runtime, status, fact.failure, fact.evidence, note)


def _known_names(name: str) -> set[str]:
    from edgewise.runtimes import catalogue  # noqa: PLC0415 - reads the data files

    runtimes = [catalogue.runtime(each) for each in catalogue.names()]
    known: set[str] = set()
    for runtime in runtimes:
        known.update(runtime.modules, runtime.algorithms, runtime.behaviours)
    module = name.rpartition(".")[0]
    for runtime in runtimes:
        if module in runtime.promised:
            known.update(f"{module}.{member}" for member in runtime.promised[module])
    return known


def _element(facts: _Facts) -> dict[str, object]:
    about = facts.guidance
    return {
        "name": facts.name,
        "kind": facts.kind,
        "runtimes": [
            {
                "runtime": row.runtime.name,
                "label": row.runtime.label,
                "since": row.runtime.since,
                "status": row.status,
                "exception": row.failure.exception or None if row.failure else None,
                "message": row.failure.message if row.failure else None,
                "note": row.note or None,
                "evidence": row.evidence.value if row.evidence else None,
                "provenance": row.source or None,
                "proof": row.proof or None,
            }
            for row in facts.rows
        ],
        "failing_calls": list(facts.failing_calls),
        "guidance": {"why": about.why, "instead": about.instead, "links": list(about.links)}
        if about
        else None,
    }


def _show(facts: _Facts) -> None:
    from rich.console import Console  # noqa: PLC0415 - 0.1 s
    from rich.text import Text  # noqa: PLC0415

    colourful = console.is_colourful(sys.stdout)
    out = Console(
        force_terminal=colourful,
        no_color=not colourful,
        width=None if console.is_terminal(sys.stdout) else _WIDE,
        highlight=False,
        legacy_windows=False,
    )
    with out.capture() as captured:
        out.print(Text.assemble((facts.name, "bold"), f" ({facts.kind})\n"))
        out.print(_table(facts))
        for paragraph in _prose(facts):
            out.print(f"\n{paragraph}", markup=False, soft_wrap=not console.is_terminal(sys.stdout))
    console.say("\n".join(line.rstrip() for line in captured.get().rstrip("\n").split("\n")))


def _table(facts: _Facts) -> Table:
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for title in ("runtime", "Python", "Pyodide", "status", "raises", "evidence"):
        table.add_column(title, overflow="fold")
    for row in facts.rows:
        status = f"{row.status} ({row.note})" if row.note else row.status
        table.add_row(
            row.runtime.name,
            ".".join(map(str, row.runtime.python)),
            row.runtime.pyodide,
            Text(status, style=_style(row)),
            Text(console.printable(row.raises)),
            row.evidence.value if row.evidence else "",
        )
    return table


def _prose(facts: _Facts) -> Iterator[str]:
    workers = [row for row in facts.rows if row.runtime.workers]
    if len({row.status for row in workers}) > 1:
        dates = [
            f"{row.runtime.name} from {row.runtime.since}" for row in workers if row.runtime.since
        ]
        yield f"By compatibility date a Worker gets {', '.join(dates)}."
    if facts.failing_calls:
        yield f"Calls in it that fail somewhere: {_listed(facts.failing_calls)}."
    if facts.guidance is not None:
        yield facts.guidance.why.strip()
        yield facts.guidance.instead.strip()
        yield "\n".join(facts.guidance.links)
    proof = next((row.proof for row in facts.rows if row.proof), "")
    if proof:
        yield "The code that was run:\n" + _indented(proof.strip().split("\n"))
    sources: dict[str, list[str]] = {}
    for row in facts.rows:
        if row.source and row.evidence:
            sources.setdefault(f"{row.evidence.value}: {row.source}", []).append(row.runtime.name)
    if sources:
        lines = [f"{', '.join(names)}: {source}" for source, names in sources.items()]
        yield "Evidence:\n" + _indented(lines)


def _indented(lines: list[str]) -> str:
    return "\n".join(f"    {line}" for line in lines)


def _style(row: _Fact) -> str:
    if row.status == "available":
        return "yellow" if row.failure or "not functional" in row.note else "green"
    return "dim" if row.status == "unknown" else "red"


def _listed(names: tuple[str, ...]) -> str:
    shown = ", ".join(names[:_MOST_CALLS])
    more = len(names) - _MOST_CALLS
    return f"{shown} and {more} more" if more > 0 else shown
