from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.kinds import weekday

DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
KEYS: dict[str, Any] = {"days": DAYS, "months": MONTHS, "parts": ("malam", "dini hari", "tanggal")}

CASES: list[tuple[str, list[tuple[str, str]]]] = [
    # text, (day and date found, the day it falls on)
    ("Jembatan dibuka Senin (10/6/2025).", [("Senin (10/6/2025)", "Selasa")]),
    ("Jembatan dibuka Selasa (10/6/2025).", []),
    ("Rapat digelar KAMIS malam, 20 JUNI 2025, di Tirta.", [("KAMIS malam, 20 JUNI 2025", "Jumat")]),
    ("Rapat digelar Rabu dini hari tanggal 1-1-2025.", []),
    ("Rapat digelar Kamis dini hari tanggal 1-1-2025.", [("Kamis dini hari tanggal 1-1-2025", "Rabu")]),
    ("Pameran Selasa-Rabu (28-29/11/2023) dan Sabtu (10/6) ramai.", []),
    ("Ia lahir Minggu (31/2/2025) atau Senin (10/16/2025).", []),
    ("Rapat Minggu lalu, 12 Mei 2025, batal.", []),
    ("Pada Senin (3/6/2025) dan\r\nRabu (4/6/2025).", [("Senin (3/6/2025)", "Selasa")]),
    ("Pada Senin\n(3/6/2025).", [("Senin\n(3/6/2025)", "Selasa")]),
    ("Pada Senin\r\n(3/6/2025) dan\rRabu,\r\n3 Juni\r2025.", [("Senin\r\n(3/6/2025)", "Selasa"), ("Rabu,\r\n3 Juni\r2025", "Selasa")]),
    ("Pada Senin  (10/6/2025).", [("Senin  (10/6/2025)", "Selasa")]),
    (
        "Pada Senin\u00ad (10/6/2025) dan Senin,\u00a010\u00a0Juni 2025.",
        [("Senin\u00ad (10/6/2025)", "Selasa"), ("Senin,\u00a010\u00a0Juni 2025", "Selasa")],
    ),
    ("Pada Senin, 3 Agu\u017ftus 2025.", []),
    ("Pada Sabtu (29/2/2020) dan Sabtu (29/2/1900).", []),
]


@pytest.mark.parametrize(("text", "found"), CASES)
def test_days_and_their_dates(judge: Any, text: str, found: list[tuple[str, str]]) -> None:
    assert [(match.text, match.fields["day"]) for match in judge("weekday", text, **KEYS)] == found


ENGLISH: list[tuple[str, list[tuple[str, str]]]] = [
    ("It opens on Monday, June 10, 2025.", [("Monday, June 10, 2025", "Tuesday")]),
    ("It opens on Monday 10th of June 2025.", [("Monday 10th of June 2025", "Tuesday")]),
    ("It opens on Tuesday, June 10, 2025, or Tuesday 10 June 2025.", []),
    ("It opens on Monday, 10/6/2025.", []),
]


@pytest.mark.parametrize(("text", "found"), ENGLISH)
def test_dates_with_the_month_first(judge: Any, text: str, found: list[tuple[str, str]]) -> None:
    days = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    months = ("January", "February", "March", "April", "May", "June", *("July", "August", "September", "October", "November", "December"))
    matches = judge("weekday", text, lang="en", days=days, months=months, month_first=True)
    assert [(match.text, match.fields["day"]) for match in matches] == found


def test_days_and_months_are_words_and_no_expressions(judge: Any) -> None:
    short = ("Jan.", "Feb.", "Mar.", "Apr.", "Mei", "Jun.", "Jul.", "Agu.", "Sep.", "Okt.", "Nov.", "Des.")
    matches = judge("weekday", "Pada Senin, 3 Jun. 2025 dan Senin, 3 June 2025.", **KEYS | {"months": short})
    assert [match.text for match in matches] == ["Senin, 3 Jun. 2025"]


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.integers(0, 200 * 365))
def test_equals_the_calendar(days: int) -> None:
    day = date(1900, 1, 1) + timedelta(days)
    assert weekday.weekday(day.day, day.month, day.year) == day.weekday()


@pytest.mark.parametrize("keys", [{"days": DAYS[:6]}, {"days": DAYS[:6] + DAYS[:1]}, {"months": MONTHS[:11]}])
def test_refuses_weeks_and_years_that_are_none(keys: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"days|months"):
        weekday.Options(**{**KEYS, **keys})
