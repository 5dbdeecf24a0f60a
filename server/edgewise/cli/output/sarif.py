"""SARIF 2.1.0, the OASIS standard that GitHub's code scanning and others read.

It is plain dictionaries: the published schema, which the tests hold it against, is the model.
Nothing in it depends on the machine or the time, so the same findings give the same report.
"""

from __future__ import annotations

import json
import os
import re
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import quote

from edgewise import __version__
from edgewise.cli.output.fingerprints import with_fingerprints
from edgewise.cli.output.places import from_root
from edgewise.cli.output.proposals import proposals
from edgewise.cli.results import RUN_FAILED, shown
from edgewise.config.problem import INVALID_CONFIG
from edgewise.finding import Severity
from edgewise.rules import find_rule
from edgewise.rules.pages import PUBLISHED_AT, documentation_url
from edgewise.source.lines import split_lines

if TYPE_CHECKING:
    from edgewise.cli.results import Complaint, FileResult, Results
    from edgewise.finding import Finding, Range
    from edgewise.rules.documented import Documented

Json: TypeAlias = "dict[str, object]"

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_ROOT = "%SRCROOT%"
_FINGERPRINT = "edgewise/v1"
_LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFORMATION: "note",
    Severity.HINT: "note",
}
_PROBLEM_SEVERITIES = {  # what GitHub sorts by
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFORMATION: "recommendation",
    Severity.HINT: "recommendation",
}
_MOST_LINES = 20
"""Of more lines no text is shown: a class can be long."""
_LOOKS_LIKE_LINK = re.compile(r"\[(?=[^\[\]]*\]\()")


def render(results: Results) -> str:
    """Write the log, with one run."""
    codes = sorted({finding.code for finding in results.findings})
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(results, codes)]}
    return json.dumps(log, indent=2)


def _run(results: Results, codes: list[str]) -> Json:
    # GitHub replaces the findings of the last upload with the same id, so it must not change with
    # the configuration, and two runs with different `--target`s must not have the same.
    category = "/".join(("edgewise", *results.asked)) + "/"
    return {
        "tool": {
            "driver": {
                "name": "Edgewise",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": [_rule(code) for code in codes],
            }
        },
        "automationDetails": {"id": category},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The root of the repository."}}},
        "invocations": [_invocation(results)],
        "results": [
            _result(file, finding, fingerprint, codes)
            for file in results.files
            for finding, fingerprint in with_fingerprints(file)
        ],
    }


def _rule(code: str) -> Json:
    rule = find_rule(code)
    if rule is None:
        return {"id": code}
    described: Json = {
        "id": code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary()},
        "fullDescription": {"text": _what_it_does(rule)},
        "help": {"text": rule.documentation(), "markdown": rule.documentation()},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {
            "tags": ["cloudflare-workers", "pyodide", "python"],
            "problem.severity": _PROBLEM_SEVERITIES[rule.severity],
        },
    }
    if PUBLISHED_AT is not None:  # else it is a file of this machine
        described["helpUri"] = documentation_url(code)
    return described


def _what_it_does(rule: Documented) -> str:
    """The first paragraph below the page's first heading, on one line."""
    _, _, below = rule.documentation().partition("\n## ")
    paragraph = below.partition("\n")[2].strip().partition("\n\n")[0]
    return " ".join(paragraph.split()) or rule.summary()


def _result(file: FileResult, finding: Finding, fingerprint: str, codes: list[str]) -> Json:
    result: Json = {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": _LEVELS[finding.severity],
        "message": _message(finding.message),
        "locations": [_shown_location(file, finding.range)],
        "partialFingerprints": {_FINGERPRINT: fingerprint},
        "properties": {
            "severity": finding.severity.value,
            "subject": finding.subject,
            "runtimes": list(finding.runtimes),
        },
    }
    if finding.related:
        result["relatedLocations"] = [
            {
                "id": number,
                "message": _message(place.message),
                **_location(shown(place.path) if place.path else file.path, place.range),
            }
            for number, place in enumerate(finding.related, 1)
        ]
    fixes = [
        {
            "description": _message(each.fix.title),
            "artifactChanges": [
                {
                    "artifactLocation": _artifact(shown(edit.path) if edit.path else file.path),
                    "replacements": [
                        {"deletedRegion": _region(one.range), "insertedContent": {"text": one.text}}
                        for one in edit.edits
                    ],
                }
                for edit in each.edits
            ],
            "properties": {"safe": each.fix.safe},
        }
        for each in proposals(file, finding)
    ]
    if fixes:
        result["fixes"] = fixes
    return result


def _invocation(results: Results) -> Json:
    invocation: Json = {
        "executionSuccessful": results.exit_code != RUN_FAILED,
        "exitCode": results.exit_code,
    }
    execution = [_notification(complaint) for complaint in results.complaints]
    configuration = [
        {
            "level": "error",
            "message": _message(finding.message),
            "descriptor": {"id": finding.code},
            "locations": [_location(file.path, finding.range)],
        }
        for file in results.files
        for finding in file.findings
        if finding.code == INVALID_CONFIG[0] and finding.severity is Severity.ERROR
    ]
    if execution:
        invocation["toolExecutionNotifications"] = execution
    if configuration:
        invocation["toolConfigurationNotifications"] = configuration
    return invocation


def _notification(complaint: Complaint) -> Json:
    notification: Json = {"level": complaint.kind, "message": _message(complaint.text)}
    if complaint.path is not None:
        place = {"physicalLocation": {"artifactLocation": _artifact(complaint.path)}}
        notification["locations"] = [place]
    return notification


def _shown_location(file: FileResult, where: Range) -> Json:
    """A location with its text, for viewers that do not have the file."""
    lines = split_lines(file.text)[where.start.line : where.end.line + 1]
    place: Json = {"artifactLocation": _artifact(file.path), "region": _region(where)}
    if 0 < len(lines) <= _MOST_LINES:
        last = len(lines) - 1
        ends = [*(len(line) for line in lines[:-1]), where.end.column]
        starts = [where.start.column, *(0 for _ in lines[1:])]
        inside = "".join(
            line[start:end] for line, start, end in zip(lines, starts, ends, strict=True)
        )
        whole = "".join(lines)
        place["region"] = {**_region(where), "snippet": {"text": inside}}
        place["contextRegion"] = {
            "startLine": where.start.line + 1,
            "endLine": where.start.line + last + 1,
            "snippet": {"text": whole},
        }
    return {"physicalLocation": place}


def _location(path: str, where: Range) -> Json:
    return {"physicalLocation": {"artifactLocation": _artifact(path), "region": _region(where)}}


def _artifact(path: str) -> Json:
    seen = from_root(path)
    if os.path.isabs(seen):  # noqa: PTH117 - a text
        return {"uri": "file://" + quote(os.fsencode("/" + seen.lstrip("/")), safe="/:")}
    return {"uri": quote(os.fsencode(seen)), "uriBaseId": _ROOT}


def _region(where: Range) -> Json:
    return {
        "startLine": where.start.line + 1,
        "startColumn": where.start.column + 1,
        "endLine": where.end.line + 1,
        "endColumn": where.end.column + 1,
    }


def _message(text: str) -> Json:
    """A plain message: braces are doubled, and what looks like a link and is none is escaped."""
    plain = text.replace("{", "{{").replace("}", "}}")
    return {"text": _LOOKS_LIKE_LINK.sub(r"\\[", plain)}
