"""JUnit XML, read back by junitparser."""

from __future__ import annotations

from dataclasses import replace

from junitparser import Error, Failure, JUnitXml, Skipped, TestCase, TestSuite

from newslint.errors import Problem
from newslint.finding import Checked, Unchecked
from newslint.reporters import Style
from newslint.reporters.junit import report


def read(results: list[Checked | Problem], style: Style) -> list[TestSuite]:
    return list(JUnitXml.fromstring("\n".join(report(results, style)).encode()))


def outcome(case: TestCase) -> list[tuple[type, str, str]]:
    return [(type(each), each.type, each.message) for each in case.result]


def test_suites_and_cases(checked: Checked, style: Style) -> None:
    suite, unread = read([checked, Problem("x.txt", "not text")], style)
    assert (suite.name, suite.tests, suite.failures, suite.errors, suite.skipped) == ("berita/protes.txt", 5, 3, 0, 1)
    cases = list(suite)
    assert [case.name for case in cases][:2] == ["LNG009 id/language/script 1:7", "ATT002 id/attribution/vague-source 3:12"]
    assert outcome(cases[0]) == []
    assert cases[0].system_out.startswith("Aksara lain")
    assert outcome(cases[2]) == [(Failure, "warning", "Menurut siapa?")]
    assert "Sejumlah pengamat menilai" in cases[2].result[0].text
    assert "saran: “belum selesai”" in cases[2].result[0].text
    assert outcome(cases[4]) == [(Skipped, "unchecked", "tidak diperiksa: berbahasa lain")]
    assert (unread.name, unread.tests, unread.errors) == ("x.txt", 1, 1)
    assert outcome(next(iter(unread))) == [(Error, "unchecked", "x.txt: not text")]


def test_an_article_without_findings_passes(checked: Checked, style: Style) -> None:
    (suite,) = read([replace(checked, findings=(), unchecked=())], style)
    assert (suite.tests, suite.failures, suite.errors) == (1, 0, 0)


def test_an_article_in_no_known_language_does_not_pass(checked: Checked, style: Style) -> None:
    (suite,) = read([replace(checked, language="", findings=(), unchecked=(Unchecked(0, 9, "language not recognised"),))], style)
    assert (suite.tests, suite.errors) == (1, 1)


def test_hostile_text_stays_text(hostile: Checked, style: Style) -> None:
    (suite,) = read([hostile], style)
    assert suite.tests == 6
    cases = list(suite)
    assert [case.classname for case in cases] == [hostile.article.path] * 6
    assert [case._elem.get("line") for case in cases][:5] == ["1", "1", "3", "1", "1"]
    text = "".join(each.text or "" for case in cases for each in case.result)
    for words in ("<script>alert(1)</script>", "]]> 100% & ␛[31m<202E>", "<img src=x onerror=alert(2)>", "<b>é</b>"):
        assert words in text
