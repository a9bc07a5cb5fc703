"""A report as one HTML page: tables to sort, charts, and with each the query that it was counted by. It loads nothing from elsewhere."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from importlib.resources import files
from typing import Any

from newslint.archive import charts
from newslint.archive.figures import SMALL, Filled, is_unsaid
from newslint.archive.numbers import Voice, is_small, places
from newslint.archive.report import Report
from newslint.reporters.markup import inert, prose

LONGEST = 240
"""Characters of a text from the archive that are shown."""
FACTS = ("articles", "words", "findings", "per_1000")
"""What stands first on the page."""
SUMS = {"totals": ("records", "articles", "findings", "rate"), "changed": ("compared",)}
"""Figures of one row whose numbers add up, and how: `archive.sum.…`."""
SINGLE = ("totals", "changed", "cleanup", "sources")
"""Figures of one row, shown as a list."""
_TEXTUAL = ("text", "reason", "matched")


def page(report: Report, voice: Voice, language: str, messages: Mapping[str, str]) -> Iterator[str]:
    """The page in pieces. `messages` says what a rule asks, by its name. Raises NewslintError without vl-convert."""
    css, script = _resource("report.css"), _resource("report.js")
    yield from _head(voice, language, css, script)
    yield from _title(report, voice)
    sections = list(report.sections())
    yield f'<nav aria-label="{inert(voice.say("contents"))}"><ol>'
    for key, _ in sections:
        yield f'<li><a href="#{key}">{inert(voice.say(key))}</a></li>'
    yield '</ol></nav><main id="figures" tabindex="-1">'
    examples = report.figures["examples"]
    for key, filled in sections:
        yield f'<section id="{key}" aria-labelledby="{key}-title"><h2 id="{key}-title">{inert(voice.say(key))}</h2>'
        if voice.has(f"{key}.note"):
            yield f'<p class="note">{inert(voice.say(f"{key}.note"))}</p>'
        if key == "duplicates" and not report.sketched:
            yield f'<p class="note">{inert(voice.say("unsketched"))}</p>'
        for each in filled:
            yield from _Shown(each, voice, key, messages, examples).markup()
        yield "</section>"
    yield f"</main><script>{script}</script></body></html>\n"


def _resource(name: str) -> str:
    return files("newslint.archive").joinpath(name).read_text("utf-8")


def _head(voice: Voice, language: str, css: str, script: str) -> Iterator[str]:
    policy = f"default-src 'none'; style-src '{_hash(css)}'; script-src '{_hash(script)}'; base-uri 'none'; form-action 'none'"
    yield f'<!DOCTYPE html><html lang="{inert(language or "und")}"><head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">'
    yield '<meta name="referrer" content="no-referrer">'
    yield f"<title>{inert(voice.say('title'))}</title><style>{css}</style></head><body>"
    yield f'<a class="skip" href="#figures">{inert(voice.say("skip"))}</a>'


def _hash(text: str) -> str:
    """As a content security policy names what may act."""
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


def _title(report: Report, voice: Voice) -> Iterator[str]:
    """What was audited with what, and the sums."""
    yield f"<header><h1>{inert(voice.say('title'))}</h1>"
    for line in about(report, voice):
        yield f'<p class="about">{inert(line)}</p>'
    yield '<dl class="facts">'
    for name in FACTS:
        value = report.totals[name]
        yield f"<div><dt>{inert(voice.column(name))}</dt><dd>{inert(voice.value(name, value))}</dd></div>"
    yield "</dl></header>"


def about(report: Report, voice: Voice) -> Iterator[str]:
    """What was audited and when, in lines."""
    manifest, before = report.manifest, report.before
    inputs = [str(each["path"]) for each in manifest["inputs"]]
    yield voice.say("inputs").format(inputs=", ".join(inputs[:5]) + (", …" if len(inputs) > 5 else ""))
    for key, each in (("made", manifest), ("made.before", before)):
        if each is not None:
            date = str(each.get("finished") or "")[:10]
            yield voice.say(key).format(version=each.get("newslint", ""), date=date, fingerprint=each["fingerprint"])


class _Shown:
    """One figure as markup."""

    def __init__(self, filled: Filled, voice: Voice, section: str, messages: Mapping[str, str], examples: Filled) -> None:
        self.filled, self.voice, self.section, self.messages = filled, voice, section, messages
        self.key = filled.figure.key
        self.title = voice.say(self.key)
        self.places = places(filled)
        self.examples: dict[Any, list[Sequence[Any]]] = {}
        for rule, *rest in examples.rows if self.key == "rules" else ():
            self.examples.setdefault(rule, []).append(rest)

    def markup(self) -> Iterator[str]:
        """Heading, chart, table and query."""
        if self.key == "examples":  # they stand with their rules, only their query is told here
            yield from self._query()
            return
        yield f'<div class="figure" id="f-{self.key}">'
        if self.key != self.section:
            yield f"<h3>{inert(self.title)}</h3>"
        if self.key != self.section and self.voice.has(f"{self.key}.note"):
            yield f'<p class="note">{inert(self.voice.say(f"{self.key}.note"))}</p>'
        drawn = list(self._chart())
        if drawn and self.filled.figure.chart == "bars":
            yield '<div class="pair"><div>'
            yield from drawn
            yield "</div><div>"
            yield from self._table()
            yield "</div></div>"
        elif drawn and self.filled.figure.folded:
            yield from drawn
            yield f"<details><summary>{inert(self.voice.tell('folded', n=len(self.filled.rows)))}</summary>"
            yield from self._table()
            yield "</details>"
        elif drawn:
            yield from drawn
            yield from self._table()
        elif not self.filled.rows:
            yield f'<p class="note">{inert(self.voice.say("empty"))}</p>'
        elif self.key in SINGLE:
            yield from self._single()
        else:
            yield from self._table()
        yield from self._query()
        yield "</div>"

    def _chart(self) -> Iterator[str]:
        if not self.filled.figure.chart:
            return
        drawn = charts.svg(self.filled, self._name, self.voice.column("per_1000"), self.voice.locale)
        if drawn:
            told = inert(self.voice.say("chart").format(title=self.title))
            yield f'<div class="chart" role="img" aria-label="{told}">{drawn}</div>'
            if "words" in self.filled.columns:
                more = self.filled.figure.chart == "bars" and self.filled.total > charts.MOST
                told = self.voice.tell("chart.most" if more else "chart.small", least=SMALL, most=charts.MOST)
                yield f'<p class="more">{inert(told)}</p>'

    def _name(self, column: str, value: Any) -> str:
        return self.voice.value(column, value)

    def _single(self) -> Iterator[str]:
        """A row as a list, and how its numbers add up."""
        values = dict(zip(self.filled.columns, self.filled.rows[0], strict=True))
        for name in SUMS.get(self.key, ()):
            yield f'<p class="sum">{inert(self.voice.tell(f"sum.{name}", **values))}</p>'
        yield f'<table class="list" data-figure="{self.key}"><caption>{inert(self.title)}</caption><tbody>'
        for at, (name, value) in enumerate(values.items()):
            shown = inert(self.voice.value(name, value, self.places[at]))
            yield f'<tr><th scope="row">{inert(self.voice.column(name))}</th><td class="n" data-v="{_raw(value)}">{shown}</td></tr>'
        yield "</tbody></table>"

    def _table(self) -> Iterator[str]:
        label = inert(self.voice.say("table").format(title=self.title))
        yield f'<div class="scroll" role="region" tabindex="0" aria-label="{label}"><table data-figure="{self.key}"><thead><tr>'
        for at, name in enumerate(self.filled.columns):
            yield f'<th scope="col"{self._kind(at)}>{inert(self.voice.column(name))}</th>'
        yield "</tr></thead><tbody>"
        small = False
        for row in self.filled.rows:
            marked = is_small(self.filled, row)
            small = small or marked
            cells = "".join(self._cells(row, marked=marked))
            yield f'<tr class="small">{cells}</tr>' if marked else f"<tr>{cells}</tr>"
        yield "</tbody></table></div>"
        if is_unsaid(self.filled):
            yield f'<p class="more">{inert(self.voice.unsaid(self.filled.columns[0]))}</p>'
        if self.filled.total > len(self.filled.rows):
            yield f'<p class="more">{inert(self.voice.tell("rows", shown=len(self.filled.rows), total=self.filled.total))}</p>'
        if small:
            yield f'<p class="more">{inert(self.voice.tell("small", least=SMALL))}</p>'

    def _kind(self, at: int) -> str:
        """The class of a column's cells: numbers to the right, texts of the archive with room."""
        value = next((row[at] for row in self.filled.rows if row[at] is not None), None)
        if isinstance(value, int | float):
            return ' class="n"'
        return ' class="t"' if self.filled.columns[at] in _TEXTUAL else ""

    def _cells(self, row: Sequence[Any], *, marked: bool) -> Iterator[str]:
        for at, (name, value) in enumerate(zip(self.filled.columns, row, strict=True)):
            shown = inert(_short(self.voice.value(name, value, self.places[at])))
            if marked and name.startswith(("per_", "share_")):
                shown += " *"
            if at == 0:
                yield f'<th scope="row"{self._kind(at)}>{shown}{self._more(row)}</th>'
            else:
                raw = "" if isinstance(value, str) else f' data-v="{_raw(value)}"'
                yield f"<td{self._kind(at)}{raw}>{shown}</td>"

    def _more(self, row: Sequence[Any]) -> str:
        """What a rule asks, and examples of what it found."""
        if self.key != "rules":
            return ""
        said = f'<p class="says">{inert(self.messages[row[0]])}</p>' if row[0] in self.messages else ""
        drawn = [
            f"<li><q>{inert(_short(words))}</q> <small>{inert(_short(_where(record, place)))}</small></li>"
            for words, record, place in self.examples.get(row[0], ())
        ]
        if not drawn:
            return said
        return f"{said}<details><summary>{inert(self.voice.say('examples'))}</summary><ul>{''.join(drawn)}</ul></details>"

    def _query(self) -> Iterator[str]:
        title = self.voice.say("sql") + (f" ({self.voice.say('examples')})" if self.key == "examples" else "")
        yield f'<details class="sql"><summary>{inert(title)}</summary>'
        yield f'<p>{inert(self.voice.say("sql.run"))}</p><pre tabindex="0" data-sql="{self.key}">{prose(self.filled.sql)}</pre></details>'


def _where(record: str, place: str | None) -> str:
    return record if not place or place == record else f"{record} · {place.rpartition('/')[2]}"


def _raw(value: object) -> str:
    return "" if value is None else inert(str(value))


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
