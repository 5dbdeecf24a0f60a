"""What only a starting Worker forbids."""

import pytest

from edgewise.runtimes import catalogue
from edgewise.runtimes.runtime import Category, Evidence, Scope

WORKERS = ["workers-3.12", "workers-3.13", "workers-3.14"]


def startup(runtime, name):
    return [call for call in catalogue.runtime(runtime).calls(name) if call.scope is Scope.GLOBAL]


@pytest.mark.parametrize("runtime", WORKERS)
@pytest.mark.parametrize(
    ("name", "category"),
    [
        ("random.random", Category.ENTROPY),
        ("random.vonmisesvariate", Category.ENTROPY),
        ("secrets.SystemRandom.choice", Category.ENTROPY),
        ("uuid.uuid4", Category.ENTROPY),
        ("time.sleep", Category.STARTUP_IO),
        ("js.fetch", Category.STARTUP_IO),
        ("datetime.datetime.now", Category.CLOCK),
    ],
)
def test_forbidden_at_startup(runtime, name, category):
    assert [call.category for call in startup(runtime, name)] == [category]


@pytest.mark.parametrize("runtime", WORKERS)
@pytest.mark.parametrize(
    "name",
    ["uuid.uuid5", "uuid.uuid3", "random.SystemRandom", "secrets.compare_digest", "uuid.UUID"],
)
def test_allowed_at_startup(runtime, name):
    assert startup(runtime, name) == []


@pytest.mark.parametrize("runtime", [n for n in catalogue.names() if n not in WORKERS])
def test_other_runtimes_have_no_startup(runtime):
    calls = catalogue.runtime(runtime).behaviours.values()
    assert not any(call.scope is Scope.GLOBAL for each in calls for call in each)


def test_the_message_names_the_function_that_is_called():
    (call,) = startup("workers-3.14", "random.triangular")
    assert call.failure.message.startswith("Cannot use random.triangular() outside")
    assert call.evidence is Evidence.WORKERD


def test_what_was_not_measured_is_cited():
    (call,) = startup("workers-3.12", "random.random")
    assert call.evidence is Evidence.DOCS
    assert startup("workers-3.12", "threading.Event.wait") == []
