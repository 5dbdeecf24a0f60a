"""What Cloudflare's SDK changes in packages when a Worker imports them.

From `data/sdk.toml`, read in the SDK's own source. Outside of Workers nothing is changed.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from edgewise.runtimes.runtime import Evidence

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

if TYPE_CHECKING:
    from collections.abc import Mapping

_FILE = Path(__file__).parent / "data" / "sdk.toml"


@dataclass(frozen=True, slots=True)
class Allowance:
    """How many calls for entropy importing a module may make.

    Of a `group`, only the module that is imported first makes them. Where `distribution` is
    given, the allowance is for its version `since` and later ones.
    """

    calls: int
    group: str | None = None
    distribution: str | None = None
    since: str | None = None


@dataclass(frozen=True, slots=True)
class Sdk:
    """The patches, by the full names of the modules that they are for."""

    source: str = ""
    evidence: Evidence = Evidence.DOCS
    entropy: Mapping[str, Allowance] = field(default_factory=dict)
    unseeded: frozenset[str] = frozenset()
    blocked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    hidden: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    inline: frozenset[str] = frozenset()

    def allows_entropy(self, module: str) -> bool:
        """Whether the code of this very module may take entropy while a Worker starts.

        So may what it imports and calls meanwhile, since the permission holds as long as the
        module is being executed. A package is allowed it for the sake of the modules in it that
        it imports itself (`numpy.random` for `numpy.random.mtrand`).
        """
        if module in self.entropy or module in self.unseeded:
            return True
        return module in self.blocked

    def allowance(self, module: str) -> Allowance | None:
        """Return how much entropy importing a module may take; None if no more than any."""
        return self.entropy.get(module)

    def hides(self, module: str, *, importer: str) -> bool:
        """Whether `importer`, while it is imported, does not find `module`, which is there."""
        return module in self.hidden.get(importer, ())

    def blocks(self, name: str) -> bool:
        """Whether a function (`numpy.random.rand`) raises until the first request."""
        module, _, function = name.rpartition(".")
        allowed = self.blocked.get(module)
        return allowed is not None and function not in allowed

    def runs_inline(self, function: str) -> bool:
        """Whether a function that starts a thread elsewhere calls what it is given at once."""
        return function in self.inline


NO_SDK = Sdk()


@cache
def workers_sdk() -> Sdk:
    """Return what the SDK does on Workers."""
    with _FILE.open("rb") as file:
        stored = tomllib.load(file)
    entropy = {
        module: Allowance(
            each["calls"], each.get("group"), each.get("distribution"), each.get("from")
        )
        for module, each in stored["entropy"].items()
    }
    return Sdk(
        stored["source"],
        Evidence(stored["evidence"]),
        entropy,
        frozenset(stored["unseeded"]["modules"]),
        {module: tuple(names) for module, names in stored["blocked"].items()},
        {module: tuple(names) for module, names in stored["hidden"].items()},
        frozenset(stored["inline"]["functions"]),
    )
