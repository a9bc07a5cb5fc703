"""`newslint mine`: what is repeated in an archive and probably belongs to the page, and rules against it for a reviewer to say yes to."""

from __future__ import annotations

import json
import re
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newslint.cli.counts import counted
from newslint.cli.reading import Unread, add_reading, articles, read_options
from newslint.cli.settings import add_settings, request_of
from newslint.errors import NewslintError, Problem
from newslint.session import Session
from newslint.terminal import plain

if TYPE_CHECKING:
    from newslint.archive.mine import Mined, Proposal

WIDTH = 100
"""Characters of a line that are shown."""
SHOWN_EXAMPLES = 2


def add_arguments(parser: ArgumentParser) -> None:
    """What `newslint mine` takes."""
    parser.add_argument("paths", nargs="*", metavar="ARCHIVE", help="archives, articles, or directories of them; read twice")
    parser.add_argument("--out", metavar="DIR", help="write a rule file for each outlet there, for what no rule finds yet")
    parser.add_argument("--all", action="store_true", help="with --out: also for what a rule finds already")
    parser.add_argument("--min-articles", type=_least, metavar="N", help="articles that a line must stand in (default: 5)")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text for people (default), json for programs")
    add_reading(parser)
    add_settings(parser)
    parser.set_defaults(run=run)


def _least(word: str) -> int:
    if not word.isdecimal() or int(word) < 2:
        raise ArgumentTypeError(f"'{word}' is not a number of articles (2 or more)")
    return int(word)


def run(options: Namespace) -> int:
    """Prints what is repeated, outlet by outlet, and writes rules; 2 when something could not be read."""
    if not options.paths:
        raise NewslintError(Problem("", "nothing to mine", "give archives or directories"))
    try:
        from newslint.archive import mine
    except ModuleNotFoundError as error:
        raise NewslintError(Problem("", f"mine needs {error.name}", "pip install 'newslint[archive]'")) from error
    from newslint.archive.repeats import Story, story_of

    session = Session(request_of(options, options.paths))
    session.validate()
    given = read_options(options, session)
    unread = Unread()

    def stories() -> Iterator[Story]:
        unread.forget()
        return (story_of(*pair) for pair in articles(session, given, unread.note))

    found = mine.mine(stories, session.plan.languages.values(), fewest=options.min_articles or mine.FEWEST, outlets=options.outlet or ())
    for line in unread.lines():
        print(f"newslint: {line}", file=sys.stderr)
    rules = _covering(session, found)
    for line in _json(found, rules) if options.format == "json" else _lines(found, rules):
        print(line)
    if options.out:
        _write(session, found, [one for one in found.proposals if options.all or not rules[one]], options)
    return max(session.complain(), 2 * bool(unread))


def _covering(session: Session, found: Mined) -> dict[Proposal, tuple[str, ...]]:
    """The rules that find each proposal already."""
    from newslint.archive.proposals import covered, tongue

    plan = session.plan
    tongues = {outlet: session.request.language or tongue(found, outlet, plan.languages) for outlet in found.outlets}
    return {one: covered(one, plan, session.annotators, tongues[one.outlet]) for one in found.proposals}


def _lines(found: Mined, rules: dict[Proposal, tuple[str, ...]]) -> Iterator[str]:
    """For people: a heading an outlet, what is repeated there with counts, why, rules and examples."""
    from newslint.archive.evidence import reasons

    outlet = None
    for one in found.proposals:
        if one.outlet != outlet:
            yield f"{'share':>7} {'articles':>8}  {'kind':8}  what is repeated  [rules that find it]" if outlet is None else ""
            outlet = one.outlet
            yield f"{plain(outlet) or '(no outlet)'}: {counted(found.outlets[outlet], 'article')}"
        known = ", ".join(rules[one]) or "no rule"
        yield f"{one.share:7.1%} {one.articles:8,}  {one.kind:8}  {_short(one.text)}  [{known}]"
        speaking, against = reasons(one.evidence)
        told = f"likely {one.score:.2f}; for it: {', '.join(speaking) or '-'}; against: {', '.join(against) or '-'}"
        days = "32+ days" if one.days >= 32 else counted(one.days, "day")
        where = f"{one.opens:,} times first, {one.closes:,} last, {one.articles - one.opens - one.closes:,} between"
        yield f"{'':20}{told}; {where}; on {days}, in {counted(one.sections, 'section')}, {counted(one.outlets, 'outlet')}"
        for place, text in one.examples[:SHOWN_EXAMPLES]:
            yield f"{'':20}{plain(place)}: {_short(text)}"
    unknown = sum(not known for known in rules.values())
    end = f"{counted(found.articles, 'article')}, {found.duplicates:,} of them nearly another one and not counted again"
    lines = "1 line that is" if len(found.proposals) == 1 else f"{len(found.proposals):,} lines that are"
    total = f"{lines} probably the page's, {unknown:,} of which no rule finds; {end}"
    yield from ("", total) if found.proposals else (total,)
    if found.fewest > 5:
        yield f"looked at: what stands in at least {counted(found.fewest, 'article')}"


def _short(text: str) -> str:
    flat = plain(" ".join(text.split()))
    return flat if len(flat) <= WIDTH else f"{flat[: WIDTH - 1]}…"


def _json(found: Mined, rules: dict[Proposal, tuple[str, ...]]) -> Iterator[str]:
    """For programs: one object."""
    rows = [
        {
            "outlet": one.outlet,
            "kind": one.kind,
            "text": one.text,
            "articles": one.articles,
            "share": round(one.share, 6),
            "first": one.opens,
            "last": one.closes,
            "days": one.days,
            "sections": one.sections,
            "outlets": one.outlets,
            "score": round(one.score, 3),
            "evidence": dict(one.evidence),
            "rules": list(rules[one]),
            "wordings": dict(one.texts[:10]),
            "examples": [{"place": place, "text": text} for place, text in one.examples],
        }
        for one in found.proposals
    ]
    head: dict[str, Any] = {"articles": found.articles, "duplicates": found.duplicates, "outlets": dict(sorted(found.outlets.items()))}
    yield json.dumps({**head, "least": found.fewest, "proposals": rows}, ensure_ascii=False, indent=2)


def _write(session: Session, found: Mined, proposals: list[Proposal], options: Namespace) -> None:
    """Writes what was proposed; a file that is there may be reviewed already and stays."""
    from newslint.archive.proposals import rule_files
    from newslint.writing import replace

    out, stream = Path(options.out), sys.stderr if options.format == "json" else sys.stdout
    taken = [
        int(code) for path in out.glob("*/*/*.yaml") for code in re.findall(r"^code: MIN(\d{3})$", path.read_text("utf-8"), re.MULTILINE)
    ]
    kinds = session.registry.kind_modules()
    files, problems = rule_files(found, proposals, session.plan.languages, kinds, session.annotators, first=max(taken, default=0) + 1)
    for problem in problems:
        print(f"newslint: {problem}", file=sys.stderr)
    for made in files:
        path = out / made.path
        if path.exists():
            print(f"newslint: {Problem(str(path), 'is there already and stays as it is')}", file=sys.stderr)
            continue
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise NewslintError(Problem(str(path), f"cannot be written: {error.strerror}")) from error
        replace(str(path), made.text.encode("utf-8", "surrogatepass"))
        print(f"{plain(str(path))} written: {counted(made.entries, 'entry', 'entries')}", file=stream)
    if files:
        print(f"next: read them, then add packs: [{plain(str(out))}] to newslint.yaml and run newslint test {plain(str(out))}", file=stream)
    elif not proposals:
        known = ": rules find all of it already (--all writes files for it too)" if found.proposals else ""
        print(f"{plain(str(out))}: nothing to write{known}", file=stream)
