from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.annotators.zones import zones
from newslint.article import Article
from newslint.document import Document
from newslint.language import Language
from newslint.spans import Span
from tests.annotators.structure import BAD_TEXT, document

Languages = Mapping[str, Language]

BODY = "Pemerintah Kota Sukamaju menambah dua armada bus kota mulai pekan depan, kata Kepala Dinas Perhubungan Rina Wulandari."
STORY = "The council in Northbridge approved a new bus depot on Tuesday after two hours of debate, the mayor's office said."


def outline(doc: Document) -> list[tuple[str, str]]:
    """Each zone's name and its text without the white space around it."""
    return [(zone.name, doc.slice(zone).strip(" \n\r\xa0")) for zone in doc[zones]]


@pytest.mark.parametrize(
    ("dateline", "code"),
    [
        ("JAKARTA, KOMPAS.com - ", "id"),
        ("Liputan6.com, Jakarta - ", "id"),
        ("Liputan6.com, Jakarta -", "id"),
        ("Liputan6.com, Jakarta", "id"),
        ("Liputan6.com, New York", "id"),
        ("Liputan6.com, Jakarta ", "id"),
        ("Jakarta - ", "id"),
        ("Jakarta -", "id"),
        ("JAKARTA- ", "id"),
        ("JAKARTA-", "id"),
        ("Seoul | EGINDO.co – ", "id"),
        ("Pyongyang EKOIN.CO – ", "id"),
        ("TRIBUNNEWS.COM, JAKARTA - ", "id"),
        ("TRIBUN-BALI.COM, DENPASAR -- ", "id"),
        ("POSMETRO MEDAN– ", "id"),
        ("JAKARTA (ANTARA) - ", "id"),
        ("Jakarta (ANTARA News) - ", "id"),
        ("Bisnis.com , JAKARTA -- ", "id"),
        ("suara.com - ", "id"),
        ("TEMPO.CO, Jakarta - ", "id"),
        ("Jakarta, CNN Indonesia -- ", "id"),
        ("Jakarta, 12 Juni 2025 – ", "id"),
        ("Deli Serdang - ", "id"),
        ("- ", "id"),
        ("– ", "id"),
        ("LONDON (Reuters) — ", "en"),
        ("(Reuters) - ", "en"),
        ("SYDNEY/LONDON (Reuters) - ", "en"),
        ("MAPLETON, Mexico (Reuters) - ", "en"),
        ("WASHINGTON — ", "en"),
        ("WASHINGTON ― ", "en"),
        ("NEW YORK, Oct. 12 (Xinhua) -- ", "en"),
        ("(CNN)", "en"),
    ],
)
def test_datelines(dateline: str, code: str, languages: Languages) -> None:
    body = BODY if code == "id" else STORY
    assert outline(document(dateline + body, languages, code)) == [("dateline", dateline.strip()), ("body", body)]
    headed = document("Bus Baru untuk Sukamaju\n\n" + dateline + body, languages, code)
    assert outline(headed)[1:] == [("dateline", dateline.strip()), ("body", body)]


@pytest.mark.parametrize(
    "lines",
    [
        ["JAKARTA, KOMPAS.com", "- "],
        ["Kampung Melati", "-"],
        ["Jakarta", "-"],
        ["BOGOR, KOMPAS.com –"],
        ["Kamis, 12 Juni 2025 | 14:05 WIB"],
        ["Kamis, 12 Juni 2025 14.05 WIB", "Jakarta -"],
    ],
)
def test_datelines_over_several_lines(lines: list[str], languages: Languages) -> None:
    glue = "" if lines[-1] == "- " else "\n"
    found = outline(document("Bus Baru untuk Sukamaju\n\n" + "\n".join(lines) + glue + BODY, languages))
    assert found == [("headline", "Bus Baru untuk Sukamaju"), *(("dateline", line.strip()) for line in lines), ("body", BODY)]


@pytest.mark.parametrize(
    "text",
    [
        "Wali Kota Rina Wulandari - yang baru dilantik - meninjau terminal itu pada Senin pagi bersama jajarannya.",
        "Anti-Korupsi menjadi tema seminar yang digelar di kampus itu pada Senin pagi.",
        "Kereta Jakarta-Bandung kembali beroperasi mulai Senin pagi setelah perbaikan jalur selesai.",
        "B-52 terbang di atas perairan itu pada Senin pagi.",
        "APAKAH harga beras akan turun? Begini penjelasan dinas.",
    ],
)
def test_what_is_no_dateline(text: str, languages: Languages) -> None:
    assert [name for name, _ in outline(document(text, languages))] == ["body"]


@pytest.mark.parametrize(
    ("line", "gap"),
    [
        ("Bus Baru untuk Warga Sukamaju", "\n"),
        ("Bus Baru untuk Warga Sukamaju", "\n\n"),
        ("Harga naik lagi, warga kampung mulai resah", "\n\n"),
        ("Kapan Bus Baru Tiba di Sukamaju?", "\n"),
        ("'Kami Siap!' Rina Jawab Kritik soal Bus", "\r\n\r\n"),
        ("Bus baru tiba, ini jadwalnya...", "\n\n"),
        ("MotoGP 2031 - Sari Menang di Sukamaju", "\n"),
        ("7 Jalur Bus yang Akan Dibuka Tahun Ini", "\n"),
    ],
)
def test_first_lines_that_are_headlines(line: str, gap: str, languages: Languages) -> None:
    assert outline(document(line + gap + BODY, languages)) == [("headline", line), ("body", BODY)]


@pytest.mark.parametrize(
    "first",
    [
        "Warga Desa Sukamaju menolak rencana itu.",
        "Poin penting yang dibahas:",
        "- Jalur pertama dibuka",
        "pemerintah kota menambah armada",
        '"Kami siap," kata Rina.',
    ],
)
def test_first_lines_that_are_not(first: str, languages: Languages) -> None:
    assert "headline" not in [name for name, _ in outline(document(first + "\n" + BODY, languages))]


def test_a_headline_alone_is_one_when_written_like_one(languages: Languages) -> None:
    assert outline(document("Bus Baru Tiba di Sukamaju, Warga Antre", languages)) == [
        ("headline", "Bus Baru Tiba di Sukamaju, Warga Antre")
    ]
    assert outline(document("warga antre bus baru di terminal", languages))[0][0] == "body"


def test_the_title_of_the_front_matter_is_the_headline(languages: Languages) -> None:
    source = f"---\ntitle: Bus Baru Tiba\n---\nWarga Menunggu Lama\n\n{BODY}\n"
    start = source.index("Bus")
    blank = "".join(char if char == "\n" else " " for char in source[: source.index("Warga")])
    text = blank + source[len(blank) :]
    doc = Document(Article("a.md", source, text, title=Span(start, start + 13)), languages["id"])
    assert {doc.article.source[zone.start : zone.end].strip() for zone in doc[zones] if zone.name == "headline"} == {"Bus Baru Tiba"}
    again = source.replace("Warga Menunggu Lama", "# Bus Baru Tiba")
    doc = Document(
        Article("a.md", again, " " * again.index("# ") + again[again.index("# ") :], title=Span(start, start + 13)), languages["id"]
    )
    assert [zone.name for zone in doc[zones]] == ["residue", "headline", "residue", "body"]


def test_an_article_from_top_to_bottom(languages: Languages) -> None:
    lines = [
        ("headline", "Bus Baru untuk Sukamaju"),
        ("credit", "Penulis: Sari Lestari"),
        ("caption", "Foto: Terminal Sukamaju pada Senin pagi (Sari/Harian Kita)"),
        ("body", BODY),
        ("residue", "Baca Juga: Harga Tiket Bus Naik"),
        ("subhead", "Jalur yang Akan Dibuka"),
        ("body", "Jalur itu akan melewati pasar, sekolah, dan rumah sakit sebelum kembali ke terminal."),
        ("body", "Jalur yang dibuka:"),
        ("bullet", "- Sukamaju ke Sukamulya"),
        ("bullet", "2) Sukamulya ke Sukaraja"),
        ("bullet", "• Sukaraja ke Sukamaju"),
        ("subhead", "Kapan mulai beroperasi?"),
        ("body", "Dinas belum menetapkan tanggalnya, tetapi uji coba akan berlangsung selama dua pekan."),
        ("credit", "Sumber : CNA/SL"),
        ("credit", "(abc/def)"),
    ]
    text = "\n".join(line for _, line in lines)
    assert outline(document(text, languages, residue=["Baca Juga: Harga Tiket Bus Naik", "Sumber : CNA/SL"])) == lines


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Sumber : CNA/SL", "id"),
        ("Sumber: Harian Kita", "id"),
        ("Editor : Sari Lestari", "id"),
        ("Laporan Wartawan Harian-Kita.com,Sari Lestari", "id"),
        ("Oleh Sari Lestari", "id"),
        ("ANTARA", "id"),
        ("(ANTARA)", "id"),
        ("CNA/SL", "id"),
        ("(Sari Lestari)", "id"),
        ("(*)", "id"),
        ("By Jane Doe and John Roe", "en"),
        ("Source: Reuters", "en"),
        ("Reporting by Jane Doe; editing by John Roe", "en"),
    ],
)
def test_credit_lines(line: str, code: str, languages: Languages) -> None:
    body = BODY if code == "id" else STORY
    assert outline(document(f"{body}\n{body}\n{line}", languages, code))[-1] == ("credit", line)


@pytest.mark.parametrize(
    "line",
    [
        "Sumber air di desa itu mengering sejak Juni.",
        "Oleh karena itu, warga menolak.",
        "Wartawan: Kapan bus itu tiba?",
        "Antara lain beras dan gula.",
    ],
)
def test_prose_is_no_credit(line: str, languages: Languages) -> None:
    assert outline(document(f"{BODY}\n{line}", languages))[-1][0] == "body"


@pytest.mark.parametrize(
    ("line", "over"),
    [
        ("Rencana Dua Jalur Baru", BODY),
        ("1. Jalur Pasar Sukamaju", BODY),
        ("Siapa yang akan naik?", BODY),
    ],
)
def test_subheads(line: str, over: str, languages: Languages) -> None:
    assert ("subhead", line) in outline(document(f"{BODY}\n{line}\n{over}", languages))


@pytest.mark.parametrize(
    ("line", "over"),
    [
        ("Warga menolak rencana itu.", BODY),
        ("Jalur baru itu:", BODY),
        ("Kota Sukamaju", "menambah dua armada bus mulai pekan depan, kata kepala dinas perhubungan setempat."),
        ("Kota Sukamaju", "Sukamulya"),
        ("kota sukamaju", BODY),
        ('"Kami Siap Menambah"', BODY),
        ("Rina, Sari, Dewi, dan Budi dari Dinas (Dishub)", BODY),
    ],
)
def test_short_lines_that_are_no_subheads(line: str, over: str, languages: Languages) -> None:
    assert "subhead" not in [name for name, _ in outline(document(f"{BODY}\n{line}\n{over}", languages))]


def test_the_title_of_a_link_is_residue_with_its_announcement(languages: Languages) -> None:
    found = outline(document(f"{BODY}\nBaca juga:\nHarga Tiket Bus Naik\n{BODY}", languages, residue=["Baca juga:"]))
    assert [name for name, _ in found] == ["body", "residue", "residue", "body"]


def test_quotations_in_body_and_bullets_only(languages: Languages) -> None:
    text = f'Bus "Baru" untuk Sukamaju\n\n{BODY}\n- Jalur "Pasar" dibuka\nFoto: Terminal "Baru" (Sari)\nIa berkata, "Kami siap."'
    assert [zone for zone in outline(document(text, languages)) if zone[0] == "quote"] == [("quote", '"Pasar"'), ("quote", '"Kami siap."')]


def test_residue_cuts_a_paragraph_and_a_quotation(languages: Languages) -> None:
    found = outline(document('Bus itu tiba. [iklan] Warga berkata, "Kami [iklan] siap."', languages, residue=["[iklan]"]))
    assert [name for name, _ in found] == ["body", "residue", "body", "quote", "residue", "quote"]


@pytest.mark.parametrize(
    "line",
    [
        "Bus baru di terminal. Foto: Sari Lestari",
        "Dok. Harian Kita Bus baru di terminal",
        "(Foto: Sari/Harian Kita)",
        "Bus baru di terminal (Foto: Sari)",
    ],
)
def test_captions(line: str, languages: Languages) -> None:
    assert outline(document(f"{BODY}\n{line}\n{BODY}", languages))[1] == ("caption", line)


def test_photo_credit_in_a_paragraph_is_caption(languages: Languages) -> None:
    found = outline(document(f"{BODY} (Foto: Sari Lestari)", languages))
    assert found[-1] == ("caption", "(Foto: Sari Lestari)")


@settings(derandomize=True, max_examples=100, deadline=None)
@given(
    text=st.text(st.sampled_from(BAD_TEXT), max_size=80),
    code=st.sampled_from(["id", "en"]),
    cuts=st.lists(st.integers(0, 80), max_size=4),
    title=st.one_of(st.none(), st.tuples(st.integers(0, 80), st.integers(0, 80))),
    wrapped=st.booleans(),
)
def test_zones_partition_any_text(
    text: str, code: str, cuts: list[int], title: tuple[int, int] | None, wrapped: bool, languages: Languages
) -> None:
    span = Span(min(title), min(max(title), len(text))) if title else None
    residue = [Span(cut, cut + 7) for cut in sorted(cuts)]
    doc = Document(Article("x", text, text, title=span, wrapped=wrapped), languages[code], residue=residue)
    assert "".join(doc.slice(zone) for zone in doc[zones]) == text
    assert all(zone.start < zone.end for zone in doc[zones])
