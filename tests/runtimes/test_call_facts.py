"""Calls that fail: by whatever name they are called, and only those."""

import pytest

from edgewise.runtimes import catalogue
from edgewise.runtimes.runtime import Category, Evidence, Scope

EVERYWHERE = catalogue.names()


def failing(runtime, name):
    (behaviour,) = catalogue.runtime(runtime).calls(name)
    return behaviour


@pytest.mark.parametrize("runtime", EVERYWHERE)
@pytest.mark.parametrize(
    ("name", "category", "exception"),
    [
        ("threading.Thread.start", Category.THREAD, "RuntimeError"),
        ("threading.Timer.start", Category.THREAD, "RuntimeError"),
        ("concurrent.futures.ThreadPoolExecutor.submit", Category.THREAD, "RuntimeError"),
        ("concurrent.futures.thread.ThreadPoolExecutor.map", Category.THREAD, "RuntimeError"),
        ("subprocess.run", Category.PROCESS, "OSError"),
        ("os.fork", Category.PROCESS, "OSError"),
        ("posix.fork", Category.PROCESS, "OSError"),
        ("multiprocessing.Pool", Category.PROCESS, "ModuleNotFoundError"),
        ("asyncio.create_subprocess_exec", Category.PROCESS, "NotImplementedError"),
        ("zoneinfo.ZoneInfo", Category.TIME_ZONE, "zoneinfo.ZoneInfoNotFoundError"),
    ],
)
def test_what_fails_everywhere(runtime, name, category, exception):
    behaviour = failing(runtime, name)
    assert behaviour.category is category
    assert behaviour.failure.exception == exception
    assert behaviour.failure.bases[0] == exception


@pytest.mark.parametrize("runtime", EVERYWHERE)
@pytest.mark.parametrize(
    "name",
    [
        "threading.Lock",
        "threading.Thread",
        "threading.Thread.join",
        "asyncio.to_thread",
        "asyncio.AbstractEventLoop.run_in_executor",
        "concurrent.futures.ThreadPoolExecutor",
        "multiprocessing.cpu_count",
        "multiprocessing.Process",
        "socket.gethostname",
        "hashlib.sha256",
        "no.such.name",
    ],
)
def test_what_works(runtime, name):
    assert catalogue.runtime(runtime).calls(name) == ()


@pytest.mark.parametrize(
    "name",
    [
        "multiprocessing.Process.start",
        "multiprocessing.context.SpawnProcess.start",
        "multiprocessing.process.BaseProcess.start",
    ],
)
def test_a_process_by_any_name(name):
    assert failing("workers-3.13", name).category is Category.PROCESS
    assert failing("workers-3.13", name).failure.exception == "OSError"
    assert failing("workers-3.14", name).failure.exception == "ModuleNotFoundError"


@pytest.mark.parametrize("name", ["socket.create_connection", "urllib.request.urlopen"])
def test_sockets_connect_on_python_3_14_workers_only(name):
    for runtime in EVERYWHERE:
        always = [
            call for call in catalogue.runtime(runtime).calls(name) if call.scope is Scope.ANY
        ]
        assert bool(always) == (runtime != "workers-3.14")


@pytest.mark.parametrize(
    "name",
    [
        "socket.socket.bind",
        "ssl.SSLSocket.bind",
        "socketserver.UDPServer",
        "http.server.ThreadingHTTPServer",
        "wsgiref.simple_server.WSGIServer",
        "asyncio.start_server",
    ],
)
def test_servers_work_nowhere(name):
    assert all(catalogue.runtime(runtime).calls(name) for runtime in EVERYWHERE)


def test_a_failure_without_an_exception_is_a_sentence():
    failure = failing("workers-3.13", "os.system").failure
    assert failure.silent
    assert failure.bases == ()
    assert "returns -1" in failure.message


def test_the_vendors_word_is_marked_as_such():
    assert failing("workers-3.13", "socket.create_connection").evidence is Evidence.WORKERD
    assert failing("workers-3.12", "socket.create_connection").evidence is Evidence.DOCS
    assert failing("pyodide-314", "socket.socket.bind").evidence is Evidence.DOCS


def test_browsers_are_only_missing_on_workers():
    for runtime in EVERYWHERE:
        behaviours = catalogue.runtime(runtime).calls("webbrowser.open")
        assert bool(behaviours) == runtime.startswith("workers-")


def test_help_fails_for_topics_only():
    behaviour = failing("workers-3.14", "builtins.help")
    assert behaviour.failure.silent
    assert {"if", "for", "LOOPING"} <= behaviour.condition.values
    assert "int" not in behaviour.condition.values


@pytest.mark.parametrize("runtime", EVERYWHERE)
def test_every_behaviour_has_a_proof_and_a_reason(runtime):
    behaviours = catalogue.runtime(runtime).behaviours
    assert len(behaviours) > 100
    for name, found in behaviours.items():
        for behaviour in found:
            assert behaviour.name == name
            # top-level await is allowed
            compile(behaviour.proof, name, "exec", 0x2000)
            assert behaviour.failure.exception or behaviour.failure.message
            assert behaviour.failure.silent or behaviour.failure.bases


def test_what_functions_return():
    runtime = catalogue.runtime("workers-3.13")
    assert runtime.returns["socket.create_connection"] == "socket.socket"
    assert runtime.returns["multiprocessing.Pool"] == "multiprocessing.pool.Pool"
    assert runtime.classes["threading.Timer"] == ("threading.Timer", "threading.Thread")
    assert runtime.returns["pathlib.Path.iterdir"] == "*pathlib.Path"
    assert runtime.attributes["pathlib.Path.parent"] == "pathlib.Path"
    for made in (*runtime.returns.values(), *runtime.attributes.values()):
        assert made.lstrip("*") in runtime.classes


def test_exceptions_have_other_names():
    runtime = catalogue.runtime("workers-3.13")
    assert runtime.canonical("IOError") == "OSError"
    assert runtime.canonical("socket.error") == "OSError"
    assert runtime.canonical("threading.Thread.start") == "threading.Thread.start"


def conditions(runtime, name):
    return [behaviour.condition for behaviour in catalogue.runtime(runtime).calls(name)]


def test_a_url_without_a_host_is_spared():
    (condition,) = conditions("workers-3.13", "urllib.request.urlopen")
    assert condition.fails_with("https://example.com")
    assert condition.fails_with(None)
    assert not condition.fails_with("data:text/plain,hi")
    assert not condition.fails_with("file:///tmp/a")


@pytest.mark.parametrize("runtime", EVERYWHERE)
def test_users_by_name_fail_and_by_number_do_not(runtime):
    user, group = conditions(runtime, "shutil.chown")
    assert (user.keyword, group.keyword) == ("user", "group")
    assert user.fails_with("www-data")
    assert not user.fails_with(0)
    assert not user.fails_with(None)


def test_constants_of_the_library_are_known_by_their_names():
    (condition,) = conditions("pyodide-0.28", "zipfile.ZipFile")
    assert "zipfile.ZIP_LZMA" in condition.members
    assert condition.fails_with(14)
    assert not condition.fails_with(8)


@pytest.mark.parametrize("runtime", EVERYWHERE)
def test_lzma_is_missing_in_plain_pyodide_only(runtime):
    missing = runtime.startswith("pyodide-0.")
    for name in ("tarfile.open", "zipfile.ZipFile", "shutil.make_archive"):
        assert bool(catalogue.runtime(runtime).calls(name)) == missing


def test_a_terminal_is_asked_for_outside_workers_only():
    assert catalogue.runtime("workers-3.14").calls("termios.tcgetattr") == ()
    assert failing("pyodide-314", "termios.tcgetattr").failure.exception == "termios.error"


def test_a_method_that_a_class_lacks_is_a_call_that_fails():
    assert failing("workers-3.13", "socket.socket.shutdown").failure.exception == "AttributeError"
    assert catalogue.runtime("workers-3.14").calls("socket.socket.shutdown") == ()


def test_methods_return_paths_and_loops():
    returns = catalogue.runtime("workers-3.13").returns
    for method in ("cwd", "home", "resolve", "absolute", "expanduser", "rename", "readlink"):
        assert returns[f"pathlib.Path.{method}"] == "pathlib.Path"
    assert returns["asyncio.Runner.get_loop"] == "asyncio.AbstractEventLoop"
    assert returns["tarfile.open"] == "tarfile.TarFile"
