"""What a Worker's configuration binds: the names in its `env`, its classes, its events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from edgewise.config.source import Stated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edgewise.config.source import KeyPath, Source

# Tables whose entries have their name in `env` under another key than `binding`.
_NAMED = {
    ("durable_objects", "bindings"): "name",
    ("send_email",): "name",
    ("ratelimits",): "name",
    ("unsafe", "bindings"): "name",
}
# Tables of entries with a `binding`, or that are one such entry.
_BOUND: tuple[tuple[str, ...], ...] = (
    ("ai",),
    ("ai_search",),
    ("ai_search_namespaces",),
    ("analytics_engine_datasets",),
    ("assets",),
    ("browser",),
    ("d1_databases",),
    ("dispatch_namespaces",),
    ("hyperdrive",),
    ("images",),
    ("kv_namespaces",),
    ("media",),
    ("mtls_certificates",),
    ("pipelines",),
    ("queues", "producers"),
    ("r2_buckets",),
    ("secrets_store_secrets",),
    ("services",),
    ("stream",),
    ("vectorize",),
    ("version_metadata",),
    ("worker_loaders",),
    ("workflows",),
)


@dataclass(frozen=True, slots=True)
class Bound:
    """What one section binds; an environment inherits none of it from the top level.

    `names` are those in `env`. `objects` and `workflows` are the classes that the Worker itself
    must have, `queue` is the first queue whose messages it gets.
    """

    names: frozenset[str] = frozenset()
    objects: tuple[Stated[str], ...] = ()
    workflows: tuple[Stated[str], ...] = ()
    queue: Stated[str] | None = None


def read_bound(source: Source, base: KeyPath) -> Bound:
    """Read what the section at `base` binds; what is not as it should be is passed over."""
    return Bound(
        frozenset(_names(source, base)),
        tuple(_own_classes(source, (*base, "durable_objects", "bindings"))),
        tuple(_own_classes(source, (*base, "workflows"))),
        next(_texts(source, (*base, "queues", "consumers"), "queue"), None),
    )


def first_cron(source: Source, base: KeyPath) -> Stated[str] | None:
    """Find the first cron trigger of a section."""
    path = (*base, "triggers", "crons", 0)
    cron = source.at(path)
    return Stated(cron, source.range(path)) if isinstance(cron, str) else None


def _names(source: Source, base: KeyPath) -> Iterator[str]:
    variables = source.at((*base, "vars"))
    if isinstance(variables, dict):
        yield from variables
    for table in _BOUND:
        yield from (each.value for each in _texts(source, (*base, *table), "binding"))
    for named, key in _NAMED.items():
        yield from (each.value for each in _texts(source, (*base, *named), key))


def _own_classes(source: Source, path: KeyPath) -> Iterator[Stated[str]]:
    """Find the classes of entries that name no other Worker's script."""
    for entry in _entries(source, path):
        name = source.at((*entry, "class_name"))
        if isinstance(name, str) and source.at((*entry, "script_name")) is None:
            yield Stated(name, source.range((*entry, "class_name")))


def _texts(source: Source, path: KeyPath, key: str) -> Iterator[Stated[str]]:
    for entry in _entries(source, path):
        text = source.at((*entry, key))
        if isinstance(text, str):
            yield Stated(text, source.range((*entry, key)))


def _entries(source: Source, path: KeyPath) -> Iterator[KeyPath]:
    value = source.at(path)
    if isinstance(value, list):
        yield from ((*path, index) for index in range(len(value)))
    elif isinstance(value, dict):
        yield path
