"""`newslint report`: an audit as a page to look at and a summary to send."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace

from newslint import writing
from newslint.cli.asking import add_asking, opened, session_of
from newslint.explain import message
from newslint.language import Language
from newslint.session import Session
from newslint.terminal import plain

PAGE, SUMMARY = "report.html", "report.md"


def add_arguments(parser: ArgumentParser) -> None:
    """What `newslint report` takes."""
    parser.add_argument("audit", metavar="DIR", help="what newslint audit was given as --out")
    parser.add_argument("--out", metavar="FILE", help=f"the page (default: {PAGE} in DIR)")
    parser.add_argument("--markdown", metavar="FILE", help=f"the summary (default: {SUMMARY} beside the page)")
    parser.add_argument("--authors", action="store_true", help="figures by author too, of those with at least 20 articles: personal data")
    add_asking(parser)
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Writes the page and the summary, and prints where they are."""
    session = session_of(options)
    with opened(options, session, "report", often=True) as database:
        from newslint.archive.report import language_of, report

        found = report(database, authors=options.authors)
    from newslint.archive.digest import digest
    from newslint.archive.numbers import Voice
    from newslint.archive.page import page

    tongue = session.tongue(language_of(found))
    voice = Voice(tongue.interface, {code: language.name for code, language in session.plan.languages.items()})
    html = options.out or os.path.join(options.audit, PAGE)
    summary = options.markdown or f"{os.path.splitext(html)[0]}.md"
    writing.replace(html, "".join(page(found, voice, tongue.code, _messages(session, tongue))).encode())
    writing.replace(summary, "".join(f"{line}\n" for line in digest(found, voice)).encode())
    print(f"{plain(html)}\n{plain(summary)}")
    return session.complain()


def _messages(session: Session, tongue: Language) -> dict[str, str]:
    """What each rule that is in use asks."""
    return {name: message(session.plan.rule(name), tongue) for name in session.plan.names}
