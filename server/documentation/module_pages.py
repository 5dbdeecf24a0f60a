"""A page for each module of the standard library in which something is missing or fails."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from documentation import markdown, states
from documentation.states import State
from edgewise.runtimes.guidance import guidance_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from edgewise.runtimes.guidance import Guidance
    from edgewise.runtimes.runtime import Behaviour, Runtime


def pages() -> dict[str, str]:
    """The pages by their paths below `docs/`."""
    return {f"modules/{top}.md": _page(top) for top in tops()}


@cache
def tops() -> tuple[str, ...]:
    """The outermost modules that have a page: all in which not everything works everywhere."""
    return tuple(
        sorted({module.partition(".")[0] for module in states.modules() if _has_story(module)})
    )


def link(module: str, text: str, folder: str = "") -> str:
    """A link to what is said of a module; the text alone where nothing is."""
    top = module.partition(".")[0]
    if top not in tops():
        return text
    anchor = f"#{anchor_of(module)}" if module != top and _has_section(module) else ""
    return f"[{text}]({folder}{top}.md{anchor})"


def anchor_of(module: str) -> str:
    """The name of a submodule's section: `concurrent.futures` is `concurrent-futures`."""
    return module.replace(".", "-")


def _has_story(module: str) -> bool:
    return any(
        states.state(runtime, module) is not State.WORKS or states.gap(runtime, module).at_startup
        for runtime in states.runtimes()
    )


def _has_section(module: str) -> bool:
    """Whether there is more to say of a submodule than a word for each runtime."""
    return any(
        states.gap(runtime, module) != states.Gap((), (), ()) for runtime in states.runtimes()
    )


def _page(top: str) -> str:
    runtimes = states.runtimes()
    below = [name for name in states.modules() if name.startswith(f"{top}.")]
    submodules = markdown.table(
        ["module", *map(states.short, runtimes)],
        (
            [
                _section_link(name),
                *(states.state(runtime, name).word for runtime in runtimes),
            ]
            for name in below
        ),
    )
    return markdown.page(
        f"`{top}`",
        _verdict(top),
        _guidance(guidance_for(top)),
        markdown.table(
            ["runtime", "Python", "", "importing it", "evidence"],
            (_row(runtime, top) for runtime in runtimes),
        ),
        f"`edgewise facts {top}` prints this, and for each name in it the code that was run. "
        "[How facts are measured](../measured.md) says what the words for evidence mean.",
        *_content(top, "##"),
        f"## Modules in `{top}`\n\n{submodules}" if submodules else "",
        *(
            f"### `{name}` {{#{anchor_of(name)}}}\n\n" + "\n\n".join(_content(name, "####"))
            for name in below
            if _has_section(name)
        ),
        "[All modules](../compatibility.md) · [All runtimes](../runtimes/index.md)",
    )


def _section_link(module: str) -> str:
    text = f"`{module}`"
    return f"[{text}](#{anchor_of(module)})" if _has_section(module) else text


def _verdict(module: str) -> str:
    """One sentence on the Workers of today."""
    workers = [runtime for runtime in states.runtimes() if runtime.workers and runtime.current]
    words = [states.state(runtime, module) for runtime in workers]
    if len(set(words)) == 1:
        return f"On today's Workers: **{words[0].value}**. {words[0].meaning}"
    said = ", ".join(
        f"**{word.value}** with Python {states.version(runtime)}"
        for runtime, word in zip(workers, words, strict=True)
    )
    newest = workers[-1]
    return f"On Workers: {said} (by default from compatibility date {newest.since})."


def _row(runtime: Runtime, module: str) -> list[str]:
    fact = runtime.module(module)
    happens = ""
    if fact is not None and fact.failure is not None:
        happens = markdown.code(f"{fact.failure.exception}: {fact.failure.message}")
        if fact.removed_in:
            happens += f" (removed in Python {fact.removed_in})"
        elif fact.added_in and states.state(runtime, module) is State.LATER:
            happens += f" (new in Python {fact.added_in})"
    elif fact is not None:
        happens = "imports"
    return [
        f"[{runtime.name}](../runtimes/{runtime.name}.md)",
        states.version(runtime),
        states.state(runtime, module).word,
        happens,
        fact.evidence.value if fact is not None else "",
    ]


def _guidance(known: Guidance | None) -> str:
    if known is None:
        return ""
    parts = [f"{known.why.strip()}\n\n{known.instead.strip()}", markdown.links(known.links)]
    return "\n\n".join(part for part in parts if part)


def _content(module: str, level: str) -> Iterator[str]:
    names = _names(module)
    if names:
        yield f"{level} Names that are missing {{#{anchor_of(module)}-names}}"
        yield (
            "Public names that the module has in this Python on Linux. Reading one raises "
            "`AttributeError`, importing it `ImportError`."
        )
        yield names
    for title, anchor, at_startup in (
        ("Calls that fail", "calls", False),
        ("Calls that fail while a Worker starts", "start-up", True),
    ):
        calls = _calls(module, at_startup=at_startup)
        if calls:
            yield f"{level} {title} {{#{anchor_of(module)}-{anchor}}}"
            yield calls


def _names(module: str) -> str:
    """The missing names, together those that the same runtimes lack."""
    lacking: dict[str, list[Runtime]] = {}
    for runtime in states.runtimes():
        for name in states.gap(runtime, module).names:
            lacking.setdefault(name, []).append(runtime)
    groups: dict[str, list[str]] = {}
    for name, runtimes in sorted(lacking.items()):
        groups.setdefault(_where(runtimes), []).append(name)
    lines = []
    for where, names in groups.items():
        constants = [name for name in names if name.isupper()]
        others = [name for name in names if not name.isupper()]
        if len(constants) < 12:
            others, constants = names, []
        shown = [markdown.codes(others)] if others else []
        if constants:
            summary = f"{len(constants)} constants"
            shown.append(markdown.details(summary, markdown.codes(constants)))
        lines.append(f"**{where}**: " + "\n\n".join(shown))
    return "\n\n".join(lines)


def _calls(module: str, *, at_startup: bool) -> str:
    """A table of the calls that fail, one line for what the same runtimes do alike."""
    found: dict[tuple[str, ...], list[Runtime]] = {}
    for runtime in states.runtimes():
        gap = states.gap(runtime, module)
        for call in gap.at_startup if at_startup else gap.calls:
            key = (call.name, outcome(call), note(call), call.evidence.value)
            found.setdefault(key, []).append(runtime)
    return markdown.table(
        ["call", "what happens", "where", "evidence"],
        (
            [
                f"{markdown.code(name)}{' ' + when if when and not at_startup else ''}",
                happens,
                _where(runtimes),
                how,
            ]
            for (name, happens, when, how), runtimes in sorted(found.items())
        ),
    )


def outcome(call: Behaviour) -> str:
    """What a call does, for a cell: the exception as code, or a sentence."""
    said = states.raised(call)
    return said if call.failure.silent else markdown.code(said)


def note(call: Behaviour) -> str:
    """When a call fails, if not always."""
    words = [call.scope.words, "with some arguments" if call.condition else ""]
    return ", ".join(word for word in words if word)


def _where(runtimes: Sequence[Runtime]) -> str:
    """The runtimes in few words."""
    everything = states.runtimes()
    if len(runtimes) == len(everything):
        return "everywhere"
    words = []
    for title, family in (
        ("Workers", [each for each in everything if each.workers]),
        ("Pyodide", [each for each in everything if not each.workers]),
    ):
        some = [each for each in family if each in runtimes]
        if len(some) == len(family):
            words.append(f"all {title}" if title == "Workers" else f"every {title}")
        elif some:
            words.append(
                f"{title} {', '.join(states.short(each).partition(' ')[2] for each in some)}"
            )
    return "; ".join(words)
