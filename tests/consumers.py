"""Reports as those read them for whom they are written: the format's own program or library, else its schema.

Each reader takes a file, raises when the report is not sound, and gives the number of findings in it: all formats must agree.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import cmarkgfm
from jsonschema import Draft4Validator, Draft7Validator
from junitparser import JUnitXml
from sarif.loader import load_sarif_file
from tap.parser import Parser

SCHEMAS = Path(__file__).parent / "schemas"
OWN = "newslint"
"""What stands in place of a rule where something else than a finding is told."""
VOID = {"meta", "input"}


class Page(HTMLParser):
    """Every element with its attributes, the text of the articles, and whether everything that opens closes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text: list[str] = []
        self.policy = self.style = self.script = ""
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs), tag
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] == "style":
            self.style += data
        elif self._open and self._open[-1] == "script":
            self.script += data
        else:
            self.text.append(data)

    def all(self, name: str) -> list[str]:
        """The values of an attribute."""
        return [attributes[name] for _, attributes in self.elements if name in attributes]


def html(path: Path) -> int:
    """As a browser's parser sees it: one self-contained page."""
    page = Page(path.read_text("utf-8"))
    assert not {"img", "link", "iframe", "object", "embed"} & {tag for tag, _ in page.elements}
    return sum(attributes.get("class", "").split()[:1] == ["note"] and "data-level" in attributes for _, attributes in page.elements)


def text(path: Path) -> int:
    """As an editor sees it: the lines that begin a finding."""
    return len(re.findall(r"^ +\d+:\d+  \w+ +[A-Z]{3}\d{3} [\w/-]+  \S", path.read_text("utf-8"), re.MULTILINE))


def concise(path: Path) -> int:
    """As a problem matcher reads it; the last line is the summary, others tell what was not checked."""
    *lines, _ = path.read_text("utf-8").splitlines()
    assert [line for line in lines if not re.match(r".+?:\d+:\d+: ", line)] == []
    return sum(bool(re.fullmatch(r".+?:\d+:\d+: (error|warning|note): .+ \[[A-Z]{3}\d{3} [\w/-]+\]", line)) for line in lines)


def one_json(path: Path) -> int:
    """One document whose counts are those of its findings."""
    document = json.loads(path.read_text("utf-8"))
    found = sum(len(article["findings"]) for article in document["articles"])
    assert sum(document["counts"]["levels"].values()) == found
    return found


def json_lines(path: Path) -> int:
    """A finding a line, its words where it says."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert all({"path", "line", "column", "rule", "code", "message", "fingerprint"} <= row.keys() for row in rows)
    return len(rows)


def sarif(path: Path) -> int:
    """By its schema, and by sarif-tools."""
    log = json.loads(path.read_text("utf-8"))
    Draft4Validator(json.loads((SCHEMAS / "sarif-2.1.0.json").read_text("utf-8"))).validate(log)
    loaded = load_sarif_file(str(path))
    assert loaded.get_result_count() == len(loaded.get_records())
    return int(loaded.get_result_count())


def github(path: Path) -> int:
    """As the runner parses a line (ActionCommand.TryParseV2); what is no finding is titled by our name."""
    found = [re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.+)", line) for line in path.read_text("utf-8").splitlines()]
    assert all(found)
    return sum(f"title={OWN}" not in each[2].split(",") for each in found if each)


def gitlab(path: Path) -> int:
    """By our schema of it, which asks for all that GitLab's own does; and no fingerprint twice."""
    issues = json.loads(path.read_text("utf-8"))
    Draft7Validator(json.loads((SCHEMAS / "code-quality.json").read_text("utf-8"))).validate(issues)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    return len(issues)


def junit(path: Path) -> int:
    """By junitparser, whose own count of cases must be that of the suites."""
    suites = list(JUnitXml.fromstring(path.read_bytes()))
    assert all(suite.tests == len(list(suite)) for suite in suites)
    return sum(not case.name.startswith(OWN) for suite in suites for case in suite)


def checkstyle(path: Path) -> int:
    """As Jenkins reads it: the errors of every file."""
    rows = ElementTree.fromstring(path.read_bytes()).findall("file/error")
    assert all(int(row.get("line", "")) > 0 and row.get("severity") in {"error", "warning", "info"} for row in rows)
    return sum(row.get("source") not in {f"{OWN}.unchecked", f"{OWN}.crash"} for row in rows)


def rdjson(path: Path) -> int:
    """By our schema of it, which is stricter than reviewdog's."""
    document = json.loads(path.read_text("utf-8"))
    Draft7Validator(json.loads((SCHEMAS / "rdjson.json").read_text("utf-8"))).validate(document)
    return sum("code" in each for each in document["diagnostics"])


def rdjson_lines(path: Path) -> int:
    """The same, a diagnostic a line."""
    definitions = json.loads((SCHEMAS / "rdjson.json").read_text("utf-8"))["definitions"]
    schema = Draft7Validator({"definitions": definitions, "$ref": "#/definitions/diagnostic"})
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    for row in rows:
        schema.validate(row)
    return sum("code" in row for row in rows)


def tap(path: Path) -> int:
    """By tap.py: as many tests as planned, the findings in their blocks."""
    lines: list[Any] = list(Parser().parse_text(path.read_text("utf-8")))
    tests = [line for line in lines if line.category == "test"]
    assert (lines[0].category, lines[-1].category, lines[-1].expected_tests) == ("version", "plan", len(tests))
    return sum(len((test.yaml_block or {}).get("findings", ())) for test in tests)


def markdown(path: Path) -> int:
    """As GitHub's own parser renders it: the rows of its tables, four cells each."""
    page = cmarkgfm.github_flavored_markdown_to_html(path.read_text("utf-8"))
    rows = [re.findall("<td>", row) for row in re.findall(r"<tr>(.*?)</tr>", page, re.DOTALL)]
    rows = [row for row in rows if row]
    assert all(len(row) == 4 for row in rows)
    return len(rows)


CONSUMERS: Mapping[str, Callable[[Path], int]] = {
    "checkstyle": checkstyle,
    "concise": concise,
    "github": github,
    "gitlab": gitlab,
    "html": html,
    "json": one_json,
    "jsonl": json_lines,
    "junit": junit,
    "markdown": markdown,
    "rdjson": rdjson,
    "rdjsonl": rdjson_lines,
    "sarif": sarif,
    "tap": tap,
    "text": text,
}
"""A reader a format."""
