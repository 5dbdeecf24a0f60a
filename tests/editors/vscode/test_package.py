"""What is in the packaged extension."""

from __future__ import annotations

import re
import zipfile

import pytest
from code_server import installed

pytestmark = pytest.mark.editor

LICENSED = re.compile(r"Permission is hereby granted|Redistribution and use|Licen[sc]e", re.I)


def test_it_carries_the_licences_of_all_that_it_carries() -> None:
    with zipfile.ZipFile(installed("EDGEWISE_VSIX")) as vsix:
        notices = vsix.read("extension/NOTICES.txt").decode()
        metadata = [
            vsix.read(name).decode()
            for name in vsix.namelist()
            if name.endswith(".dist-info/METADATA")
        ]
        bundle = vsix.read("extension/dist/extension.js").decode()

    carried = {
        tuple(re.search(rf"^{key}: (.+)$", each, re.M)[1].strip() for key in ("Name", "Version"))
        for each in metadata
    }
    assert {"pygls", "libcst", "jedi"} <= {name for name, _ in carried}
    told = {
        tuple(title.split()[:2]): text
        for title, _, text in (each.partition("\n") for each in notices.split(f"\n{'-' * 80}\n\n"))
    }
    assert carried <= told.keys()
    names = {name for name, _ in told}
    assert {"vscode-languageclient", "vscode-jsonrpc", "semver"} <= names
    assert ("minimatch" in bundle) == ("minimatch" in names)
    assert [name for (name, _), text in told.items() if not LICENSED.search(text)] == []
