"""Charts as SVG: Vega-Lite specifications drawn without a browser, in colours that the page's style sheet gives.

The SVG carries no text for readers that see none: the table beside it has the same figures, and more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from newslint.archive.figures import SMALL, Filled
from newslint.errors import NewslintError, Problem

Spec = dict[str, Any]
Name = Callable[[str, str], str]
"""What a value of a column is called."""
INK, GRID, AXIS, BAR = "#000", "#ddd", "#888", "#4c78a8"
"""As they stand in the SVG; `report.css` has what they look like."""
VERSION = "5.20"
MOST = 25
"""Bars in a chart."""
_CONFIG = {
    "aria": False,
    "background": None,
    "font": "sans-serif",
    "view": {"stroke": None},
    "axis": {"labelFontSize": 11, "titleFontSize": 11, "titleFontWeight": "normal", "labelLimit": 220, "domain": False, "ticks": False},
    "axisY": {"labelPadding": 6, "minExtent": 26},
    "padding": {"left": 30, "right": 10, "top": 4, "bottom": 4},  # the page's letters may be wider than those measured here
    "header": {"labelFontSize": 11, "labelFontWeight": "bold", "labelPadding": 2, "labelAnchor": "start"},
}


def svg(filled: Filled, name: Name, title: str, locale: Mapping[str, Any]) -> str:
    """The chart of a figure; empty where it has none, or fewer than two things to compare. `title` is that of the rate.

    Groups with few articles are not drawn. Raises NewslintError without vl-convert.
    """
    rows: list[Spec] = [dict(zip(filled.columns, row, strict=True)) for row in filled.rows]
    drawn = [
        row for row in rows if row[filled.columns[0]] is not None and row["per_1000"] is not None and row.get("articles", SMALL) >= SMALL
    ]
    if len({row[filled.columns[0]] for row in drawn}) < 2:
        return ""
    spec = _DRAWN[filled.figure.chart](filled.columns[0], drawn, name, title)
    return _drawn({**spec, "config": _CONFIG}, locale)


def _drawn(spec: Spec, locale: Mapping[str, Any]) -> str:
    try:
        import vl_convert
    except ModuleNotFoundError as error:
        raise NewslintError(Problem("", f"charts need {error.name}", "pip install 'newslint[archive]'")) from error
    return str(vl_convert.vegalite_to_svg(spec, vl_version=VERSION, format_locale=dict(locale), allowed_base_urls=[]))


def _rate(title: str) -> Spec:
    return {"field": "rate", "type": "quantitative", "title": title, "axis": {"gridColor": GRID, "tickCount": 6}}


def _labelled(rows: Iterable[Mapping[str, Any]], what: str, name: Name, *, counted: bool) -> list[Spec]:
    """Rows with the name of their group and, where it is one of articles, how many these are."""
    told = [(row, name(what, row[what])) for row in rows]
    return [
        {**row, "rate": row["per_1000"], "label": f"{label} ({name('articles', row['articles'])})" if counted else label}
        for row, label in told
    ]


def _bars(what: str, rows: Sequence[Mapping[str, Any]], name: Name, title: str) -> Spec:
    values = _labelled(rows[:MOST], what, name, counted="words" in rows[0])
    place = {"field": "label", "type": "nominal", "sort": None, "title": None}
    text = {
        "mark": {"type": "text", "align": "left", "dx": 4, "color": INK},
        "encoding": {"text": {"field": "rate", "type": "quantitative", "format": ",.2f"}},
    }
    return {
        "data": {"values": values},
        "width": 440,
        "height": {"step": 20},
        "encoding": {"y": place, "x": _rate(title)},
        "layer": [{"mark": {"type": "bar", "color": BAR, "height": 12}}, text],
    }


def _line(what: str, rows: Sequence[Mapping[str, Any]], name: Name, title: str) -> Spec:
    return {"data": {"values": _steady(rows, what)}, "width": 900, "height": 200, **_marks(title, 40)}


def _lines(what: str, rows: Sequence[Mapping[str, Any]], name: Name, title: str) -> Spec:
    families = sorted({str(row["family"]) for row in rows})
    values = [row for family in families for row in _steady([row for row in rows if row["family"] == family], what)]
    for row in values:
        row["label"] = name("family", row["family"])
    return {
        "data": {"values": values},
        "facet": {"field": "label", "type": "nominal", "title": None},
        "columns": 3,
        "spacing": {"row": 18, "column": 30},
        "resolve": {"scale": {"y": "independent"}},
        "spec": {"width": 270, "height": 70, **_marks(None, 12)},
    }


def _marks(title: str | None, size: int) -> Spec:
    """A line over neighbouring months, and a point for each."""
    month = {
        "field": "at",
        "type": "temporal",
        "title": None,
        "axis": {"format": "%Y", "grid": False, "domain": True, "domainColor": AXIS, "tickCount": "year", "labelOverlap": True},
    }
    along = {"mark": {"type": "line", "color": BAR, "strokeWidth": 1.5}, "encoding": {"detail": {"field": "stretch", "type": "nominal"}}}
    points = {"mark": {"type": "point", "filled": True, "color": BAR, "size": size, "opacity": 1}}
    axis = {"gridColor": GRID, "tickCount": 4}
    return {"encoding": {"x": month, "y": {**_rate(title or ""), "title": title, "axis": axis}}, "layer": [along, points]}


def _steady(rows: Iterable[Mapping[str, Any]], what: str) -> list[Spec]:
    """Months in order, each with the number of the unbroken stretch that it is in."""
    found: list[Spec] = []
    stretch, expected = 0, None
    for row in rows:
        year, month = map(int, str(row[what]).split("-"))
        stretch += expected not in (None, year * 12 + month)
        expected = year * 12 + month + 1
        found.append({"at": f"{year}-{month:02}-01T00:00:00", "rate": row["per_1000"], "family": row.get("family"), "stretch": stretch})
    return found


def _heat(what: str, rows: Sequence[Mapping[str, Any]], name: Name, title: str) -> Spec:
    values = _labelled(rows, what, name, counted=True)
    for row in values:
        row["family"] = name("family", row["family"])
    down = {"field": "label", "type": "nominal", "sort": None, "title": None, "axis": {"grid": False}}
    across = {"field": "family", "type": "nominal", "title": None, "axis": {"orient": "top", "labelAngle": -35, "grid": False}}
    shade = {"field": "rate", "type": "quantitative", "scale": {"type": "sqrt", "range": [0.04, 0.75]}, "legend": None}
    return {
        "data": {"values": values},
        "width": {"step": 52},
        "height": {"step": 20},
        "encoding": {"y": down, "x": across},
        "layer": [
            {"mark": {"type": "rect", "color": BAR}, "encoding": {"opacity": shade}},
            {
                "mark": {"type": "text", "color": INK, "fontSize": 10},
                "encoding": {"text": {"field": "rate", "type": "quantitative", "format": ",.1f"}},
            },
        ],
    }


_DRAWN: Mapping[str, Callable[[str, Sequence[Mapping[str, Any]], Name, str], Spec]] = {
    "bars": _bars,
    "line": _line,
    "lines": _lines,
    "heat": _heat,
}
