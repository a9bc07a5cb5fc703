"""Batches of articles in, batches of findings out: one function for Spark's mapInArrow, Ray's map_batches, Dask, and our own workers.

`lint_batches` has the signature that those engines take. They give a function no place to keep what it needs between two calls, so the
compiled rules are cached under the rule set's fingerprint, one rule set a process; the audit's own workers hold a Linter themselves.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

import pyarrow as pa

from newslint.annotators.mentions import UNPROSED
from newslint.archive.articles import field_of, outlet_of, text_begins
from newslint.archive.ruleset import Linter, RuleSet
from newslint.archive.schemas import ARTICLES, CHECKED, COVERAGE, CRASHED, FINDINGS, META, STATUSES, UNCHECKED, batch
from newslint.article import Article, Record
from newslint.errors import NewslintError, Problem, fault
from newslint.finding import Checked
from newslint.spans import Lines

Rows = list[tuple[Any, ...]]
REST = tuple(COVERAGE.names[7:])
"""The fields of COVERAGE that the archive does not say itself."""
WORDS = 200
"""Code points of a finding's words that are kept: some findings are whole paragraphs, and an audit is no copy of the archive."""
BLANK = "no text"
"""Why an article without a letter is not checked."""


def lint_batches(batches: Iterable[pa.RecordBatch], rules: RuleSet) -> Iterator[pa.RecordBatch]:
    """A batch of FINDINGS for each batch of ARTICLES, whose fields may be absent but for `record`. What cannot be read gives none."""
    linter = held(rules)
    for articles in batches:
        yield lint_batch(articles, linter)[0]


def lint_batch(articles: pa.RecordBatch, linter: Linter, at: Callable[[int], None] | None = None) -> tuple[pa.RecordBatch, pa.RecordBatch]:
    """FINDINGS, in the order of the articles, and a row of COVERAGE for each of ARTICLES, still
    without its digest. `at` hears each article's number beforehand."""
    found: Rows = []
    covered: Rows = []
    for number, record in enumerate(records(articles)):
        if at is not None:
            at(number)
        covered.append(_row(record, linter, found))
    return batch(found, FINDINGS), batch(covered, COVERAGE)


def unread(record: Record, reason: str) -> tuple[Any, ...]:
    """The row of COVERAGE of a record that was not checked."""
    return _coverage(record, record.meta, status=UNCHECKED, reason=reason)


def unread_batch(articles: pa.RecordBatch, reason: str) -> tuple[pa.RecordBatch, pa.RecordBatch]:
    """What `lint_batch` gives for articles of which none could be checked."""
    return batch([], FINDINGS), batch([unread(record, reason) for record in records(articles)], COVERAGE)


def unread_problem(problem: Problem) -> tuple[Any, ...]:
    """The row of COVERAGE of what no reader could make a record of."""
    reason = f"{problem.what} ({problem.hint})" if problem.hint else problem.what
    return _coverage(Record(problem.where, problem.where), {}, status=UNCHECKED, reason=reason)


def records(articles: pa.RecordBatch) -> Iterator[Record]:
    """The rows of ARTICLES as records. Raises NewslintError without the field `record`."""
    names = set(articles.schema.names)
    if "record" not in names:
        raise NewslintError(Problem("", "the batch has no field 'record'", f"fields are {', '.join(ARTICLES.names)}"))
    none = [None] * len(articles)
    columns = {name: articles.column(name).to_pylist() if name in names else none for name in ARTICLES.names}
    meta = [columns[name] for name in META]
    rest = (columns[name] for name in ("record", "place", "text", "data", "format", "note"))
    for record, place, text, data, suffix, note, *values in zip(*rest, *meta, strict=True):
        known = {name: value for name, value in zip(META, values, strict=True) if value}
        notes = tuple(note.splitlines()) if note else ()
        yield Record(str(record or place or ""), place or str(record or ""), text or "", known, data, suffix or "", notes)


@lru_cache(maxsize=1)
def held(rules: RuleSet) -> Linter:
    """The rules compiled, for engines that give a function no place to keep them."""
    return rules.compiled()


def with_digests(coverage: pa.Table, digests: Sequence[bytes]) -> pa.Table:
    """The table with its content hashes, which whoever cut the stream has already; empty where there is no content."""
    at = coverage.schema.get_field_index("digest")
    return coverage.set_column(at, coverage.schema.field(at), pa.array([digest or None for digest in digests], pa.binary()))


def _row(record: Record, linter: Linter, found: Rows) -> tuple[Any, ...]:
    """Enters the findings of one record into `found` and returns its row of COVERAGE."""
    before = len(found)
    try:
        article, checked = linter.check(record)
        if not checked.language or not (checked.words or checked.findings):
            return unread(record, _why(checked))
        meta = article.meta
        found.extend(_findings(record, meta, article, checked))
        return _checked(record, article, checked, len(found) - before, linter.sketch(article))
    except NewslintError as error:
        problem = error.problems[0]
        return unread(record, f"{problem.what} ({problem.hint})" if problem.hint else problem.what)
    except Exception as error:  # what fails on one record must not take the others with it
        del found[before:]
        return unread(record, f"{CRASHED}{fault(error)}")


def _why(checked: Checked) -> str:
    """Why no rule looked at the article."""
    if checked.crashes:
        return CRASHED + checked.crashes[0]
    return checked.unchecked[0].reason if checked.unchecked else BLANK


def _findings(record: Record, meta: Any, article: Article, checked: Checked) -> Iterator[tuple[Any, ...]]:
    """Rows of FINDINGS, in order."""
    if not checked.findings:
        return
    said = [each for passage in checked.passages for each in passage.said]
    starts = [each.start for each in said]
    begin, lines = text_begins(record), Lines(article.source)
    above = {"title": 0, "text": lines.locate(begin)[0] - 1}
    shared = record.id, outlet_of(meta) or None, meta.get("section"), meta.get("author"), meta.get("date")
    for each in checked.findings:
        field, start = field_of(record, each.start, begin)
        line, column = lines.locate(each.start)
        index = bisect_right(starts, each.start) - 1
        speech = said[index].voice if index >= 0 and each.start < said[index].end else None
        place = field, start, start + each.end - each.start, line - above[field], column
        yield (*shared, each.rule, each.code, each.family, each.level, *place, each.fingerprint, speech, _cut(each.text))


def _cut(words: str) -> str:
    return words if len(words) <= WORDS else f"{words[: WORDS - 1]}…"


def _checked(record: Record, article: Article, checked: Checked, findings: int, sketch: bytes | None) -> tuple[Any, ...]:
    """The row of COVERAGE of a checked article."""
    sources = {(each.status, each.name) for passage in checked.passages if passage.zone not in UNPROSED for each in passage.said}
    statuses = [status for status, _ in sources]
    counts = tuple(statuses.count(status) for status in STATUSES)
    card = checked.card
    return _coverage(
        record,
        article.meta,
        language=checked.language,
        words=checked.words,
        status=CHECKED,
        reason=CRASHED + "; ".join(checked.crashes) if checked.crashes else None,
        findings=findings,
        **{f"sources_{status}": count for status, count in zip(STATUSES, counts, strict=True)},
        quotations=card.quotations if card else None,
        reply=card.reply if card else None,
        foreign=len(checked.unchecked),
        note="\n".join(article.notes) or None,
        sketch=sketch,
    )


def _coverage(record: Record, meta: Any, **values: Any) -> tuple[Any, ...]:
    """A row of COVERAGE; what `values` does not name is null."""
    said = record.id, record.place, outlet_of(meta) or None, meta.get("section"), meta.get("author"), meta.get("date"), meta.get("url")
    values.setdefault("findings", 0)
    return (*said, *map(values.get, REST))
