"""One article with every sort of finding, as reporters get it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
import yaml

from newslint.article import Article
from newslint.choices import Level
from newslint.finding import Card, Checked, Finding, Fix, Unchecked
from newslint.packfiles import shipped
from newslint.readers.text import read
from newslint.reporters import Style
from newslint.rule import LEVELS, Rule
from newslint.spans import Span

SOURCE = (
    "Warga 漢字 Sukamaju Protes\r\n"
    "\r\n"
    "SUKAMAJU – Sejumlah pengamat menilai proyek itu gagal total. Lurah Tono Wirya membantah.\r\n"
    "\r\n"
    "The tender was won by a company nobody had heard of.\r\n"
    "\r\n"
    "Baca Juga: Banjir di Hulu\x1b[31m"
)


def finding(words: str, rule: str, code: str, *, level: Level, message: str, basis: str = "", fix: Fix | None = None) -> Finding:
    """A finding of `words` in SOURCE, its sentence the line it stands in."""
    start = SOURCE.index(words)
    begin, end = SOURCE.rfind("\n", 0, start) + 1, SOURCE.find("\r", start)
    return Finding(
        start,
        start + len(words),
        rule=rule,
        code=code,
        family=rule.split("/")[1],
        level=level,
        message=message,
        text=words,
        fingerprint="0123456789abcdef",
        basis=basis,
        fix=fix,
        sentence=Span(begin, len(SOURCE) if end < 0 else end),
    )


@pytest.fixture
def checked() -> Checked:
    english = SOURCE.index("The tender")
    return Checked(
        Article("berita/protes.txt", SOURCE, SOURCE),
        "id",
        (
            finding("漢字", "id/language/script", "LNG009", level="note", message="Aksara lain. Perlukah?"),
            finding(
                "Sejumlah pengamat menilai",
                "id/attribution/vague-source",
                "ATT002",
                level="warning",
                message="Sumber “Sejumlah pengamat” tidak dapat dikenali. Siapa namanya, apa jabatannya?",
                basis="KEJ 3",
            ),
            finding(
                "gagal total", "id/loaded/verdict", "LOD001", level="warning", message="Menurut siapa?", fix=Fix("belum selesai", "unsafe")
            ),
            finding(
                "Baca Juga: Banjir di Hulu\x1b[31m",
                "id/boilerplate/related-link",
                "BPL001",
                level="error",
                message="Tautan tertinggal: \x1b]0;judul\x07 hapus.",
                fix=Fix("", "safe"),
            ),
        ),
        (Unchecked(english, english + 52, "another language"),),
        Card(("Tono Wirya",), 0, "answered", "", "SUKAMAJU"),
    )


HOSTILE = (
    "\ufeff👩\u200d👧 Wali Kota e\u0301lok\u00a0“memicu” <script>alert(1)</script>\r\n"
    "\r\n"
    "::error file=x::]]> 100% & \x1b[31m\u202e [klik](javascript:alert(1)) **tebal** | @siapa #12 {{a}} `kode` www.contoh.example"
    " https://contoh.example/a_b_c <!-- x --> <img src=x onerror=alert(2)>\r\n"
).encode()
"""A file with a byte order mark, an emoji of three code points, a combining accent, a no-break space, CRLF, and text that wants out."""


@pytest.fixture
def hostile() -> Checked:
    """The article in HOSTILE, with findings of words, of a whole line, across lines, and of something missing."""
    article = read("berita/nakal 100%#1.txt", HOSTILE, None)
    source = article.source
    line = source.index("::error")
    spans = [
        (source.index("memicu"), source.index("memicu") + 6),
        (source.index("<script>"), line),
        (line, len(source) - 2),
        (source.index("👩"), source.index(" Wali")),
        (0, 0),
    ]
    return Checked(
        article,
        "id",
        tuple(
            Finding(
                start,
                end,
                rule=f"id/loaded/rule-{number}",
                code=f"LOD00{number}",
                family="loaded",
                level=LEVELS[number % 3],
                message=f"Mengapa “{source[start:end]}”?",
                text=source[start:end],
                fingerprint="00000000000000ff",
                fix=Fix("👧 <b>\u00e9</b> ]]>", "unsafe"),
                sentence=Span(0, line - 4) if end < line else None,
            )
            for number, (start, end) in enumerate(spans)
        ),
        crashes=("id/x/y: KeyError: '<a>'",),
    )


@pytest.fixture(scope="session")
def rules() -> Mapping[str, Rule]:
    """The rules that the findings of `checked` name, as a pack would give them."""
    return {name: _rule(name) for name in ("id/attribution/vague-source", "id/loaded/verdict", "id/loaded/rule-0")}


def _rule(name: str) -> Rule:
    return Rule(
        name,
        "phrases",
        "ATT002",
        {"id": "Sumber “{match}” tidak dikenali.", "en": "“{match}” cannot be identified."},
        "Pembaca berhak tahu <siapa>.\n\nAlasan kedua [klik](x).",
        "warning",
        (),
        (),
        {},
        None,
        basis="KEJ 3",
        links=("https://contoh.example/kej", "javascript:alert(1)"),
        formerly=("id/attribution/old-name",),
        flags=("[[Sejumlah pengamat -> Dua pengamat]] menilai <b>.",),
        passes=("Pengamat Tono Wirya menilai.",),
    )


@pytest.fixture(scope="session")
def interfaces() -> Mapping[str, Mapping[str, str]]:
    """The wording that ships, by language."""
    return {path.parent.name: yaml.safe_load(path.read_text("utf-8")) for path in shipped().glob("*/interface.yaml")}


@pytest.fixture
def style(interfaces: Mapping[str, Mapping[str, str]], rules: Mapping[str, Rule]) -> Style:
    return Style(width=90, interfaces=interfaces, rules=rules)
