"""SARIF 2.1.0, against its schema and read back by sarif-tools."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from jsonschema import Draft4Validator
from sarif.loader import load_sarif_file

from newslint.errors import Problem
from newslint.finding import Allowed, Checked, Unchecked
from newslint.reporters import Style
from newslint.reporters.sarif import report


@pytest.fixture(scope="module")
def schema() -> Draft4Validator:
    return Draft4Validator(json.loads((Path(__file__).parents[1] / "schemas" / "sarif-2.1.0.json").read_text("utf-8")))


def run(results: list[Checked | Problem], style: Style) -> dict[str, Any]:
    found: dict[str, Any] = json.loads("\n".join(report(results, style)))["runs"][0]
    return found


def test_valid_whatever_was_found(checked: Checked, hostile: Checked, style: Style, schema: Draft4Validator) -> None:
    problem = Problem("x.txt", "not text", "export it")
    runs: list[list[Checked | Problem]] = [[], [checked, hostile, problem], [replace(checked, findings=())]]
    for results in runs:
        log = json.loads("\n".join(report(results, style)))
        assert [error.message for error in schema.iter_errors(log)] == []
        assert log["version"] == "2.1.0"


def test_regions_count_code_points(hostile: Checked, checked: Checked, style: Style) -> None:
    log = run([hostile, checked], style)
    assert log["columnKind"] == "unicodeCodePoints"
    for row, (article, finding) in zip(
        log["results"], [(each, finding) for each in (hostile, checked) for finding in each.findings], strict=True
    ):
        source = article.article.source
        region = row["locations"][0]["physicalLocation"]["region"]
        assert source[region["charOffset"] : region["charOffset"] + region["charLength"]] == finding.text
        lines = source.split("\r\n")
        first = lines[region["startLine"] - 1][region["startColumn"] - 1 :]
        assert first.startswith(finding.text.split("\r\n")[0])
        if region["startLine"] == region["endLine"]:
            assert lines[region["endLine"] - 1][: region["endColumn"] - 1].endswith(finding.text)


def test_rules_have_their_help(checked: Checked, style: Style) -> None:
    log = run([checked, checked], style)
    rules = log["tool"]["driver"]["rules"]
    assert len(rules) == 4
    assert all(rules[row["ruleIndex"]]["id"] == row["ruleId"] for row in log["results"])
    rule = rules[log["results"][1]["ruleIndex"]]
    assert (rule["id"], rule["name"], rule["helpUri"]) == ("id/attribution/vague-source", "ATT002", "https://contoh.example/kej")
    assert rule["shortDescription"]["text"] == "Sumber “…” tidak dikenali."
    assert rule["defaultConfiguration"] == {"level": "warning"}
    assert rule["deprecatedIds"] == ["id/attribution/old-name"]
    assert "Ditandai:\n- [[Sejumlah pengamat -> Dua pengamat]]" in rule["help"]["text"]


def test_levels_fingerprints_and_fixes(checked: Checked, style: Style) -> None:
    rows = run([checked, checked], style)["results"]
    assert [row["level"] for row in rows[:4]] == ["note", "warning", "warning", "error"]
    prints = [row["partialFingerprints"]["primaryLocationLineHash"] for row in rows]
    assert len(set(prints)) == len(prints)
    assert {row["partialFingerprints"]["newslint/v1"] for row in rows} == {"0123456789abcdef"}
    (fix,) = rows[2]["fixes"]
    change = fix["artifactChanges"][0]
    region = rows[2]["locations"][0]["physicalLocation"]["region"]
    deleted = change["replacements"][0]["deletedRegion"]
    assert deleted == {key: value for key, value in region.items() if key != "snippet"}
    assert change["replacements"][0]["insertedContent"] == {"text": "belum selesai"}
    assert fix["description"] == {"text": "saran: “belum selesai”"}
    assert "fixes" not in rows[0]


def test_addresses_are_relative_and_encoded(hostile: Checked, style: Style) -> None:
    place = run([hostile], style)["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": "berita/nakal%20100%25%231.txt", "uriBaseId": "%SRCROOT%"}
    assert unquote(place["uri"]) == hostile.article.path
    absolute = replace(hostile, article=replace(hostile.article, path="/lain/a b.txt"))
    place = run([absolute], replace(style, root="/proyek"))["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": "file:///lain/a%20b.txt"}


def test_what_was_not_checked_is_notified(checked: Checked, hostile: Checked, style: Style) -> None:
    unknown = replace(checked, language="", findings=(), unchecked=(Unchecked(0, 5, "language not recognised"),))
    (invocation,) = run([checked, hostile, unknown, Problem("x.txt", "not text")], style)["invocations"]
    told = [(each["level"], each["message"]["text"]) for each in invocation["toolExecutionNotifications"]]
    assert told == [
        ("note", "tidak diperiksa: berbahasa lain"),
        ("error", "id/x/y: KeyError: '<a>'"),
        ("error", "not checked: language not recognised"),
        ("error", "x.txt: not text"),
    ]
    assert not invocation["executionSuccessful"]
    assert run([checked], style)["invocations"][0]["executionSuccessful"]


def test_baseline_and_allowances(checked: Checked, style: Style, schema: Draft4Validator) -> None:
    first, second, *others = checked.findings
    weighed = replace(checked, findings=tuple(others), allowed=(Allowed(first, "nama tempat"), Allowed(second, "")))
    assert {row.get("baselineState") for row in run([checked], style)["results"]} == {None}
    log = run([weighed], replace(style, baseline=True, allowed=True))
    assert {row["baselineState"] for row in log["results"]} == {"new"}
    assert [row.get("suppressions") for row in log["results"]] == [
        None,
        None,
        [{"kind": "inSource", "justification": "nama tempat", "status": "accepted"}],
        [{"kind": "external", "status": "accepted"}],
    ]
    assert len(run([weighed], style)["results"]) == 2
    whole = json.loads("\n".join(report([weighed], replace(style, baseline=True, allowed=True))))
    assert [error.message for error in schema.iter_errors(whole)] == []


def test_sarif_tools_reads_it(checked: Checked, hostile: Checked, style: Style, tmp_path: Path) -> None:
    path = tmp_path / "out.sarif"
    path.write_text("\n".join(report([checked, hostile], style)), "utf-8")
    log = load_sarif_file(str(path))
    assert log.get_distinct_tool_names() == ["newslint"]
    assert log.get_result_count() == 9
    rows = log.get_records()
    assert (rows[0]["Location"], rows[0]["Line"], rows[0]["Severity"]) == ("berita/protes.txt", 1, "note")
    severities = log.get_report().get_issue_type_histogram_for_severity("error")
    assert sum(severities.values()) == 2
