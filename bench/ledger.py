"""What every rule earns and costs: against articles marked by editors, and on a corpus.

python bench/ledger.py GOLD_FOLDER... [--corpus FILE.jsonl.gz]... [--articles N] [--write docs/rules.md] [--keep FILE] [--against FILE]

Marked articles are as `marked.py` reads them; a corpus holds one article a line: title, text. `--keep` writes the families' F1 as JSON;
`--against` compares with such a file and ends with 1 when a family's F1 fell by more than 0.02.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from marked import Page, Score, pages, ratio, score

from newslint.article import Article
from newslint.linter import Reading, lint, read
from newslint.patterns import Matcher, engine, freeze
from newslint.plan import RESIDUE
from newslint.rule import Rule
from newslint.session import Request, Session
from newslint.settled import Settings
from newslint.tables import traced
from newslint.words import Words, words_of

VOICE = frozenset({"attribution", "editorial", "loaded", "headline"})
"""Families between which readers waver: the same sentence is marked under one or another."""
FALL = 0.02
"""By how much an F1 may fall."""
PASSES = 2
SECONDS = 0.25


@dataclass(slots=True)
class Row:
    """What is known of one rule."""

    rule: Rule
    level: str
    found: int = 0
    strict: int = 0
    loose: int = 0
    """Findings that overlap a mark of the family, or of one it is taken for."""
    got: int = 0
    agreed: int = 0
    """Marks of its family that both readers made in articles of its language, and those of them it finds."""
    reported: int = 0
    seen: int = 0
    """Articles of the corpus in its language, and what it reports in them."""
    patterns: float = 0.0
    judging: float = 0.0
    """Processor seconds over the corpus: its regular expressions, and its kind's judgement."""


@dataclass(slots=True)
class Ledger:
    """All rows by rule name, and scores by folder and family."""

    rows: dict[str, Row] = field(default_factory=dict)
    scores: dict[str, dict[str, Score]] = field(default_factory=dict)


def concerns(rule: Rule, language: str) -> bool:
    """Whether `rule` is for articles in `language`."""
    return rule.language in ("any", language)


# Against marked articles


def enter(row: Row, found: Iterable[Page]) -> None:
    """Adds to `row` what its rule finds in marked articles."""
    family = row.rule.family
    group = VOICE if family in VOICE else {family}
    for page in found:
        if not concerns(row.rule, page.language):
            continue
        own = [alarm for alarm in page.alarms if alarm.rule == row.rule.name]
        agreed = [mark for mark in page.marks if mark.family == family and mark.agreed]
        row.found += len(own)
        row.strict += sum(any(alarm.overlaps(mark) and mark.family == family for mark in page.marks) for alarm in own)
        row.loose += sum(any(alarm.overlaps(mark) and mark.family in group for mark in page.marks) for alarm in own)
        row.agreed += len(agreed)
        row.got += sum(any(mark.overlaps(alarm) for alarm in own) for mark in agreed)


# On a corpus


def articles(path: Path, limit: int) -> list[Article]:
    """At most `limit` articles of a corpus, spread over it."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = list(lines)
    every = max(len(rows) // limit, 1)
    texts = (f"{row['title']}\n\n{row['text']}\n" for row in map(json.loads, rows[::every]))
    return [Article(f"{number}.txt", text, text) for number, text in enumerate(islice(texts, limit))]


def least(work: Callable[[], object]) -> float:
    """The least processor time of a few runs, in seconds."""
    best = float("inf")
    for _ in range(PASSES):
        clock = time.process_time()
        work()
        best = min(best, time.process_time() - clock)
    return best


def measure(ledger: Ledger, corpus: Sequence[Article], session: Session) -> None:
    """Adds how often each rule reports on the corpus, and what its patterns and its judgement cost there."""
    settings = Settings(levels={name: row.level for name, row in ledger.rows.items()})
    texts: dict[str, list[str]] = defaultdict(list)
    for article in corpus:
        checked = lint(article, session.plan, settings, session.annotators)
        reading = read(article, session.plan, settings, session.annotators)
        if reading is None:
            continue
        texts[checked.language].append(article.text)
        reported = Counter(finding.rule for finding in checked.findings)
        for name, row in ledger.rows.items():
            if concerns(row.rule, checked.language):
                row.seen += 1
                row.reported += reported[name]
        weigh(ledger, reading, session)
    for row in ledger.rows.values():
        row.patterns += search(row.rule, texts, session)


def weigh(ledger: Ledger, reading: Reading, session: Session) -> None:
    """Adds the time each rule's judgement takes on one article whose annotations are there already."""
    always = session.plan.always(reading.doc.language.code)
    for name in {*reading.hits, *always} & {*ledger.rows}:
        row, hits = ledger.rows[name], reading.hits.get(name, ())
        judge, rule = session.plan.kind(name).judge, row.rule

        def judged(judge: Any = judge, rule: Rule = rule, hits: Any = hits) -> None:
            for _ in judge(rule, reading.doc, hits):
                pass

        if row.level != "off" and (hits or rule.check != RESIDUE):
            judged()
            row.judging += least(judged)


def search(rule: Rule, texts: Mapping[str, Sequence[str]], session: Session) -> float:
    """Processor seconds that a rule's regular expressions take on texts of its languages; phrases are one search for all rules."""
    spent = 0.0
    for code, found in texts.items():
        if not concerns(rule, code):
            continue
        needles = session.plan.kind(rule.name).needles(rule.options, session.plan.languages[code])
        frozen = [(number, *freeze(needle.pattern)) for number, needle in enumerate(needles) if needle.pattern]
        matcher = Matcher(frozen, engine(), traced(frozen))
        worded = [(text, words_of(text)) for text in found]

        def searched(matcher: Matcher = matcher, worded: Sequence[tuple[str, Words]] = worded) -> None:
            for text, words in worded:
                matcher.match(text, words.lower, SECONDS, None, words.starts)

        spent += least(searched) if frozen else 0.0
    return spent


# What is printed


def table(ledger: Ledger) -> Iterator[list[str]]:
    """A row of cells for each rule: first the titles, then the rules by family."""
    yield ["code", "rule", "level", "findings", "precision", "loose", "finds", "per 1,000", "search µs", "judge µs"]
    marked_families = {family for found in ledger.scores.values() for family in found}
    for row in sorted(ledger.rows.values(), key=lambda row: (row.rule.family, row.rule.code, row.rule.name)):
        known = row.found > 0 and row.rule.family in marked_families
        marked = [str(row.found), *(f"{ratio(part, row.found):.2f}" if known else "–" for part in (row.strict, row.loose))]
        finds = f"{row.got}/{row.agreed}" if row.agreed else "–"
        corpus = ["–", "–", "–"]
        if row.seen:
            costs = [f"{1e6 * cost / row.seen:.0f}" for cost in (row.patterns, row.judging)]
            corpus = [f"{1000 * row.reported / row.seen:.0f}", *costs]
        yield [row.rule.code, row.rule.name, row.level, *marked, finds, *corpus]


def families(ledger: Ledger) -> Iterator[list[str]]:
    """A row of cells for each family: first the titles."""
    yield ["articles", "family", "findings", "marks", "precision", "recall", "F1"]
    for folder, found in ledger.scores.items():
        for family, one in found.items():
            yield [folder, family, str(one.findings), str(one.marks), *(f"{share:.2f}" for share in (one.precision, one.recall, one.f1))]


def aligned(rows: Iterable[Sequence[str]]) -> str:
    """Cells in columns for a terminal."""
    found = list(rows)
    widths = [max(map(len, column)) for column in zip(*found, strict=True)]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in found)


def markdown(rows: Iterable[Sequence[str]]) -> str:
    """Cells as a Markdown table."""
    titles, *rest = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([titles, "|---" * (titles.count("|") - 1) + "|", *rest])


PAGE = """# What the rules earn and cost

Written by `python bench/ledger.py`. **findings**: on articles that editors marked. **precision**: the share of them that overlaps a mark of
the same family; **loose**: of that family or one it is taken for (attribution, editorial, loaded, headline). **finds**: of the marks of its
family on which two readers agreed, how many this rule alone finds. **per 1,000**: findings in a thousand articles as they come.
**search**, **judge**: microseconds an article for the rule's regular expressions (phrases are one search for all rules) and for its
judgement, once the article is analysed.

## Families

{families}

## Rules

{rules}
"""


# What is compared


def fallen(scores: Mapping[str, Mapping[str, Score]], kept: Mapping[str, Mapping[str, float]]) -> list[str]:
    """The families that do worse than was kept."""
    return [
        f"{folder}: {family} fell from {before:.2f} to {scores[folder][family].f1:.2f}"
        for folder, found in kept.items()
        for family, before in found.items()
        if family in scores.get(folder, {}) and scores[folder][family].f1 < before - FALL
    ]


def opened(folders: Sequence[Path], session: Session) -> Ledger:
    """The ledger of all rules on marked articles."""
    levels = session.here.levels(session.plan.codes)
    rules = (session.plan.rule(name) for name in session.plan.names)
    ledger = Ledger({rule.name: Row(rule, levels.get(rule.name, rule.level)) for rule in rules})
    for folder in folders:
        found = list(pages(folder, session))
        ledger.scores[folder.name] = {family: score(found, family) for family in sorted({m.family for page in found for m in page.marks})}
        for row in ledger.rows.values():
            enter(row, found)
    return ledger


def main() -> int:
    """Prints the ledger; 1 when a family fell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, metavar="GOLD_FOLDER")
    parser.add_argument("--corpus", type=Path, action="append", default=[])
    parser.add_argument("--articles", type=int, default=500, help="of each corpus (default: %(default)s)")
    parser.add_argument("--write", type=Path, help="a Markdown page")
    parser.add_argument("--keep", type=Path, help="the families' F1 as JSON")
    parser.add_argument("--against", type=Path, help="such a JSON file")
    args = parser.parse_args()
    session = Session(Request(no_config=True))
    ledger = opened(args.folders, session)
    for path in args.corpus:
        measure(ledger, articles(path, args.articles), session)
    print(aligned(table(ledger)), aligned(families(ledger)), sep="\n\n")
    if args.write:
        args.write.write_text(PAGE.format(families=markdown(families(ledger)), rules=markdown(table(ledger))), "utf-8")
    worse = fallen(ledger.scores, json.loads(args.against.read_text("utf-8"))) if args.against else []
    if args.keep:
        kept = {folder: {family: round(one.f1, 4) for family, one in found.items()} for folder, found in ledger.scores.items()}
        args.keep.write_text(json.dumps(kept, indent=2) + "\n", "utf-8")
    print(*worse, sep="\n", file=sys.stderr, end="\n" if worse else "")
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main())
