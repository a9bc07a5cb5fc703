"""Articles with their fixes: what bytes they become, and when they are left as they are."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from newslint.errors import Problem
from newslint.finding import Checked
from newslint.mend import Changed, Mended, diff, encoded, mend
from newslint.session import Request, Session
from newslint.spans import Span

BAD = "Wali Kota Wirasaba membuka pasar baru.\nAdvertisement\nPasar itu melayani warga apapun keperluannya – “murah”.\n"
GOOD = "Wali Kota Wirasaba membuka pasar baru.\nPasar itu melayani warga apa pun keperluannya – “murah”.\n"


@pytest.fixture(scope="module")
def session() -> Session:
    return Session(Request(no_config=True, language="id", select=("BPL003", "LNG001")))


def everything(checked: Checked) -> Changed:
    return None


def all_of(checked: Checked, spans: Changed) -> Checked:
    return checked


def mended(session: Session, data: bytes, path: str = "a.txt") -> Mended:
    result = mend(session, path, data, everything, all_of)
    assert isinstance(result, Mended)
    return result


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (b"", "windows-1252"),
    ],
)
def test_encoding_mark_and_line_ends_stay(session: Session, mark: bytes, encoding: str, end: str) -> None:
    result = mended(session, mark + BAD.replace("\n", end).encode(encoding))
    assert result.problem is None
    assert result.new == mark + GOOD.replace("\n", end).encode(encoding)
    assert (result.fixes, result.after.findings) == (2, ())


def test_nothing_to_fix_is_nothing_changed(session: Session) -> None:
    result = mended(session, GOOD.encode())
    assert (result.new, result.fixes, list(diff(result))) == (GOOD.encode(), 0, [])
    assert result.after is result.before


def test_markup_is_left_alone(session: Session) -> None:
    text = "---\ntitle: Warga apapun\n---\n# Pasar\n\n`apapun` *apapun* [apapun](apapun.html)\n"
    expected = "---\ntitle: Warga apa pun\n---\n# Pasar\n\n`apapun` *apa pun* [apa pun](apapun.html)\n"
    assert mended(session, text.encode(), "a.md").new.decode() == expected


def test_only_what_counts_is_fixed(session: Session) -> None:
    """And after the first round it is still known where that was."""

    def third_line(checked: Checked) -> Changed:
        at = checked.article.source.index("Pasar itu")
        return (Span(at, len(checked.article.source)),)

    def inside(checked: Checked, spans: Changed) -> Checked:
        from newslint.changed import only

        return only(checked, spans)

    result = mend(session, "a.txt", BAD.encode(), third_line, inside)
    assert isinstance(result, Mended)
    assert result.new.decode() == BAD.replace("apapun", "apa pun")
    assert result.changed == third_line(result.after)


def test_suggestions_wait(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("newslint.yaml").write_text("rules: {LNG001: {safety: unsafe}}\n", "utf-8")
    session = Session(Request(language="id", select=("LNG001",)))
    assert mended(session, BAD.encode()).fixes == 0
    result = mend(session, "a.txt", BAD.encode(), everything, all_of, unsafe=True)
    assert isinstance(result, Mended)
    assert result.fixes == 1


def test_what_cannot_be_read_or_written_back(session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(mend(session, "a.txt", b"\0\0\0", everything, all_of), Problem)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "house" / "id" / "x").mkdir(parents=True)
    rule = "check: swap\ncode: XYZ001\nlevel: note\nsay: {id: '{match}'}\nwhy: x\n"
    rule += "swap: {arti: 意味}\nflags: ['Kata itu punya [[arti -> 意味]].']\npasses: ['Kata itu.']\n"
    (tmp_path / "house" / "id" / "x" / "sinonim.yaml").write_text(rule, "utf-8")
    Path("newslint.yaml").write_text("packs: [house]\n", "utf-8")
    narrow = Session(Request(language="id", select=("XYZ001",), encoding="windows-1252"))
    result = mended(narrow, b"Kata itu punya arti.")
    assert result.problem == Problem("a.txt", "not fixed: cp1252 has no “意味”", "save the file as UTF-8")
    assert result.new == result.old


def test_fixes_that_contradict_each_other_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, code, swap in (("maju", "XYZ001", "lampau: lalu"), ("mundur", "XYZ002", "lalu: lampau")):
        path = tmp_path / "house" / "id" / name / "kata.yaml"
        path.parent.mkdir(parents=True)
        bad, good = swap.split(": ")
        path.write_text(
            f"check: swap\ncode: {code}\nlevel: note\nsay: {{id: '{{match}}'}}\nwhy: x\nswap: {{{swap}}}\n"
            f"flags: ['Masa [[{bad} -> {good}]].']\npasses: ['Masa itu.']\n",
            "utf-8",
        )
    Path("newslint.yaml").write_text("packs: [house]\n", "utf-8")
    result = mended(Session(Request(language="id", select=("XYZ001", "XYZ002"))), b"Masa lampau itu.")
    assert result.problem is not None
    assert result.problem.what == "fixes undo each other"


def test_a_rule_that_tells_one_place_a_round_mends_them_all() -> None:
    session = Session(Request(language="id", select=("LNG003",)))
    text = "Pasar Tirta dibuka.\n" + "Warga datang , lalu membeli beras di pasar itu.\n" * 30
    result = mended(session, text.encode())
    assert (result.problem, result.new.decode()) == (None, text.replace(" ,", ","))


def test_a_diff_that_patch_understands(session: Session) -> None:
    shown = "".join(diff(mended(session, BAD.rstrip("\n").encode())))
    assert shown == (
        "--- a/a.txt\n+++ b/a.txt\n@@ -1,3 +1,2 @@\n Wali Kota Wirasaba membuka pasar baru.\n-Advertisement\n"
        "-Pasar itu melayani warga apapun keperluannya – “murah”.\n\\ No newline at end of file\n"
        "+Pasar itu melayani warga apa pun keperluannya – “murah”.\n\\ No newline at end of file\n"
    )


def test_bytes_as_they_were() -> None:
    assert encoded("é", "utf-8", codecs.BOM_UTF8 + b"x") == codecs.BOM_UTF8 + "é".encode()
    assert encoded("é", "utf-8", b"x") == "é".encode()
