"""The curated texts: complete, well-formed, found from the right place."""

from urllib.parse import urlsplit

import pytest

from edgewise.runtimes import catalogue
from edgewise.runtimes.guidance import (
    distributions,
    guidance_for,
    guidance_for_algorithm,
    guidance_for_distribution,
    subjects,
)
from edgewise.runtimes.runtime import Category, Status

HOSTS = {"developers.cloudflare.com", "pyodide.org", "docs.python.org"}
ROWS = """
curses dbm ensurepip fcntl grp idlelib lib2to3 msvcrt pwd resource syslog termios tkinter
turtle turtledemo venv winreg winsound multiprocessing threading socket pty tty hashlib
decimal _pydecimal pydoc webbrowser
""".split()  # noqa: SIM905  easier to read


def is_well_formed(guidance):
    assert guidance.why.endswith((".", ")"))
    assert guidance.instead.endswith(".")
    assert guidance.why[0].isupper() or guidance.why[0] == "`"
    for link in guidance.links:
        parts = urlsplit(link)
        assert parts.scheme == "https"
        assert parts.netloc in HOSTS


@pytest.mark.parametrize("subject", subjects())
def test_every_text_is_well_formed(subject):
    is_well_formed(guidance_for(subject))


@pytest.mark.parametrize("name", distributions())
def test_every_text_about_a_distribution_is_needed_and_well_formed(name):
    is_well_formed(guidance_for_distribution(name))
    for runtime in catalogue.current_workers():
        assert runtime.packages.build(name) is None


@pytest.mark.parametrize("category", Category)
def test_every_category_has_a_text(category):
    is_well_formed(guidance_for("no_such_module.call", category))


@pytest.mark.parametrize("row", ROWS)
def test_every_row_of_the_published_table_has_a_text(row):
    assert row in subjects()


def test_every_removed_public_module_has_a_text():
    runtime = catalogue.runtime("workers-3.14")
    for name, fact in runtime.modules.items():
        public = not any(part.startswith("_") for part in name.split("."))
        if fact.status is Status.REMOVED and public and "." not in name:
            assert guidance_for(name) or name == "dummy_threading", name


def test_a_name_is_found_through_what_contains_it():
    assert guidance_for("tkinter.ttk") == guidance_for("tkinter")
    assert guidance_for("threading.Thread.start") == guidance_for("threading")
    assert guidance_for("threading.Timer.start") != guidance_for("threading")
    assert guidance_for("email") is None


def test_the_category_is_more_to_the_point_than_a_large_module():
    assert guidance_for("os.execv", Category.PROCESS) == guidance_for("os.fork")
    assert guidance_for("os.no_such", Category.CALL) == guidance_for("x", Category.CALL)
    assert guidance_for("os.no_such") == guidance_for("os")


@pytest.mark.parametrize("spelling", ["ripemd160", "RIPEMD160"])
def test_an_algorithm_has_a_replacement(spelling):
    assert "blake2b(digest_size=20)" in guidance_for_algorithm(spelling).instead


def test_an_openssl_spelling_is_told_apart_from_an_openssl_algorithm():
    assert guidance_for_algorithm("sha3-256").instead.startswith("Write `sha3_256`")
    assert "sha3_256" in guidance_for_algorithm("sha512-256").instead
