"""What Edgewise's own configuration means for a file: which rules speak about it.

The files were found and read before; this is about what they say together.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from edgewise.config.discovery import upward
from edgewise.config.layers import Layer, Layers
from edgewise.config.policy import EVERYTHING, Policy, rulings

if TYPE_CHECKING:
    from pathlib import Path

    from edgewise.config.discovery import ConfigFiles


@dataclass(frozen=True)
class Configured:
    """What holds in a folder."""

    layers: Layers = ()

    def policy(self, path: Path | None) -> Policy:
        """The rules of a file; `path` is None for one that is not saved."""
        return self._policy if self.layers else EVERYTHING

    @cached_property
    def _policy(self) -> Policy:
        from edgewise.rules import documented  # noqa: PLC0415 - loads all rules

        decided = rulings(self.layers, documented())
        off = frozenset(code for code, ruling in decided.items() if not ruling.on)
        severities = {code: ruling.severity for code, ruling in decided.items() if ruling.severity}
        return Policy(off, severities)


NOT_CONFIGURED = Configured()


def configured(folder: Path | None, files: ConfigFiles, overrides: Layers = ()) -> Configured:
    """What holds for the files of a folder: the nearest file that has options of ours, alone.

    `folder` is None for a text that is in no folder. `overrides` are the editor's and the
    command line's.
    """
    return Configured((*_nearest(folder, files), *overrides))


def _nearest(folder: Path | None, files: ConfigFiles) -> Layers:
    for each in upward(folder, None) if folder else ():
        for reading in files.folder(each).settings:
            settings = reading.known
            if settings is not None and settings.options is not None:
                return (Layer(settings.options, settings.path.name, each, settings.path),)
    return ()
