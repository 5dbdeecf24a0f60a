"""What a wrangler file says of the Worker itself: its handlers' kind, its classes and bindings."""

from __future__ import annotations

import pytest

from edgewise.semantics.worker import Called

TOML = """\
main = "src/entry.py"
compatibility_date = "2026-10-01"
compatibility_flags = ["python_workers"]
workers_dev = false

[vars]
GREETING = "hello"

[ai]
binding = "AI"

[triggers]
crons = ["0 0 * * *", "0 1 * * *"]

[[queues.producers]]
binding = "ORDERS"
queue = "orders"

[[queues.consumers]]
queue = "orders"

[[durable_objects.bindings]]
name = "COUNTER"
class_name = "Counter"

[[durable_objects.bindings]]
name = "ELSEWHERE"
class_name = "Elsewhere"
script_name = "other"

[[workflows]]
binding = "REFUND"
class_name = "Refund"
name = "refund"

[env.production]
route = "shop.example/*"

[env.staging]
triggers = { crons = [] }
workers_dev = true

[env.staging.vars]
MODE = "test"
"""


def worker(workspace, text=TOML, **how):
    workspace.write("wrangler.toml", text)
    return workspace.select(**how).worker


def test_what_is_bound(workspace, slice_of):
    found = worker(workspace)
    assert found.config == workspace.root / "wrangler.toml"
    assert found.main == workspace.root / "src" / "entry.py"
    assert found.bindings == {"GREETING", "AI", "ORDERS", "COUNTER", "ELSEWHERE", "REFUND"}
    places = [*found.objects, *found.workflows, *found.events]
    assert [(each.name, slice_of(TOML, each.range)) for each in places] == [
        ("Counter", '"Counter"'),
        ("Refund", '"Refund"'),
        ("scheduled", '"0 0 * * *"'),
        ("queue", '"orders"'),
    ]
    assert not found.serves


def test_an_environment_inherits_triggers_but_no_bindings(workspace):
    found = worker(workspace, environment="production")
    assert found.bindings == set()
    assert found.objects == found.workflows == ()
    assert [each.name for each in found.events] == ["scheduled"]
    assert found.serves


def test_an_environment_of_its_own(workspace):
    found = worker(workspace, environment="staging")
    assert found.bindings == {"MODE"}
    assert found.events == ()
    assert found.serves


@pytest.mark.parametrize(
    ("date", "flags", "called"),
    [
        ("2025-08-13", "", Called.GLOBALS),
        ("2025-08-14", "", Called.CLASS),
        ("2025-08-13", ', "python_no_global_handlers"', Called.CLASS),
        ("2026-10-01", ', "disable_python_no_global_handlers"', Called.GLOBALS),
    ],
)
def test_what_the_runtime_calls(workspace, date, flags, called):
    text = (
        f'main = "entry.py"\ncompatibility_date = "{date}"\n'
        f'compatibility_flags = ["python_workers"{flags}]\n'
    )
    assert worker(workspace, text).called is called


@pytest.mark.parametrize(
    "text",
    [
        'compatibility_flags = ["python_workers"]\ncompatibility_date = "2026-10-01"\n',
        'main = "entry.py"\ncompatibility_date = "tomorrow"\n',
        'main = "index.js"\ncompatibility_flags = ["python_workers"]\n',
    ],
)
def test_nothing_is_known(workspace, text):
    assert worker(workspace, text) is None


@pytest.mark.parametrize(
    "wrong",
    [
        "vars = 1",
        "triggers = 'daily'",
        "triggers = { crons = 'daily' }",
        "queues = []",
        "queues = { consumers = [1, { queue = 2 }] }",
        "durable_objects = { bindings = 'COUNTER' }",
        "durable_objects = { bindings = [{ class_name = 1, name = [] }] }",
        "workflows = { class_name = {} }",
        "kv_namespaces = [[]]",
    ],
)
def test_what_is_not_as_it_should_be_binds_nothing(workspace, wrong):
    found = worker(workspace, f'{wrong}\nmain = "entry.py"\ncompatibility_date = "2026-10-01"\n')
    assert found.bindings == set()
    assert found.objects == found.workflows == found.events == ()
