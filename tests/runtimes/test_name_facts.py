"""Public names that an importable module lacks."""

import pytest

from edgewise.runtimes import catalogue


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("signal", "alarm"),
        ("signal", "setitimer"),
        ("os", "getrandom"),
        ("os", "forkpty"),
        ("os", "link"),
        ("socket", "AF_UNIX"),
        ("select", "epoll"),
        ("hashlib", "scrypt"),
        ("hashlib", "pbkdf2_hmac"),
        ("time", "tzset"),
        ("threading", "get_native_id"),
    ],
)
def test_missing_names(module, name):
    for runtime in catalogue.workers_runtimes():
        failure = runtime.lacks(module, name)
        assert failure.exception == "AttributeError"
        assert failure.message == f"module '{module}' has no attribute '{name}'"
        assert "Exception" in failure.bases
        assert runtime.has(module, name) is False


def test_importing_a_missing_name_raises_import_error():
    failure = catalogue.runtime("workers-3.13").lacks("signal", "alarm", imported=True)
    assert failure.exception == "ImportError"
    assert failure.message.startswith("cannot import name 'alarm' from 'signal'")


def test_names_of_other_pythons_are_lacking_too():
    assert catalogue.runtime("workers-3.13").lacks("uuid", "uuid7")
    assert catalogue.runtime("workers-3.14").has("uuid", "uuid7") is True
    assert catalogue.runtime("workers-3.12").lacks("configparser", "SafeConfigParser")


@pytest.mark.parametrize(
    ("owner", "name"),
    [
        ("unittest.TestCase", "assertEquals"),
        ("configparser.ConfigParser", "readfp"),
        ("pathlib.Path", "link_to"),
        ("threading.Thread", "native_id"),
    ],
)
def test_methods_that_a_class_lacks(owner, name):
    for runtime in catalogue.workers_runtimes():
        failure = runtime.lacks(owner, name)
        assert failure.exception == "AttributeError"
        short = owner.rpartition(".")[2]
        assert failure.message == f"{short!r} object has no attribute {name!r}"
        assert runtime.lacks(owner, "no_such_name") is None


def test_methods_of_newer_pythons_are_lacking_before():
    assert catalogue.runtime("workers-3.13").lacks("pathlib.Path", "move")
    assert catalogue.runtime("workers-3.14").lacks("pathlib.Path", "move") is None


@pytest.mark.parametrize(
    ("module", "name"),
    [("ctypes", "WinDLL"), ("os", "startfile"), ("signal", "CTRL_C_EVENT"), ("select", "kqueue")],
)
def test_names_of_other_platforms_are_lacking_too(module, name):
    for runtime in catalogue.workers_runtimes():
        assert runtime.lacks(module, name)
        assert name in runtime.elsewhere[module]


def test_what_a_module_has():
    runtime = catalogue.runtime("workers-3.13")
    assert runtime.has("os", "fork") is True
    assert runtime.has("os", "no_such_name") is None
    assert runtime.has("fcntl", "flock") is None
    assert runtime.lacks("os", "no_such_name") is None


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("http.client", "HTTPSConnection"),
        ("smtplib", "SMTP_SSL"),
        ("urllib.request", "HTTPSHandler"),
    ],
)
def test_what_needs_ssl_is_there_where_cloudflare_mounts_it(module, name):
    assert catalogue.runtime("pyodide-0.28").lacks(module, name)
    assert not catalogue.runtime("workers-3.13").lacks(module, name)
    assert not catalogue.runtime("workers-3.14").lacks(module, name)


def test_a_submodule_is_no_missing_name():
    assert catalogue.runtime("workers-3.13").lacks("xml.parsers", "expat") is None


def test_a_name_that_exists_and_raises_when_it_is_asked_for():
    for imported in (False, True):
        failure = catalogue.runtime("workers-3.12").lacks(
            "concurrent.futures", "ProcessPoolExecutor", imported=imported
        )
        assert failure.exception == "ModuleNotFoundError"
        assert failure.message == "No module named '_multiprocessing'"
    (behaviour,) = catalogue.runtime("workers-3.13").calls("concurrent.futures.ProcessPoolExecutor")
    assert behaviour.failure.exception == "NotImplementedError"
