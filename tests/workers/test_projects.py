"""The worker projects: what is said about each, no more and no less."""

from __future__ import annotations

import pytest

from edgewise.runtimes import catalogue
from workers.checked_worker import OpenWorker
from workers.projects import WorkerProject, projects
from workers.records import records

PROJECTS = projects()


def of_each(chosen: list[WorkerProject]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("project", chosen, ids=[each.title for each in chosen])


@of_each(list(PROJECTS))
def test_findings(project, tmp_path, workspace):
    worker = OpenWorker(tmp_path, project.all_files(), workspace)
    runtime = project.runtime
    general = {(each.severity, each.code) for each in project.somewhere}
    said = list(worker.said())
    found = {
        f"{each.file}:{each.line}: {each.severity}: [{each.code}]"
        for each in said
        if (each.severity, each.code) not in general
    }
    expected = {
        f"{file}:{each.line}: {each.severity}: [{each.code}]"
        for file, every in project.expected.items()
        for each in every
        if each.holds_on(runtime)
    }
    assert sorted(found) == sorted(expected)
    assert general <= {(each.severity, each.code) for each in said}


@of_each([each for each in PROJECTS if any(claim.cited == "workerd" for claim in each.claims)])
def test_what_is_cited_is_on_record(project):
    """Each claim that Node cannot prove is the outcome of a record that the project names."""
    runtime = measured_like(project.runtime)
    outcomes = set()
    for name in project.records:
        known = [each for each in records() if each.name == name]
        assert known, f"there is no record {name!r}"
        # A few were measured on one runtime alone.
        fitting = [each for each in known if each.runtime == runtime] or known
        outcomes |= {short(each.outcome) for each in fitting}
    for claim in project.claims:
        if claim.cited == "workerd" and claim.holds_on(runtime):
            raised = claim.raised or "silently"
            assert raised in outcomes | {"silently"}, claim
            if raised == "silently":
                assert outcomes & {"silent", "hang", "fatal", "ok"}, claim


def test_there_are_many_and_half_of_them_are_clean():
    by_heading = {(each.theme, each.heading): each for each in PROJECTS}
    clean = [each for each in by_heading.values() if each.is_clean]
    assert len(by_heading) >= 80
    assert len(by_heading) * 0.4 <= len(clean) <= len(by_heading) * 0.6


@pytest.mark.parametrize("runtime", [each.name for each in catalogue.workers_runtimes()])
def test_clean_projects_run_on_every_runtime(runtime):
    assert len([each for each in PROJECTS if each.is_clean and each.runtime == runtime]) >= 10


def measured_like(runtime: str) -> str:
    """The runtime whose records speak for this one: the first was never measured."""
    known = {each.runtime for each in records()}
    return runtime if runtime in known else min(known)


def short(outcome: str) -> str:
    return outcome.rpartition(".")[2]
