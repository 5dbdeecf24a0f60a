"""What changes between two runtimes is what their facts say."""

from __future__ import annotations

from edgewise.runtimes import catalogue
from edgewise.runtimes.differences import difference

OLD, MIDDLE, NEW = (catalogue.runtime(f"workers-3.{minor}") for minor in (12, 13, 14))


def test_what_python_dropped_goes():
    found = difference(OLD, MIDDLE)
    assert {"cgi", "telnetlib", "crypt"} <= set(found.modules_go)
    assert "fcntl" not in found.modules_come


def test_what_the_runtime_gained_comes():
    found = difference(MIDDLE, NEW)
    assert {"fcntl", "termios", "pty", "tty"} <= set(found.modules_come)
    assert "socket.create_connection" in found.calls_work


def test_it_is_the_same_the_other_way_round():
    there, back = difference(MIDDLE, NEW), difference(NEW, MIDDLE)
    assert there.modules_come == back.modules_go
    assert there.modules_go == back.modules_come
    assert (there.names_come, there.names_go) == (back.names_go, back.names_come)
    assert there.calls_work == back.calls_fail


def test_nothing_changes_between_one_and_itself():
    found = difference(NEW, NEW)
    assert not any((found.modules_come, found.modules_go, found.calls_work, found.calls_fail))
    assert (found.names_come, found.names_go) == (0, 0)


def test_a_package_stands_for_what_is_in_it_and_private_modules_for_nothing():
    found = difference(MIDDLE, NEW)
    assert "compression" in found.modules_come
    assert not any(name.startswith(("compression.", "_")) for name in found.modules_come)
