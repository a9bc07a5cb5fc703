"""Charts: which are drawn, of what, and that the page can show them."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from newslint.archive import charts
from newslint.archive.figures import SMALL, Figure, Filled

MARKS = {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", ""]}
COLUMNS = {
    "bars": ("outlet", "articles", "words", "findings", "per_1000"),
    "line": ("month", "articles", "words", "findings", "per_1000"),
    "lines": ("month", "family", "articles", "words", "findings", "per_1000"),
    "heat": ("outlet", "family", "articles", "words", "findings", "per_1000"),
}
GROUPS = {"outlet": ("Harian <Wirasari>", "Warta Tirta", "Kecil", None), "month": ("2024-11", "2025-01", "2025-02", None)}


def filled(kind: str) -> Filled:
    """Three groups with a name, of which the third of outlets has few articles, and one without."""
    rows = []
    for at, group in enumerate(GROUPS[COLUMNS[kind][0]]):
        count = SMALL - 1 if group == "Kecil" else 1234
        for family in ("loaded", "headline") if "family" in COLUMNS[kind] else ("",):
            rows.append((group, *([family] if family else []), count, 1000, 10, 1.5 + at))
    return Filled(Figure("x", "select 1", chart=kind), "select 1", COLUMNS[kind], list(rows), len(rows))


def drawn(kind: str) -> str:
    return charts.svg(
        filled(kind), lambda column, value: f"{value:,}".replace(",", ".") if column == "articles" else str(value), "per 1.000 kata", MARKS
    )


@pytest.mark.parametrize("kind", COLUMNS)
def test_a_chart_is_svg_that_loads_nothing_and_styles_nothing(kind: str) -> None:
    root = ElementTree.fromstring(drawn(kind))
    assert {element.tag.rpartition("}")[2] for element in root.iter()} <= {"svg", "g", "path", "line", "text", "rect", "defs", "clipPath"}
    assert not [name for element in root.iter() for name in element.attrib if name in ("style", "href") or name.startswith("on")]


@pytest.mark.parametrize("kind", COLUMNS)
def test_the_style_sheet_has_every_colour_that_is_drawn(kind: str) -> None:
    css = Path(charts.__file__).with_name("report.css").read_text("utf-8")
    colours = set(re.findall(r'(?:fill|stroke)="#\w+"', drawn(kind)))
    assert charts.BAR in "".join(colours)
    assert [each for each in colours if f"[{each}]" not in css] == []


def test_names_are_told_with_their_articles_and_figures_with_their_marks() -> None:
    texts = [element.text for element in ElementTree.fromstring(drawn("bars")).iter() if element.tag.endswith("text")]
    assert "Harian <Wirasari> (1.234)" in texts
    assert {"1,50", "2,50"} <= set(texts)
    assert not [text for text in texts if text and "Kecil" in text]


def test_a_line_is_broken_where_months_are_missing() -> None:
    paths = [element.get("d", "") for element in ElementTree.fromstring(drawn("line")).iter() if element.get("fill") is None]
    assert len([path for path in paths if path.count("L") == 1]) == 1


def test_one_group_alone_is_not_drawn() -> None:
    whole = filled("bars")
    assert charts.svg(Filled(whole.figure, whole.sql, whole.columns, whole.rows[1:], 3), lambda _, value: str(value), "", MARKS) == ""
