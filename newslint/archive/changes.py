"""The tables that set an audit beside an earlier one, for a change of rules or a clean-up: what is new, gone and kept."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.archive.database import BEFORE
from newslint.archive.figures import PER, Figure

_MATCHED = f"""with numbered_now as (
  select *, row_number() over (partition by record, rule, fingerprint order by article, start) as n from findings
), numbered_before as (
  select *, row_number() over (partition by record, rule, fingerprint order by article, start) as n from {BEFORE}.findings
), matched as (
  select record, rule, coalesce(a.family, b.family) as family, coalesce(a.outlet, b.outlet) as outlet,
    case when b.article is null then 'new' when a.article is null then 'gone' else 'kept' end as state
  from numbered_now a full join numbered_before b using (record, rule, fingerprint, n)
)"""
"""Findings of two audits side by side: the same when record, rule and fingerprint are, as often as they stand in both."""


def compared() -> Iterator[Figure]:
    """The tables that set an audit beside an earlier one, whose tables are `before.…`."""
    yield from (_CHANGED, *(Figure(f"changed_{what}", _changed_by(what)) for what in ("family", "outlet", "rule")))


def _changed_by(what: str) -> str:
    """What became of the findings of `before`, and the rates then and now, by something that a finding has."""
    rates = {name: f"(select sum(words) from {prefix}coverage)" for name, prefix in (("now", ""), ("before", f"{BEFORE}."))}
    if what == "outlet":
        rates = {name: f"any_value({name}.words)" for name in rates}
        words = "\n".join(
            f"left join (select outlet, sum(words) as words from {prefix}coverage group by outlet) {name}\n"
            f"  on {name}.outlet is not distinct from c.outlet"
            for name, prefix in (("now", ""), ("before", f"{BEFORE}."))
        )
    else:
        words = ""
    counts = {"now": "count(*) filter (state <> 'gone')", "before": "count(*) filter (state <> 'new')"}
    rounded = {name: f"round({PER}.0 * {counts[name]} / nullif({rates[name]}, 0), 3)" for name in counts}
    return f"""{_MATCHED}
select c.{what}, {counts["before"]} as findings_before, count(*) filter (state = 'gone') as gone,
  count(*) filter (state = 'kept') as kept, count(*) filter (state = 'new') as new, {counts["now"]} as findings_now,
  {rounded["before"]} as per_{PER}_before,
  {rounded["now"]} as per_{PER}_now
from matched c
{words}
group by c.{what}
having count(*) filter (state <> 'kept') > 0
order by gone + new desc, c.{what}"""


_CHANGED = Figure(
    "changed",
    f"""{_MATCHED}, texts as (
  select coalesce(a.record, b.record) as record, a.record is not null as is_now, b.record is not null as was_before
  from (select distinct record from coverage) a full join (select distinct record from {BEFORE}.coverage) b using (record)
)
select count(*) filter (state <> 'new') as findings_before, count(*) filter (state = 'gone') as gone,
  count(*) filter (state = 'gone' and not is_now) as gone_with_record, count(*) filter (state = 'kept') as kept,
  count(*) filter (state = 'new') as new, count(*) filter (state = 'new' and not was_before) as new_with_record,
  count(*) filter (state <> 'gone') as findings_now,
  (select count(*) from texts where is_now and was_before) as records_in_both,
  (select count(*) from texts where not is_now) as records_only_before,
  (select count(*) from texts where not was_before) as records_only_now,
  round({PER}.0 * count(*) filter (state <> 'new') / nullif((select sum(words) from {BEFORE}.coverage), 0), 2) as per_{PER}_before,
  round({PER}.0 * count(*) filter (state <> 'gone') / nullif((select sum(words) from coverage), 0), 2) as per_{PER}_now
from matched join texts using (record)""",
)
