from __future__ import annotations

from collections.abc import Mapping

import pytest

from newslint.annotators.datelines import LONGEST, dash_end, dateline_end, is_dash, is_date_line, is_place_line
from newslint.language import Language

Languages = Mapping[str, Language]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jakarta - Bus tiba.", "Jakarta - "),
        ("Kampung Melati - Bus tiba.", "Kampung Melati - "),
        ("kita.com - Bus tiba.", "kita.com - "),
        ("Kita.com, JakartaBus tiba.", "Kita.com, Jakarta"),
        ("Kita.com, Jakarta Bus tiba.", "Kita.com, Jakarta "),
        ("(Kita) Bus tiba.", "(Kita) "),
        ("Bus tiba di Jakarta - begitu kata warga.", ""),
        ("Musim 2031 - Bus tiba.", ""),
        ("Anti-Korupsi itu tema.", ""),
        ("-", ""),
        ("", ""),
    ],
)
def test_where_the_story_begins(text: str, expected: str, languages: Languages) -> None:
    assert text[: dateline_end(text, 0, len(text), languages["id"])] == expected


def test_a_dateline_has_an_end(languages: Languages) -> None:
    text = "Aa " * 5_000 + "- Bus"
    assert dateline_end(text, 0, len(text), languages["id"]) == 0
    assert dateline_end("Jakarta, " * 2 * LONGEST, 0, 18 * LONGEST, languages["id"]) == 0


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("JAKARTA, KOMPAS.com", True),
        ("Jakarta", True),
        ("MEDAN", True),
        ("Jakarta (ANTARA)", True),
        ("Bus Baru untuk Warga, Rina Senang", False),
        ("Warga resah", False),
        ("", False),
    ],
)
def test_place_lines(line: str, expected: bool, languages: Languages) -> None:
    assert is_place_line(line, languages["id"]) is expected


@pytest.mark.parametrize(
    ("line", "code", "expected"),
    [
        ("Kamis, 12 Juni 2025 | 14:05 WIB", "id", True),
        ("Senin (9/6/2025)", "id", True),
        ("Tuesday, 5 March 2030, 10:15 GMT", "en", True),
        ("Kamis bus tiba", "id", False),
        ("Kamis, 12 Juni 2025, bus tiba", "id", False),
        ("12.000 bus", "id", False),
    ],
)
def test_date_lines(line: str, code: str, expected: bool, languages: Languages) -> None:
    assert is_date_line(line, languages[code]) is expected


def test_dashes_without_a_place() -> None:
    assert [is_dash(line) for line in ("-", "–", "--", "", "- a", "---")] == [True, True, True, False, False, False]
    assert [dash_end(line, 0, len(line)) for line in ("- Bus", "–\xa0Bus", "Bus", "-")] == [2, 2, 0, 0]
