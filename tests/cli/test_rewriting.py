"""A changed text goes back into its file whole, as the file was, or not at all."""

from __future__ import annotations

import codecs
import os
import stat
import sys
from typing import TYPE_CHECKING

import pytest

from edgewise.cli.rewriting import UnwritableError, write_configuration, write_source
from edgewise.resolve.discovery import read_source

if TYPE_CHECKING:
    from pathlib import Path

IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
on_posix = pytest.mark.skipif(sys.platform == "win32", reason="permissions are POSIX's here")


def rewrite(path: Path, old: str, new: str) -> None:
    source = read_source(path)
    write_source(path, source, source.text.replace(old, new))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"x = 1\n", b"y = 1\n"),
        (b"x = 1\r\nz\r\n", b"y = 1\r\nz\r\n"),
        (b"x = 1\rz", b"y = 1\rz"),
        (codecs.BOM_UTF8 + b"x = 'caf\xc3\xa9'\n", codecs.BOM_UTF8 + b"y = 'caf\xc3\xa9'\n"),
        (b"# coding: latin-1\nx = '\xe9'\n", b"# coding: latin-1\ny = '\xe9'\n"),
    ],
)
def test_all_else_stays_to_the_byte(tmp_path: Path, before: bytes, after: bytes) -> None:
    path = tmp_path / "a.py"
    path.write_bytes(before)
    rewrite(path, "x = ", "y = ")
    assert path.read_bytes() == after
    assert [each.name for each in tmp_path.iterdir()] == ["a.py"]


@on_posix
@pytest.mark.parametrize("mode", [0o755, 0o600, 0o664])
def test_permissions_stay(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "a.py"
    path.write_text("x\n")
    path.chmod(mode)
    rewrite(path, "x", "y")
    assert stat.S_IMODE(path.stat().st_mode) == mode


@on_posix
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    file = tmp_path / "elsewhere" / "a.py"
    file.write_text("x\n")
    link = tmp_path / "a.py"
    link.symlink_to(file)
    rewrite(link, "x", "y")
    assert link.is_symlink()
    assert file.read_text() == "y\n"


@pytest.mark.parametrize(
    ("before", "new", "reason"),
    [
        (b"# coding: latin-1\nx\n", "\N{SNOWMAN}", "has no character '\\u2603'"),
        (b"x\n", "\ud800", "has no character '\\ud800'"),
        (b"x\n", "# coding: klingon", "declares the encoding klingon, which is unknown"),
        (b"x = '\xc3\xa9'\n", "# coding: latin-1\n", "does not keep the new text"),
    ],
)
def test_what_cannot_be_written_is_left(
    tmp_path: Path, before: bytes, new: str, reason: str
) -> None:
    path = tmp_path / "a.py"
    path.write_bytes(before)
    with pytest.raises(UnwritableError) as caught:
        rewrite(path, "x", new)
    assert reason in str(caught.value)
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["a.py"]


def test_a_file_that_somebody_else_changed_is_left(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_text("x\n")
    source = read_source(path)
    path.write_text("z\n")
    with pytest.raises(UnwritableError, match="has changed since it was read"):
        write_source(path, source, "y\n")
    assert path.read_text() == "z\n"


@on_posix
def test_a_disk_that_refuses_leaves_the_old_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.py"
    path.write_text("x\n")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UnwritableError, match="cannot be written: No space left on device"):
        rewrite(path, "x", "y")
    assert path.read_text() == "x\n"
    assert [each.name for each in tmp_path.iterdir()] == ["a.py"]


@on_posix
@pytest.mark.skipif(IS_ROOT, reason="root may write everything")
def test_a_file_that_may_not_be_written_is_left(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_text("x\n")
    path.chmod(0o444)
    with pytest.raises(UnwritableError, match="permission denied"):
        rewrite(path, "x", "y")
    assert path.read_text() == "x\n"


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_a_configuration_file(tmp_path: Path, mark: bytes) -> None:
    path = tmp_path / "edgewise.toml"
    path.write_bytes(mark + b"a = 1\r\n")
    write_configuration(path, "a = 1\r\n", "b = 1\r\n")
    assert path.read_bytes() == mark + b"b = 1\r\n"
    with pytest.raises(UnwritableError, match="has changed"):
        write_configuration(path, "a = 1\r\n", "c = 1\r\n")
