"""`newslint try`: what a rule would find in an archive, before it is put to use."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from newslint.archive.articles import outlet_of
from newslint.archive.trial import SAMPLE, Count, Hit, Outcome, Trial, beside, per, rule_at
from newslint.cli.counts import counted
from newslint.cli.reading import Unread, add_reading, articles, read_options
from newslint.cli.settings import add_settings, request_of
from newslint.errors import NewslintError, Problem
from newslint.session import Session
from newslint.terminal import plain

SHOWN_RULES = 8
SMALL = 20
"""Articles of an outlet below which a rate says little, as in reports."""


def add_arguments(parser: ArgumentParser) -> None:
    """What `newslint try` takes."""
    parser.add_argument("rule", metavar="RULE.yaml", help="a rule file, in a pack or not yet")
    parser.add_argument("paths", nargs="*", metavar="ARCHIVE", help="archives, articles, or directories of them")
    parser.add_argument("--sample", type=_count, default=SAMPLE, metavar="N", help=f"hits shown in their sentences (default: {SAMPLE})")
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="another number draws another sample (default: 0)")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text for people (default), json for programs")
    add_reading(parser)
    add_settings(parser)
    parser.set_defaults(run=run)


def _count(word: str) -> int:
    if not word.isdecimal():
        raise ArgumentTypeError(f"'{word}' is not a number")
    return int(word)


def run(options: Namespace) -> int:
    """Prints what the rule finds; 2 when something could not be read, 3 when the rule failed on an article."""
    if not options.paths:
        raise NewslintError(Problem("", "nothing to try it on", "give archives, articles or directories"))
    file = Path(options.rule)
    if not file.is_file():
        raise NewslintError(Problem(options.rule, "no such file", "a rule is given as its YAML file, not by its name or code"))
    session = Session(request_of(options, options.paths))
    session.validate()
    rule = rule_at(file, session)
    unread = Unread()
    chosen = frozenset(options.outlet or ())
    found = articles(session, read_options(options, session), unread.note)
    trial = Trial(beside(rule, session), session, sample=options.sample, seed=options.seed)
    outcome = trial.over(pair for pair in found if not chosen or outlet_of(pair[1].meta) in chosen)
    for line in unread.lines():
        print(f"newslint: {line}", file=sys.stderr)
    for crash, count in sorted(outcome.crashes.items()):
        print(f"newslint: {plain(crash)} ({counted(count, 'article')})", file=sys.stderr)
    for line in _json(outcome) if options.format == "json" else _lines(outcome):
        print(line)
    return 3 if outcome.crashes else max(session.complain(), 2 * bool(unread))


def _lines(outcome: Outcome) -> Iterator[str]:
    total = outcome.total
    found = f"{counted(total.findings, 'finding')} in {total.hit:,} of {counted(total.articles, 'article')}"
    yield f"{outcome.rule.name} ({outcome.rule.code}): {found}"
    if outcome.unread:
        yield f"not tried: {counted(outcome.unread, 'article')} in no language of the packs"
    yield ""
    yield f"{'outlet':24} {'articles':>9} {'findings':>9} {'per 1,000 articles':>19} {'per 1,000 words':>16}"
    ordered = sorted(outcome.outlets.items(), key=lambda pair: (-pair[1].articles, pair[0]))
    yield from (_row(name or "(no outlet)", count) for name, count in ordered)
    yield _row("all", total)
    if any(count.articles < SMALL for count in [*outcome.outlets.values(), total]):
        yield f"* fewer than {SMALL} articles: a rate over so few says little"
    yield ""
    for title, counts in (("zone", outcome.zones), ("voice", outcome.voices)):
        yield f"{title}: {_shares(counts, total.findings) or '-'}"
    yield f"other rules on the same words: {_shares(outcome.same_words, total.findings) or 'none'}"
    yield f"other rules in the same sentence: {_shares(outcome.same_sentence, total.findings) or 'none'}"
    yield f"cost: {_cost(outcome)}"
    for _, hit in outcome.sample:
        yield ""
        yield from _shown(hit)


def _row(name: str, count: Count) -> str:
    mark = " *" if count.articles < SMALL else ""
    rates = f"{per(count.findings, count.articles):19.1f} {per(count.findings, count.words):16.3f}{mark}"
    return f"{plain(name):24} {count.articles:9,} {count.findings:9,} {rates}"


def _shares(counts: Counter[str], whole: int) -> str:
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    more = f", {len(ordered) - SHOWN_RULES} more" if len(ordered) > SHOWN_RULES else ""
    return ", ".join(f"{name} {count:,} ({count / whole:.0%})" for name, count in ordered[:SHOWN_RULES]) + more


def _cost(outcome: Outcome) -> str:
    if not outcome.timed:
        return "-"
    without = 1000 * sum(outcome.seconds_without) / outcome.timed
    added, doubt = (1000 * each for each in outcome.cost)
    told = (
        f"{added:.3f} ms more with it" if added > doubt else f"with it at most {max(added, 0) + doubt:.3f} ms more, too little to measure"
    )
    return f"{without:.2f} ms an article without it, {told} ({counted(outcome.timed, 'article')} timed)"


def _shown(hit: Hit) -> Iterator[str]:
    parts = (" ".join(part.split()) for part in (hit.before, hit.match, hit.after))
    before, match, after = parts
    gaps = [" " if text[-1:].isspace() else "" for text in (hit.before, hit.match)]
    gaps[1] = " " if hit.after[:1].isspace() else ""
    where = ", ".join(part for part in (hit.outlet, hit.zone, hit.voice) if part)
    yield f"{plain(hit.place)} ({plain(where)}){'; also ' + ', '.join(hit.beside) if hit.beside else ''}"
    yield f"  {plain(before)}{gaps[0]}[[{plain(match)}]]{gaps[1]}{plain(after)}"


def _json(outcome: Outcome) -> Iterator[str]:
    """One object; all of it but `timed` is the same for the same archive and seed."""
    rows = {name: _counted(count) for name, count in sorted(outcome.outlets.items())}
    hits = [
        {
            "record": hit.record,
            "place": hit.place,
            "outlet": hit.outlet,
            "before": hit.before,
            "match": hit.match,
            "after": hit.after,
            "message": hit.message,
            "zone": hit.zone,
            "voice": hit.voice,
            "rules": list(hit.beside),
        }
        for _, hit in outcome.sample
    ]
    found = {
        "rule": outcome.rule.name,
        "code": outcome.rule.code,
        "all": _counted(outcome.total),
        "not_tried": outcome.unread,
        "outlets": rows,
        "zones": dict(sorted(outcome.zones.items())),
        "voices": dict(sorted(outcome.voices.items())),
        "same_words": dict(sorted(outcome.same_words.items())),
        "same_sentence": dict(sorted(outcome.same_sentence.items())),
        "timed": {"articles": outcome.timed, "seconds_without": sum(outcome.seconds_without), "seconds_with": sum(outcome.seconds_with)},
        "sample": hits,
    }
    yield json.dumps(found, ensure_ascii=False, indent=2)


def _counted(count: Count) -> dict[str, float]:
    return {
        "articles": count.articles,
        "words": count.words,
        "findings": count.findings,
        "articles_hit": count.hit,
        "per_1000_articles": round(per(count.findings, count.articles), 3),
        "per_1000_words": round(per(count.findings, count.words), 4),
    }
