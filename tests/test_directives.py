"""Remarks to newslint: which are found, what they say, and what stays prose."""

from __future__ import annotations

import pytest

from newslint.directives import directives, in_comments, in_front_matter, in_text
from newslint.spans import Span


def said(source: str, *, front: int = 0) -> list[tuple[str, str, list[str], str]]:
    """Every directive: what a fix deletes, its word, its names, its reason."""
    remarks = (*in_front_matter(source, front), *in_text(source, front))
    found = directives(source, remarks)
    return [(source[d.start : d.end], d.word, [source[name.start : name.end] for name in d.names], d.reason) for d in found]


@pytest.mark.parametrize(
    ("line", "word", "names", "reason"),
    [
        ("<!-- newslint: allow ATT002 -- nama ada pada redaksi -->", "allow", ["ATT002"], "nama ada pada redaksi"),
        ("<!--newslint:allow ATT002--nama-->", "allow", ["ATT002"], "nama"),
        ("<!-- NEWSLINT: Abaikan ATT002 — nama -->", "abaikan", ["ATT002"], "nama"),
        (
            "newslint: allow ATT002, loaded , id/loaded/bloc-shorthand -- satu -- dua",
            "allow",
            ["ATT002", "loaded", "id/loaded/bloc-shorthand"],
            "satu -- dua",
        ),
        ("# newslint: allow-article ETH00[56] – pidato", "allow-article", ["ETH00[56]"], "pidato"),
        ("// newslint: allow id/loaded/* -- pidato", "allow", ["id/loaded/*"], "pidato"),
        ("newslint: allow ATT002", "allow", ["ATT002"], ""),
        ("newslint: allow ATT002 -- …", "allow", ["ATT002"], ""),
        ("<!-- newslint: allow -- pidato -->", "allow", [], "pidato"),
        ("<!-- newslint: -->", "", [], ""),
        ("# newslint: apa ini sebenarnya", "apa", ["ini", "sebenarnya"], ""),
    ],
)
def test_remark(line: str, word: str, names: list[str], reason: str) -> None:
    for source in (line, f"Pasar buka.\n{line}\nPasar tutup.", f"Pasar buka.\r\n  {line}  \r\nPasar tutup.", f"Satu.\r{line}\rDua."):
        assert said(source) == [(line, word, names, reason)]


@pytest.mark.parametrize(
    "prose",
    [
        "Newslint: alat baru untuk redaksi",
        "Newslint: Pengantar",
        "Alat bernama newslint: allow ATT002 -- contoh",
        "<!-- komentar lain -->",
        "<!-- newslint: allow ATT002 -- tidak ditutup",
        "newslint allow ATT002",
    ],
)
def test_prose(prose: str) -> None:
    assert said(prose) == []


def test_a_comment_counts_wherever_it_stands_in_a_line() -> None:
    source = "Satu. <!-- newslint: allow A1 -- x --> Dua. <!-- newslint: allow B2 -- y -->"
    assert [row[2] for row in said(source)] == [["A1"], ["B2"]]


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("---\nnewslint-allow: ATT002 -- pidato\n---\n", [("newslint-allow: ATT002 -- pidato", "allow", ["ATT002"], "pidato")]),
        (
            '---\ntitle: A\nnewslint-allow: "ATT002 -- pidato"\n---\n',
            [('newslint-allow: "ATT002 -- pidato"', "allow", ["ATT002"], "pidato")],
        ),
        (
            "---\r\nnewslint-abaikan:\r\n  - ATT002, EDI001 -- satu\r\n  - 'loaded -- dua'\r\n---\r\n",
            [("- ATT002, EDI001 -- satu", "abaikan", ["ATT002", "EDI001"], "satu"), ("- 'loaded -- dua'", "abaikan", ["loaded"], "dua")],
        ),
        ('+++\nnewslint-allow = "ATT002 -- pidato"\n+++\n', [('newslint-allow = "ATT002 -- pidato"', "allow", ["ATT002"], "pidato")]),
        (
            '+++\nnewslint-allow = ["A1 -- x", "B2 -- y"]\n+++\n',
            [("A1 -- x", "allow", ["A1"], "x"), ("B2 -- y", "allow", ["B2"], "y")],
        ),
        ("---\nnewslint-allow:\n---\n", [("newslint-allow:", "allow", [], "")]),
        ("---\ntitle: newslint-allow\n---\n", []),
    ],
)
def test_front_matter(front: str, expected: list[tuple[str, str, list[str], str]]) -> None:
    assert said(f"{front}Pasar buka.\n", front=len(front)) == expected


def test_only_what_the_format_takes_for_comments() -> None:
    source = "`<!-- newslint: allow A1 -- x -->` <!-- newslint: allow\nB2 -- y -->"
    block = Span(source.index(" <!--") + 1, len(source))
    found = in_comments(source, [block])
    assert found == (block,)
    assert [directive.reason for directive in directives(source, found)] == ["y"]
