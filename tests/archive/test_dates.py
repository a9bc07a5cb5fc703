"""Dates as archives store them, and the month they are in."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from newslint.archive.dates import months
from newslint.language import Language


@pytest.fixture(scope="session")
def names(languages: Mapping[str, Language]) -> Mapping[str, int]:
    return {name: number for language in languages.values() for name, number in language.months.items()}


@pytest.mark.parametrize(
    ("date", "month"),
    [
        ("2025-06-18", "2025-06"),
        ("2025-06-18T14:05:00+07:00", "2025-06"),
        ("2019-10-09 00:00:00", "2019-10"),
        ("2025/6/1", "2025-06"),
        ("2025.06.18", "2025-06"),
        ("2025-06", "2025-06"),
        ("20250618", "2025-06"),
        ("20250618T140500Z", "2025-06"),
        ("1898-02-03", "1898-02"),
        ("Diperbarui 18 Jun 2025, 14:05 WIB", "2025-06"),
        ("Senin, 3 Februari 2025", "2025-02"),
        ("Tayang: Selasa, 10 Juni 2025 08:29 WIB", "2025-06"),
        ("09 Juni 2025 |21:11 WIB", "2025-06"),
        ("Rabu, 11 Juni 2025 - 08.50 WIB", "2025-06"),
        ("17 Agustus 2024", "2024-08"),
        ("5 Nopember 1998", "1998-11"),
        ("Juli 2024", "2024-07"),
        ("Sep 19, 2019", "2019-09"),
        ("September 19th, 2019", "2019-09"),
        ("Thu, 01 Dec 2011 07:00:00 GMT", "2011-12"),
        ("10-Sep-19", "2019-09"),
        ("10-Okt-98", "1998-10"),
        ("10/20/2025 20:50", "2025-10"),
        ("20/10/2025", "2025-10"),
        ("31-3-2022", "2022-03"),
        ("5/5/2025", "2025-05"),
        ("Harian Wirasari - 25/05/2024, 18:51 WIB", "2024-05"),
        ("", None),
        ("kemarin", None),
        ("2004/2005", None),
        ("2024/25", None),
        ("2025", None),
        ("Juni", None),
        ("3 Juni", None),
        ("Sep 19", None),
        ("12/05/2024", None),
        ("12/05/24", None),
        ("2025-13-01", None),
        ("32/13/2024", None),
        ("14:05 WIB", None),
    ],
)
def test_the_month_of_a_date(date: str, month: str | None, names: Mapping[str, int]) -> None:
    assert months([("", date)], names).get(("", date)) == month


@pytest.mark.parametrize(
    ("other", "month"), [("20/05/2024", "2024-05"), ("05/20/2024", "2024-12"), ("20 Mei 2024", None), ("20-5-2024", None)]
)
def test_an_outlet_shows_by_its_other_dates_which_figure_is_the_day(other: str, month: str | None, names: Mapping[str, int]) -> None:
    dates = [("Harian Wirasari", "12/05/2024"), ("Harian Wirasari", other), ("Warta Tirta", "12/05/2024")]
    found = months(dates, names)
    assert found.get(dates[0]) == month
    assert dates[2] not in found


def test_an_outlet_that_writes_both_ways_shows_nothing(names: Mapping[str, int]) -> None:
    dates = [("a", "12/05/2024"), ("a", "20/05/2024"), ("a", "05/20/2024")]
    assert dates[0] not in months(dates, names)
