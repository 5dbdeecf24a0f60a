"""A page for each runtime: how it is selected, what is missing, what the next one changes."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from documentation import markdown, module_pages, states
from documentation.states import State
from edgewise.runtimes.differences import difference
from edgewise.runtimes.guidance import guidance_for
from edgewise.runtimes.releases import RELEASES
from edgewise.runtimes.runtime import Category

if TYPE_CHECKING:
    from collections.abc import Iterable

    from edgewise.runtimes.runtime import Behaviour, Runtime

_TITLES = {
    Category.THREAD: "Threads",
    Category.PROCESS: "Processes",
    Category.SOCKET: "Sockets",
    Category.HASH: "Hashes",
    Category.HELP: "Help texts",
    Category.BROWSER: "A browser",
    Category.TIME_ZONE: "Time zones",
    Category.CALL: "Other calls",
    Category.EVENT_LOOP: "The event loop",
    Category.EXIT: "Ends and terminals",
    Category.ENVIRONMENT: "The environment",
    Category.ENTROPY: "Randomness",
    Category.STARTUP_IO: "Input and output",
    Category.CLOCK: "Clocks",
    Category.HANG: "Waits without end",
    Category.STATE: "State that is lost",
}


def pages() -> dict[str, str]:
    """The pages by their paths below `docs/`."""
    runtimes = states.runtimes()
    return {
        "runtimes/index.md": _index(),
        **{f"runtimes/{runtime.name}.md": _page(runtime) for runtime in runtimes},
    }


def title(runtime: Runtime) -> str:
    """The page's title, which is what people search for."""
    if runtime.workers:
        return f"Python {states.version(runtime)} on Workers: what is missing"
    return f"Pyodide {runtime.pyodide}: what is missing"


def _index() -> str:
    rows = [
        [
            f"[`{runtime.name}`]({runtime.name}.md)",
            ".".join(map(str, runtime.python)),
            runtime.pyodide,
            _selected(runtime),
            *(str(number) for number in _counts(runtime)),
        ]
        for runtime in states.runtimes()
    ]
    return markdown.page(
        "Runtimes",
        "A Worker's `compatibility_date` and flags select its Python. Edgewise knows these "
        "runtimes and takes the one that your wrangler file selects; "
        "[Targets](../targets.md) says how.",
        markdown.table(
            ["runtime", "Python", "Pyodide", "selected by", "modules that work", "in part", "not"],
            rows,
        ),
        "The three columns at the end count the public modules of the standard library; what "
        "Python itself dropped or has not yet is left out. "
        "[The table of all modules](../compatibility.md) shows each.",
    )


def _selected(runtime: Runtime) -> str:
    if not runtime.workers:
        return "its name, as `target`"
    if runtime.since is not None:
        return f"dates from {runtime.since}"
    return "earlier dates"


def _counts(runtime: Runtime) -> tuple[int, int, int]:
    found = [states.state(runtime, module) for module in states.modules()]
    partly = sum(each in {State.PART, State.LIMITED} for each in found)
    lacking = sum(each in {State.MISSING, State.FAILS} for each in found)
    return found.count(State.WORKS), partly, lacking


def _page(runtime: Runtime) -> str:
    limited = [each for each in states.modules() if states.state(runtime, each) is State.LIMITED]
    return markdown.page(
        title(runtime),
        f"Python {'.'.join(map(str, runtime.python))}, Pyodide {runtime.pyodide}. "
        f"For Edgewise it is the target `{runtime.name}`.",
        "## How it is selected",
        _selection(runtime),
        "## Modules that are missing",
        _missing(runtime),
        *_failing_imports(runtime),
        "## Modules that import and do not function" if limited else "",
        markdown.table(
            ["module", "why, and what instead"],
            ([_module(module), _advice(module)] for module in limited),
        ),
        "## Names that are missing",
        "Public names that a module has in this Python on Linux and lacks here; constants are on "
        "the module's page.",
        _names(runtime),
        "## Calls that fail",
        *_calls(runtime, at_startup=False),
        *_startup(runtime),
        "## Hash algorithms",
        _algorithms(runtime),
        *_next(runtime),
        "## How this is known",
        _provenance(runtime),
    )


def _selection(runtime: Runtime) -> str:
    if not runtime.workers:
        return (
            f'By name alone: `target = "{runtime.name}"` in '
            "[`[tool.edgewise]`](../targets.md#choosing-targets-yourself), or "
            f"`edgewise check --target {runtime.name}`."
        )
    rows = []
    for release in RELEASES:
        if release.runtime == runtime.name:
            date = release.default_from or ("every earlier one" if release is RELEASES[0] else "")
            held = f"`{release.disabled_by}`" if release.default_from else ""
            since = f"from {date}" if release.default_from else date
            rows.append([f"`{release.flag}`", release.pyodide, since, held])
    return "\n\n".join(
        [
            "Every Python Worker needs the flag `python_workers`. The newest runtime counts that "
            "a flag or the date brings.",
            markdown.table(
                ["flag", "Pyodide", "default for compatibility dates", "held back by"], rows
            ),
        ]
    )


def _missing(runtime: Runtime) -> str:
    def outermost(state: State) -> list[str]:
        found = {each for each in states.modules() if states.state(runtime, each) is state}
        return sorted(name for name in found if name.rpartition(".")[0] not in found)

    parts = []
    missing = outermost(State.MISSING)
    if missing:
        parts.append(
            markdown.table(
                ["module", "why, and what instead"],
                ([_module(module), _advice(module)] for module in missing),
            )
        )
    for state, words in (
        (State.REMOVED, f"Python {states.version(runtime)} itself no longer has"),
        (State.LATER, f"Python {states.version(runtime)} does not have yet"),
    ):
        names = outermost(state)
        if names:
            parts.append(f"{words}: {', '.join(map(_module, names))}.")
    return "\n\n".join(parts)


def _failing_imports(runtime: Runtime) -> list[str]:
    rows = []
    for module in states.modules():
        fact = runtime.module(module)
        if states.state(runtime, module) is State.FAILS and fact is not None and fact.failure:
            raised = markdown.code(f"{fact.failure.exception}: {fact.failure.message}")
            rows.append([_module(module), raised, fact.evidence.value])
    if not rows:
        return []
    head = ["module", "importing it raises", "evidence"]
    return ["## Modules whose import fails", markdown.table(head, rows)]


def _names(runtime: Runtime) -> str:
    rows = []
    for module in states.modules():
        names = states.gap(runtime, module).names
        if not names:
            continue
        others = [name for name in names if not name.isupper()]
        constants = len(names) - len(others)
        shown = [markdown.codes(others)] if others else []
        if constants:
            shown.append(markdown.count(constants, "constant"))
        rows.append([_module(module), " and ".join(shown)])
    return markdown.table(["module", "missing"], rows)


def _calls(runtime: Runtime, *, at_startup: bool) -> list[str]:
    by_category: dict[Category, list[Behaviour]] = defaultdict(list)
    for module in states.modules():
        gap = states.gap(runtime, module)
        for call in gap.at_startup if at_startup else gap.calls:
            by_category[call.category].append(call)
    parts = []
    for category, name in _TITLES.items():
        if calls := by_category.get(category):
            known = guidance_for("", category)
            anchor = f"{'start-up-' if at_startup else ''}{category.value}"
            advice = f"{known.why} {known.instead}" if known else ""
            parts += [f"### {name} {{#{anchor}}}", advice, _call_table(calls)]
    return parts


def _call_table(calls: Iterable[Behaviour]) -> str:
    """Calls that end alike share a line; an exception may name the call that raises it."""
    alike: dict[tuple[str, str, str], dict[str, Behaviour]] = {}
    for call in calls:
        said = states.raised(call).replace(call.name, "…")
        key = (said, module_pages.note(call), call.evidence.value)
        alike.setdefault(key, {})[call.name] = call
    rows = []
    for (said, when, how), found in alike.items():
        first = next(iter(found.values()))
        happens = module_pages.outcome(first)
        if len(found) > 1 and not first.failure.silent:
            happens = markdown.code(said)
        rows.append([markdown.codes(found), happens, when, how])
    return markdown.table(["call", "what happens", "when", "evidence"], rows)


def _startup(runtime: Runtime) -> list[str]:
    parts = _calls(runtime, at_startup=True)
    if not parts:
        return []
    return [
        "## While a Worker starts",
        "Before the first request, at module level and in all that it calls, these fail too; in a "
        "handler they work.",
        *parts,
    ]


def _algorithms(runtime: Runtime) -> str:
    works = [name for name, each in sorted(runtime.algorithms.items()) if each.failure is None]
    fails = [name for name, each in sorted(runtime.algorithms.items()) if each.failure]
    spelled = {name.lower() for name in works}
    lacking = [name for name in fails if name == name.lower() and name not in spelled]
    parts = [f"`hashlib.new` takes {_lower(works)}."]
    if lacking:
        parts.append(f"These need OpenSSL and raise `ValueError`: {markdown.codes(lacking)}.")
    return "\n\n".join(parts)


def _lower(names: Iterable[str]) -> str:
    return markdown.codes(name for name in names if name == name.lower())


def _next(runtime: Runtime) -> list[str]:
    family = [each for each in states.runtimes() if each.workers == runtime.workers]
    after = next((each for each in family[family.index(runtime) + 1 :]), None)
    if after is None:
        return []
    change = difference(runtime, after)
    public = set(states.modules())
    lines = [
        ("Import there and not here", [each for each in change.modules_come if each in public]),
        ("Import here and not there", [each for each in change.modules_go if each in public]),
    ]
    said = [f"- {words}: {', '.join(map(_module, found))}." for words, found in lines if found]
    for words, names in (
        ("Calls that fail here and work there", change.calls_work),
        ("Calls that work here and fail there", change.calls_fail),
    ):
        shown = [name for name in names if not any(part[:1] == "_" for part in name.split("."))]
        if shown:
            said.append(f"- {words}: {markdown.codes(shown)}.")
    come = markdown.count(change.names_come, "public name")
    go = markdown.count(change.names_go, "public name")
    said.append(f"- In modules that both have, {come} more and {go} fewer.")
    link = f"[{states.short(after)}]({after.name}.md)"
    return [f"## What the next runtime changes\n\nThe next is {link}.", "\n".join(said)]


def _provenance(runtime: Runtime) -> str:
    words = {
        "probe": "`probe`: run in real Pyodide",
        "workerd": "`workerd`: run in Cloudflare's open-source runtime",
        "docs": "`docs`: published, not measured",
        "note": "Note",
        "measured": "Measured on",
    }
    lines = [f"- {words[key]}: {value}" for key, value in runtime.provenance.items()]
    return "\n".join([*lines, "\n[How facts are measured](../measured.md) says more."])


def _module(module: str) -> str:
    return module_pages.link(module, f"`{module}`", "../modules/")


def _advice(module: str) -> str:
    known = guidance_for(module)
    return f"{known.why.strip()} {known.instead.strip()}" if known else ""
