"""The comment for a whole file, and the option: where they go, and what they leave alone."""

from __future__ import annotations

import pytest

from edgewise.fixes.ignore_in_configuration import ignore_in_configuration
from edgewise.fixes.site import apply
from edgewise.fixes.suppress_in_file import suppress_in_file
from edgewise.source.document import Document

IN_FILE = {
    "at the top": ("import fcntl\n", "# edgewise: ignore-file[EW101]\nimport fcntl\n"),
    "an empty file": ("", "# edgewise: ignore-file[EW101]\n"),
    "below the interpreter and the encoding": (
        "#!/usr/bin/python\n# -*- coding: utf-8 -*-\n# (c) us\nimport fcntl\n",
        "#!/usr/bin/python\n# -*- coding: utf-8 -*-\n# edgewise: ignore-file[EW101]\n"
        "# (c) us\nimport fcntl\n",
    ),
    "nothing but the interpreter": (
        "#!/usr/bin/python",
        "#!/usr/bin/python\n# edgewise: ignore-file[EW101]",
    ),
    "below the docstring": (
        '#!/usr/bin/python\n"""What\nit does."""  # said\n\nimport fcntl\n',
        '#!/usr/bin/python\n"""What\nit does."""  # said\n\n# edgewise: ignore-file[EW101]\n\n'
        "import fcntl\n",
    ),
    "below a docstring without a line end": (
        '"""What it does."""',
        '"""What it does."""\n\n# edgewise: ignore-file[EW101]',
    ),
    "into a comment": (
        "# edgewise: ignore-file[EW203]  # noqa\nimport fcntl\n",
        "# edgewise: ignore-file[EW203, EW101]  # noqa\nimport fcntl\n",
    ),
    "into an empty bracket": (
        '"""Doc."""\n# edgewise: ignore-file[]\n',
        '"""Doc."""\n# edgewise: ignore-file[EW101]\n',
    ),
    "not into one that comes too late": (
        "import fcntl\n# edgewise: ignore-file[EW203]\n",
        "# edgewise: ignore-file[EW101]\nimport fcntl\n# edgewise: ignore-file[EW203]\n",
    ),
    "other line ends": (
        "import fcntl\r\nx = 1\r\n",
        "# edgewise: ignore-file[EW101]\r\nimport fcntl\r\nx = 1\r\n",
    ),
    "a byte order mark": (
        "\ufeffimport fcntl\n",
        "\ufeff# edgewise: ignore-file[EW101]\nimport fcntl\n",
    ),
    "half-typed": ("x = (\n", "# edgewise: ignore-file[EW101]\nx = (\n"),
    "a string that is more than a docstring": (
        '"""Doc.""" ; x = 1\n',
        '# edgewise: ignore-file[EW101]\n"""Doc.""" ; x = 1\n',
    ),
}


@pytest.mark.parametrize("case", IN_FILE)
def test_in_the_file(case: str) -> None:
    before, after = IN_FILE[case]
    assert apply(before, suppress_in_file(Document.open(before), ("EW101",))) == after


IN_CONFIGURATION = {
    "a file without a table": (
        "pyproject.toml",
        '[project]\nname = "shop"\n',
        '[project]\nname = "shop"\n\n[tool.edgewise]\nignore = ["EW101"]\n',
    ),
    "an empty file": ("pyproject.toml", "", '[tool.edgewise]\nignore = ["EW101"]\n'),
    "a table": (
        "pyproject.toml",
        '[tool.edgewise]\r\ntarget = "workers"  # all\r\n\r\n[tool.ruff]\r\n',
        '[tool.edgewise]\r\ntarget = "workers"  # all\r\nignore = ["EW101"]\r\n\r\n[tool.ruff]\r\n',
    ),
    "an empty table": (
        "pyproject.toml",
        "[tool.edgewise]  # soon\n[tool.ruff]\n",
        '[tool.edgewise]  # soon\nignore = ["EW101"]\n[tool.ruff]\n',
    ),
    "an inline table": (
        "pyproject.toml",
        '[tool]\nedgewise = {target = "workers"}\n',
        '[tool]\nedgewise = {target = "workers", ignore = ["EW101"]}\n',
    ),
    "only a table below": (
        "pyproject.toml",
        '[tool.edgewise.severity]\nEW203 = "hint"\n',
        '[tool.edgewise.severity]\nEW203 = "hint"\n\n[tool.edgewise]\nignore = ["EW101"]\n',
    ),
    "a list": (
        "edgewise.toml",
        'ignore = ["EW2"]  # threads\n',
        'ignore = ["EW2", "EW101"]  # threads\n',
    ),
    "an empty list": ("edgewise.toml", "ignore = []\n", 'ignore = ["EW101"]\n'),
    "one code a line": (
        "edgewise.toml",
        'ignore = [\n  "EW2",  # threads\n]\n',
        'ignore = [\n  "EW2",  # threads\n  "EW101",\n]\n',
    ),
    "one code a line, without the last comma": (
        "edgewise.toml",
        'ignore = [\n  "EW2"  # threads\n]\n',
        'ignore = [\n  "EW2",  # threads\n  "EW101"\n]\n',
    ),
    "a file of our own": (
        "edgewise.toml",
        '# ours\n[severity]\nEW203 = "hint"\n',
        'ignore = ["EW101"]\n# ours\n[severity]\nEW203 = "hint"\n',
    ),
    "after what it follows": (
        "edgewise.toml",
        'target = "workers"\n[severity]\n',
        'target = "workers"\nignore = ["EW101"]\n[severity]\n',
    ),
}


@pytest.mark.parametrize("case", IN_CONFIGURATION)
def test_in_the_configuration(case: str) -> None:
    name, before, after = IN_CONFIGURATION[case]
    edit = ignore_in_configuration(before, name, "EW101")
    assert edit is not None
    assert apply(before, [edit]) == after


@pytest.mark.parametrize(
    "text", ['ignore = ["EW101"]\n', 'ignore = "EW2"\n', "ignore = [\n", 'target = "x" "y"\n']
)
def test_what_cannot_take_the_code_in_is_left(text: str) -> None:
    assert ignore_in_configuration(text, "edgewise.toml", "EW101") is None
