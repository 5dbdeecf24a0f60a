"""What the shipped facts say of the published table's modules, through the public API."""

import pytest

from edgewise.runtimes import catalogue
from edgewise.runtimes.runtime import Evidence, Status

WORKERS = ("workers-3.12", "workers-3.13", "workers-3.14")
EXCLUDED = """
curses dbm ensurepip grp idlelib lib2to3 msvcrt pwd resource syslog tkinter turtle
turtledemo venv winreg winsound
""".split()  # noqa: SIM905  easier to read


def module(runtime, name):
    fact = catalogue.runtime(runtime).module(name)
    assert fact is not None
    return fact


@pytest.mark.parametrize("runtime", WORKERS)
@pytest.mark.parametrize("name", EXCLUDED)
def test_excluded_modules_cannot_be_imported(runtime, name):
    fact = module(runtime, name)
    assert fact.status in {Status.MISSING, Status.REMOVED}
    assert fact.failure.exception == "ModuleNotFoundError"
    assert fact.failure.message == f"No module named '{name}'"
    assert "ImportError" in fact.failure.bases


@pytest.mark.parametrize("name", ["fcntl", "termios", "pty", "tty"])
def test_what_pyodide_314_brought_back(name):
    assert not module("workers-3.13", name).available
    assert module("workers-3.14", name).available
    assert module("pyodide-314", name).available


@pytest.mark.parametrize("name", ["pty", "tty"])
def test_a_module_that_is_there_and_fails(name):
    fact = module("workers-3.13", name)
    assert fact.status is Status.FAILS
    assert fact.failure.message == "No module named 'termios'"


@pytest.mark.parametrize("name", ["tkinter.ttk", "curses.ascii", "dbm.gnu", "tkinter.no_such"])
def test_a_submodule_shares_its_packages_fate(name):
    fact = module("workers-3.14", name)
    assert fact.name == name
    assert fact.status is Status.MISSING


def test_a_submodule_that_nobody_measured_of_a_package_that_works_is_unknown():
    assert catalogue.runtime("workers-3.13").module("email.no_such") is None
    assert catalogue.runtime("workers-3.13").module("numpy") is None


@pytest.mark.parametrize("name", ["typing_extensions", "_typeshed", "setuptools", "numpy"])
def test_what_is_not_the_standard_librarys_is_unknown(name):
    assert all(catalogue.runtime(each).module(name) is None for each in catalogue.names())


def test_what_the_platform_adds_is_known():
    for runtime in map(catalogue.runtime, catalogue.names()):
        assert runtime.module("js").available
        assert runtime.module("pyodide.ffi").available
        assert (runtime.module("workers") is not None) is runtime.workers


@pytest.mark.parametrize(
    ("name", "since"),
    [("imp", "3.12"), ("distutils.core", "3.12"), ("cgi", "3.13"), ("lib2to3", "3.13")],
)
def test_a_removed_module_says_which_python_removed_it(name, since):
    fact = module("workers-3.13", name)
    assert fact.status is Status.REMOVED
    assert fact.removed_in == since


def test_a_module_is_not_removed_before_its_time():
    assert module("workers-3.12", "cgi").available
    assert module("workers-3.12", "lib2to3").status is Status.MISSING


def test_a_newer_module_says_since_when_there_is_one():
    assert module("workers-3.13", "annotationlib").added_in == "3.14"
    assert module("workers-3.14", "annotationlib").available


def test_which_modules_import_and_do_not_function():
    def limited(name):
        modules = catalogue.runtime(name).modules
        return {each for each in modules if modules[each].limited}

    assert limited("workers-3.14") == {"multiprocessing", "threading"}
    assert limited("workers-3.13") == {"multiprocessing", "threading", "socket"}
    assert limited("pyodide-314") == {"multiprocessing", "threading", "socket"}


@pytest.mark.parametrize("name", ["ssl", "sqlite3", "lzma"])
def test_what_cloudflare_mounts(name):
    assert module("workers-3.13", name).available
    assert module("workers-3.13", name).evidence is Evidence.DOCS
    assert module("workers-3.14", name).evidence is Evidence.WORKERD
    assert module("pyodide-0.28", name).status is Status.MISSING
    assert module("pyodide-314", name).available


def test_of_decimal_only_the_c_implementation_is_there():
    for runtime in WORKERS:
        assert module(runtime, "_decimal").available
        assert module(runtime, "decimal").available
        assert module(runtime, "_pydecimal").status is Status.MISSING
    assert module("workers-3.13", "_pydecimal").evidence is Evidence.DOCS


@pytest.mark.parametrize("runtime", WORKERS)
def test_no_help_texts(runtime):
    assert module(runtime, "pydoc").available
    assert not module(runtime, "pydoc_data").available


@pytest.mark.parametrize("runtime", catalogue.names())
def test_every_unavailable_module_says_what_it_raises(runtime):
    for fact in catalogue.runtime(runtime).modules.values():
        assert fact.available == (fact.failure is None)
        if fact.failure:
            assert fact.failure.exception in fact.failure.bases
