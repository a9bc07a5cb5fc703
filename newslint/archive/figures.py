"""The tables of a report, each a query that `newslint query` runs too. What is shown is what the query gives, rounding included."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.archive.database import Database
from newslint.records import dataclass

SMALL = 20
"""Articles below which a rate says little and is marked, and an author is not listed."""
FREQUENT, EXAMPLES = 40, 3
"""Rules that come with examples, and how many."""
PER = 1000
"""Words that a rate is of."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One table of the report, before it is filled."""

    key: str
    """Its title is `archive.<key>` in the wording of the interface, what is said of it `archive.<key>.note`."""
    sql: str
    most: int = 100
    """Rows shown."""
    chart: str = ""
    """How it is drawn: bars, line, lines or heat."""
    folded: bool = False
    """Whether the table is shown only when asked for, as there is a chart and the table is long."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A figure with its rows."""

    figure: Figure
    sql: str
    """The query that gives exactly these rows."""
    columns: tuple[str, ...]
    rows: list[tuple[object, ...]]
    total: int
    """Rows there are; `rows` may be the first of them only."""


def is_unsaid(filled: Filled) -> bool:
    """Whether the archive does not say for any article what the table goes by."""
    return filled.columns[0] in ("outlet", "section", "month") and [row[0] for row in filled.rows] == [None]


def fill(database: Database, figure: Figure) -> Filled:
    """The rows of a figure, the first of them when there are many."""
    columns, parts = database.stream(figure.sql)
    rows: list[tuple[object, ...]] = []
    total = 0
    for part in parts:
        rows.extend(part[: figure.most - len(rows)])
        total += len(part)
    return Filled(figure, f"{figure.sql}\nlimit {figure.most}" if total > figure.most else figure.sql, columns, rows, total)


def figures(*, authors: bool) -> Iterator[Figure]:
    """The tables of one audit, in the order of the page."""
    yield from (
        _TOTALS,
        _UNCHECKED,
        Figure("levels", _found_by("level")),
        Figure("languages", _read_by("language")),
        Figure("families", _found_by("family"), chart="bars"),
        Figure("outlets", _read_by("outlet"), chart="bars"),
        Figure("outlet_families", _crossed("outlet", 20), most=2000, chart="heat", folded=True),
        Figure("sections", _read_by("section"), chart="bars"),
        Figure("months", _read_by("month", order="month nulls last"), most=1000, chart="line"),
        Figure("month_families", _crossed("month", 0), most=10_000, chart="lines", folded=True),
        _RULES,
        _EXAMPLES,
        _CLEANUP,
        _BOILERPLATE,
        _BOILERPLATE_OUTLETS,
        _SOURCES,
        _REPLY,
        _SOURCES_OUTLETS,
        _DUPLICATES,
        _COVERAGE,
    )
    if authors:
        yield Figure(
            "authors",
            f"{_rate_of('author')}\nwhere author is not null\ngroup by author\nhaving count(*) >= {SMALL}\norder by author",
            most=5000,
        )


def _rate_of(what: str) -> str:
    rate = f"round({PER}.0 * sum(findings) / nullif(sum(words), 0), 2) as per_{PER}"
    return f"select {what}, count(*) as articles, sum(words) as words, sum(findings) as findings, {rate}\nfrom articles"


def _read_by(what: str, order: str = "") -> str:
    """Articles, words and findings by something that an article has one of."""
    return f"{_rate_of(what)}\ngroup by {what}\norder by {order or f'articles desc, {what} nulls last'}"


def _found_by(what: str) -> str:
    """Findings by something that a finding has, over the words of all articles."""
    return f"""select {what}, count(*) as findings, count(distinct article) as articles,
  round(100.0 * count(distinct article) / (select count(*) from articles), 1) as share_of_articles,
  round({PER}.0 * count(*) / (select sum(words) from articles), 2) as per_{PER}
from findings where not duplicate
group by {what}
order by findings desc, {what}"""


def _crossed(what: str, most: int) -> str:
    """Rates of families by something that an article has one of; of the `most` with most articles."""
    limit = f"\n  order by articles desc, {what} limit {most}" if most else ""
    return f"""with texts as (
  select {what}, count(*) as articles, sum(words) as words from articles where {what} is not null group by {what}{limit}
), families as (
  select distinct family from findings where not duplicate
), found as (
  select {what}, family, count(*) as findings from findings where not duplicate group by all
)
select {what}, family, articles, words, coalesce(findings, 0) as findings,
  round({PER}.0 * coalesce(findings, 0) / nullif(words, 0), 2) as per_{PER}
from texts cross join families left join found using ({what}, family)
order by {"articles desc, " if most else ""}{what}, family"""


_TOTALS = Figure(
    "totals",
    f"""select count(*) as records,
  count(*) filter (status <> 'checked') as not_checked,
  count(*) filter (status = 'checked') as checked,
  count(*) filter (status = 'checked' and duplicate_of is not null) as duplicates,
  count(*) filter (status = 'checked' and duplicate_of is null) as articles,
  sum(findings)::bigint as findings_in_all,
  coalesce(sum(findings) filter (duplicate_of is not null), 0)::bigint as findings_in_duplicates,
  coalesce(sum(findings) filter (duplicate_of is null), 0)::bigint as findings,
  sum(words) filter (status = 'checked' and duplicate_of is null)::bigint as words,
  round({PER}.0 * sum(findings) filter (duplicate_of is null)
    / nullif(sum(words) filter (status = 'checked' and duplicate_of is null), 0), 2) as per_{PER},
  count(distinct outlet) as outlets,
  count(*) filter (month is null) as without_month
from coverage""",
)
_UNCHECKED = Figure(
    "unchecked",
    "select reason, count(*) as records\nfrom coverage where status <> 'checked'\ngroup by reason\norder by records desc, reason",
    50,
)
_RULES = Figure(
    "rules",
    f"""select rule, code, family, string_agg(distinct level, ', ' order by level) as levels,
  count(*) as findings, count(distinct article) as articles, count(distinct outlet) as outlets,
  round({PER}.0 * count(*) / (select sum(words) from articles), 3) as per_{PER}
from findings where not duplicate
group by rule, code, family
order by findings desc, rule""",
    most=300,
)
_EXAMPLES = Figure(
    "examples",
    f"""with frequent as (
  select rule from findings where not duplicate group by rule order by count(*) desc, rule limit {FREQUENT}
)
select rule, words as matched, record, place
from findings where not duplicate and rule in (from frequent)
qualify row_number() over (partition by rule order by md5(fingerprint || record || start)) <= {EXAMPLES}
order by rule, md5(fingerprint || record || start)""",
    most=FREQUENT * EXAMPLES,
)
_CUT = """with cut as (
  select *, greatest(0, "end" - greatest(start, coalesce(max("end") over (
    partition by article, field order by start, "end" rows between unbounded preceding and 1 preceding), 0))) as characters
  from findings where family = 'boilerplate' and not duplicate
)"""
"""Characters that a finding covers and none before it in the same article."""
_CLEANUP = Figure(
    "cleanup",
    f"""{_CUT}
select count(*) as findings, count(distinct trim(regexp_replace(words, '\\s+', ' ', 'g'))) as texts, count(distinct article) as articles,
  round(100.0 * count(distinct article) / (select count(*) from articles), 1) as share_of_articles,
  count(distinct outlet) as outlets, coalesce(sum(characters), 0)::bigint as characters
from cut""",
)
_BOILERPLATE = Figure(
    "inventory",
    f"""{_CUT}
select trim(regexp_replace(words, '\\s+', ' ', 'g')) as text, count(*) as findings, count(distinct article) as articles,
  count(distinct outlet) as outlets, sum(characters)::bigint as characters,
  string_agg(distinct code || ' ' || parse_filename(rule), ', ' order by code || ' ' || parse_filename(rule)) as codes
from cut
group by 1
order by findings desc, text""",
)
_BOILERPLATE_OUTLETS = Figure(
    "boilerplate_outlets",
    f"""{_CUT}, texts as (select outlet, count(*) as articles from articles group by outlet)
select cut.outlet, any_value(texts.articles) as articles, count(distinct article) as articles_with,
  round(100.0 * count(distinct article) / any_value(texts.articles), 1) as share_of_articles,
  count(*) as findings, sum(characters)::bigint as characters
from cut join texts on texts.outlet is not distinct from cut.outlet
group by cut.outlet
order by characters desc, cut.outlet""",
)
_ALL_SOURCES = "sources_named + sources_role + sources_document + sources_vague + sources_anonymous"
_SOURCE_COLUMNS = f"""count(*) as articles,
  count(*) filter (sources_named >= 2) as articles_two_named,
  round(100.0 * count(*) filter (sources_named >= 2) / nullif(count(*), 0), 1) as share_two_named,
  sum({_ALL_SOURCES})::bigint as sources,
  round(100.0 * sum(sources_named) / nullif(sum({_ALL_SOURCES}), 0), 1) as share_named,
  round(100.0 * sum(sources_anonymous) / nullif(sum({_ALL_SOURCES}), 0), 1) as share_anonymous,
  round(100.0 * sum(sources_vague) / nullif(sum({_ALL_SOURCES}), 0), 1) as share_vague,
  sum(quotations)::bigint as quotations,
  round(1.0 * sum(quotations) / nullif(count(*), 0), 2) as quotations_per_article"""
_SOURCES = Figure("sources", f"select {_SOURCE_COLUMNS}\nfrom articles")
_REPLY = Figure(
    "reply",
    """select reply, count(*) as articles, round(100.0 * count(*) / (select count(*) from articles), 1) as share_of_articles
from articles
group by reply
order by articles desc, reply""",
)
_SOURCES_OUTLETS = Figure(
    "sources_outlets",
    f"""select outlet, {_SOURCE_COLUMNS},
  count(*) filter (reply = 'missing') as reply_missing
from articles
group by outlet
order by articles desc, outlet nulls last""",
)
_DUPLICATES = Figure(
    "duplicates",
    "select outlet, count(*) as duplicates, sum(findings)::bigint as findings_in_duplicates\nfrom duplicates\n"
    "group by outlet\norder by duplicates desc, outlet",
)
_COVERAGE = Figure(
    "coverage",
    """select outlet, count(*) as records, count(*) filter (status = 'checked') as checked,
  count(*) filter (status <> 'checked') as not_checked,
  round(100.0 * count(*) filter (status = 'checked') / count(*), 1) as share_checked,
  string_agg(distinct language, ', ' order by language) as languages,
  coalesce(sum("foreign"), 0)::bigint as passages_not_checked, count(month) as with_month
from coverage
group by outlet
order by records desc, outlet nulls last""",
)
