from __future__ import annotations

from collections.abc import Mapping

import pytest

from newslint.archive.evidence import WEIGHTS, Outlet, PageWords, evidence, reasons, score
from newslint.archive.repeats import Masks, Repeat, Story
from newslint.archive.traces import Trace
from newslint.language import Language


def judged(
    languages: Mapping[str, Language], text: str, kind: str = "line", titles: tuple[str, ...] = ("Banjir", "Pasar", "Harga", "Jalan")
) -> float:
    masks = Masks(languages.values())
    trace = Trace("kabartirta.com", Repeat(kind, masks.key(text), text, 1))
    for number, title in enumerate(titles):
        repeat = Repeat(kind, masks.key(text), text, 1, f"Judul {number}" if kind == "opening" else "")
        story = Story(
            str(number), "a:1", "kabartirta.com", title, ("Warga pulang.", text, "Jalan dibuka.", "Ya.", "Sudah."), "", f"2025-01-0{number}"
        )
        trace.note(story, repeat, titled=False)
    return score(evidence(trace, Outlet("kabartirta.com", 40, 20), PageWords(languages.values())))


@pytest.mark.parametrize(
    "text",
    [
        "Baca juga artikel terkait",
        "SCROLL TO CONTINUE WITH CONTENT",
        "Ikuti saluran WhatsApp Kabar Tirta di sini",
        "Sign up for our newsletter",
        "(ran/lpr)",
        "Klik tautan ini untuk berlangganan",
    ],
)
def test_what_a_page_says_is_likely(languages: Mapping[str, Language], text: str) -> None:
    assert judged(languages, text) > 0.5


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Timnas Wirasari", ("Timnas Menang", "Timnas Kalah", "Timnas Seri", "Pelatih Timnas")),
        ("“Kami akan memperbaiki jembatan itu.”", ("Jembatan Rusak", "Jembatan Tutup", "Jembatan Buka", "Jembatan Baru")),
        ("Gempa itu berpusat di laut pada kedalaman 10 kilometer.", ("Gempa Tirta", "Gempa Sari", "Gempa Wira", "Gempa Lagi")),
        ("Reuters", ("Banjir", "Pasar", "Harga", "Jalan")),
    ],
)
def test_what_news_repeats_is_not(languages: Mapping[str, Language], text: str, titles: tuple[str, ...]) -> None:
    assert judged(languages, text, titles=titles) < 0.5


def test_every_weight_is_of_some_evidence_and_reasons_name_the_gravest(languages: Mapping[str, Language]) -> None:
    trace = Trace("kabartirta.com", Repeat("line", "baca juga", "Baca Juga", 1))
    trace.note(
        Story("1", "a:1", "kabartirta.com", "", ("Warga pulang.", "Baca Juga"), "", ""),
        Repeat("line", "baca juga", "Baca Juga", 1),
        titled=False,
    )
    found = evidence(trace, Outlet("kabartirta.com", 40, 20), PageWords(languages.values()))
    assert set(WEIGHTS) <= set(found)
    assert all(0 <= value <= 1 for value in found.values())
    assert "invites" in reasons(found)[0]
    assert not set(reasons(found)[0]) & set(reasons(found)[1])
