"""JUnit's XML, as Jenkins, GitLab, Azure and others read test results.

A suite is a file. A finding that makes the run fail is a failed test, a milder one a passed test
with a note, a file without findings one passed test, and one that could not be read a skipped
test. The elements and attributes are those of Jenkins' schema, so no `file` on a test.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as Xml

from edgewise.finding import Severity

if TYPE_CHECKING:
    from edgewise.cli.results import Complaint, FileResult, Results
    from edgewise.finding import Finding

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_RUN = "edgewise"


def render(results: Results) -> str:
    """Write the document."""
    suites: dict[str, list[Xml.Element]] = {name: [] for name in results.names}
    for file in results.files:
        tests = suites.setdefault(file.path, [])
        tests += [_test(results, file, finding) for finding in file.findings]
    for complaint in results.complaints:
        if complaint.path is not None or complaint.kind == "error":
            suites.setdefault(complaint.path or _RUN, []).append(_undone(complaint))
    top = Xml.Element("testsuites", name=_RUN)
    for name, tests in suites.items():
        top.append(_suite(name, tests or [_case(name, "no findings")]))
    _count(top, "tests", "failures", "errors")
    Xml.indent(top)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{Xml.tostring(top, encoding="unicode")}'


def _suite(name: str, tests: list[Xml.Element]) -> Xml.Element:
    suite = Xml.Element("testsuite", name=_clean(name), file=_clean(name), time="0")
    suite.extend(tests)
    _count(suite, "tests", "failures", "errors", "skipped")
    return suite


def _count(element: Xml.Element, *names: str) -> None:
    """Set the attributes of these names to how many tests ended so."""
    tags = {"tests": "testcase", "failures": "failure", "errors": "error", "skipped": "skipped"}
    for name in names:
        element.set(name, str(sum(1 for _ in element.iter(tags[name]))))


def _test(results: Results, file: FileResult, finding: Finding) -> Xml.Element:
    start = finding.range.start
    place = f"{file.path}:{start.line + 1}:{start.column + 1}"
    case = _case(file.path, f"{finding.code} {finding.name} {start.line + 1}:{start.column + 1}")
    text = _clean(f"{place}: {finding.severity.value}[{finding.code}] {finding.message}")
    # With `--fail-on never` there would be nothing to see otherwise.
    fails = results.fails(finding) if results.fail_on else finding.severity in _BAD
    if fails:
        failure = Xml.SubElement(case, "failure", message=_clean(finding.message))
        failure.set("type", f"{finding.severity.value} {finding.code}")
        failure.text = text
    else:
        Xml.SubElement(case, "system-out").text = text
    return case


_BAD = (Severity.ERROR, Severity.WARNING)


def _undone(complaint: Complaint) -> Xml.Element:
    case = _case(complaint.path or _RUN, "is read" if complaint.path else "run")
    tag = "error" if complaint.kind == "error" else "skipped"
    Xml.SubElement(case, tag, message=_clean(complaint.text), type=complaint.kind)
    return case


def _case(path: str, name: str) -> Xml.Element:
    """A test; its class is written like the module's name, which readers show as a tree."""
    class_name = path.removesuffix(".py").replace("/", ".")
    return Xml.Element("testcase", classname=_clean(class_name), name=_clean(name), time="0")


def _clean(text: str) -> str:
    """Replace what no XML document can hold, escaped or not."""
    return _NO_XML.sub("\ufffd", text)
