"""The shipped facts against real Pyodide: a sample, measured anew.

The sample changes with the day, so that in time everything is measured; a failure names it.
What workerd or the vendor's documentation says is not asked here: Node could not tell.
"""

import ast
import datetime
import random
from pathlib import Path

import pytest

from edgewise.packages.markers import marker_environment
from edgewise.runtimes import catalogue
from edgewise.runtimes.runtime import Evidence, Status

PROBE = Path(__file__).parents[2] / "server" / "probe"
# runtime -> the npm version that it was measured on
VERSIONS = {
    "workers-3.12": "0.26.0",
    "workers-3.13": "0.28.2",
    "workers-3.14": "314.0.6",
    "pyodide-0.26": "0.26.0",
    "pyodide-0.27": "0.27.7",
    "pyodide-0.28": "0.28.2",
    "pyodide-0.29": "0.29.5",
    "pyodide-314": "314.0.7",
}
SAMPLE = 80

pytestmark = pytest.mark.oracle


@pytest.fixture(params=VERSIONS)
def measured(request, monkeypatch):
    """A runtime's facts, and the interpreter to ask."""
    monkeypatch.syspath_prepend(str(PROBE))
    measure = pytest.importorskip("measure")
    return catalogue.runtime(request.param), measure.Interpreter(VERSIONS[request.param])


def sample(names):
    names = sorted(names)
    seed = random.Random(datetime.datetime.now(datetime.timezone.utc).date().toordinal())
    return seed.sample(names, min(SAMPLE, len(names)))


def test_modules(measured):
    runtime, interpreter = measured
    names = sample(
        name for name, fact in runtime.modules.items() if fact.evidence is not Evidence.DOCS
    )
    answers = interpreter.ask([{"do": "import", "module": name} for name in names])
    for name, answer in zip(names, answers, strict=True):
        fact = runtime.modules[name]
        failure = answer.get("failure")
        assert fact.available == (failure is None), name
        if failure:
            assert fact.failure.exception == failure["exception"], name
            assert fact.failure.bases == tuple(failure["bases"]), name
            if fact.status is not Status.FAILS:
                assert fact.failure.message == failure["message"], name


def test_missing_names(measured):
    runtime, interpreter = measured
    modules = sample(runtime.promised)
    modules = [
        name for name in modules if name in runtime.modules and runtime.module(name).available
    ]
    measurable = [name for name in modules if runtime.module(name).evidence is not Evidence.DOCS]
    answers = interpreter.ask(
        [
            {
                "do": "import",
                "module": name,
                "names": sorted(runtime.promised[name] | runtime.elsewhere.get(name, frozenset())),
            }
            for name in measurable
        ]
    )
    for name, answer in zip(measurable, answers, strict=True):
        lacking = set(answer["lacking"]) | set(answer["raising"])
        known = set(runtime.missing_names.get(name, ()))
        assert known <= lacking, name
        # what needs ssl, sqlite3 or lzma lacks nothing where Cloudflare mounts them
        if name_does_not_need_mounts(runtime):
            assert known == lacking, name


def test_methods_that_classes_lack(measured):
    runtime, interpreter = measured
    classes = [name for name in runtime.missing_names if name in runtime.classes]
    answers = interpreter.ask(
        [
            {"do": "lacking methods", "class": name, "names": sorted(runtime.missing_names[name])}
            for name in classes
        ]
    )
    for name, answer in zip(classes, answers, strict=True):
        assert set(answer) == set(runtime.missing_names[name]), name


def name_does_not_need_mounts(runtime):
    return not any(fact.evidence is Evidence.DOCS for fact in runtime.modules.values())


def test_behaviours(measured):
    runtime, interpreter = measured
    probed = [
        behaviour
        for found in runtime.behaviours.values()
        for behaviour in found
        if behaviour.evidence is Evidence.PROBE
    ]
    answers = interpreter.ask([{"do": "run", "code": behaviour.proof} for behaviour in probed])
    for behaviour, answer in zip(probed, answers, strict=True):
        failure = answer.get("failure")
        if behaviour.failure.silent:
            assert failure is None, behaviour.name
            continue
        assert failure, behaviour.name
        assert failure["exception"] == behaviour.failure.exception, behaviour.name
        assert failure["message"] == behaviour.failure.message, behaviour.name
        assert tuple(failure["bases"]) == behaviour.failure.bases, behaviour.name
        assert answer["line"] == len(behaviour.proof.splitlines()), behaviour.name


def test_algorithms(measured):
    runtime, interpreter = measured
    names = sorted(runtime.algorithms)
    answers = interpreter.ask([{"do": "algorithm", "name": name} for name in names])
    for name, answer in zip(names, answers, strict=True):
        algorithm = runtime.algorithm(name)
        assert (algorithm.failure is None) == ("failure" not in answer), name
        if algorithm.failure is None:
            assert algorithm.digest_size == answer["digest_size"], name


def test_platform(measured):
    runtime, interpreter = measured
    (answer,) = interpreter.ask([{"do": "platform"}])
    assert dict(runtime.platform) == answer


def test_markers(measured):
    """What PEP 508's variables are, and that builds for Linux are no modules."""
    runtime, interpreter = measured
    (answer,) = interpreter.ask([{"do": "run", "code": MARKERS}])
    said = ast.literal_eval(answer["result"])
    assert said.pop("found") == ["_b.abi3"]
    assert said == {name: marker_environment(runtime)[name] for name in said}


def test_packages(monkeypatch):
    monkeypatch.syspath_prepend(str(PROBE))
    probe = pytest.importorskip("pyodide_packages")
    assert probe.DATA.read_text("utf-8") == probe.written(probe.facts())


MARKERS = """
import importlib.machinery, os, platform, sys, tempfile
folder = tempfile.mkdtemp()
tag = "cpython-%d%d" % sys.version_info[:2]
for name in (f"_a.{tag}-x86_64-linux-gnu.so", "_b.abi3.so", f"_c.{tag}-darwin.so"):
    open(os.path.join(folder, name), "wb").close()
finder = importlib.machinery.FileFinder(
    folder,
    (importlib.machinery.ExtensionFileLoader, importlib.machinery.EXTENSION_SUFFIXES),
)
found = [finder.find_spec(name) for name in ("_a", "_b", "_c")]
result = {
    "sys_platform": sys.platform,
    "os_name": os.name,
    "platform_machine": platform.machine(),
    "platform_system": platform.system(),
    "platform_release": platform.release(),
    "platform_version": platform.version(),
    "platform_python_implementation": platform.python_implementation(),
    "implementation_name": sys.implementation.name,
    "python_version": "%d.%d" % sys.version_info[:2],
    "python_full_version": platform.python_version(),
    "found": [os.path.basename(each.origin)[: -len(".so")] for each in found if each],
}
"""
