"""What a newsroom already knew of when it began: findings on record, which are not reported again, and which may only become fewer.

The file has one entry a line, `fingerprint count code path`, sorted. Fingerprints are spread evenly, so that two branches seldom change
neighbouring lines, and merging two baselines is merging two sorted lists. There are no line numbers in it.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping

from newslint import expressions as re
from newslint.errors import NewslintError, Problem
from newslint.finding import Checked, Finding
from newslint.globs import from_root, spellings
from newslint.packfiles import content
from newslint.records import dataclass, field, replace

FILE = ".newslint-baseline"
"""Where `newslint baseline` keeps it unless told otherwise."""
HEAD = "# newslint baseline 1: fingerprint, count, code, path; written by newslint baseline"
ENTRY = r"([0-9a-f]{16}) ([1-9][0-9]{0,8}) (\S+) (.+)"
ESCAPES = {"\\": r"\\", "\n": r"\n", "\r": r"\r"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding on record."""

    count: int
    """How often it stands in the article."""
    code: str


Record = Mapping[str, Entry]
"""The findings of one article by fingerprint."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """The findings on record."""

    path: str
    """The file it is kept in."""
    articles: Mapping[str, Record] = field(default_factory=dict)
    """By the article's path relative to that file's folder, with forward slashes."""

    def name(self, path: str) -> str:
        """The path of an article as the file has it, however this system and the one that wrote the file compose accents."""
        whole = os.path.abspath(path)
        name = from_root(whole, os.path.dirname(os.path.abspath(self.path))) or whole.replace(os.sep, "/")
        return next((known for known in spellings(name) if known in self.articles), name)

    def file(self, name: str) -> str:
        """Where an article lies that the file has under `name`."""
        folder = os.path.dirname(self.path)
        paths = [os.path.normpath(os.path.join(folder, known)) for known in spellings(name)]
        return next((path for path in paths if os.path.lexists(path)), paths[0])

    @property
    def total(self) -> int:
        """How many findings are on record."""
        return sum(entry.count for record in self.articles.values() for entry in record.values())

    def text(self) -> str:
        """What the file holds."""
        rows = ((name, row) for name, record in self.articles.items() for row in record.items())
        lines = (f"{fingerprint} {entry.count} {entry.code} {_escaped(name)}" for name, (fingerprint, entry) in rows)
        return "\n".join([HEAD, *sorted(lines), ""])


def read(path: str) -> Baseline:
    """The baseline in a file. Raises NewslintError when it is not there, cannot be read, or has a line that is none."""
    try:
        text = content(path).decode("utf-8")
    except FileNotFoundError as error:
        raise NewslintError(Problem(path, "no such baseline", "make it with newslint baseline create")) from error
    except UnicodeDecodeError as error:
        raise NewslintError(Problem(path, f"not a baseline: byte {error.start + 1} is not valid UTF-8")) from error
    except OSError as error:
        raise NewslintError(Problem(path, f"cannot be read: {error.strerror or error}")) from error
    return parse(path, text)


def parse(path: str, text: str) -> Baseline:
    """The baseline in `text`. Raises NewslintError with every line that is no entry."""
    articles: dict[str, dict[str, Entry]] = {}
    problems: list[Problem] = []
    for number, line in enumerate(text.split("\n"), 1):
        written = line.removesuffix("\r")
        if not written or written.startswith("#"):
            continue
        match = re.fullmatch(ENTRY, written)
        if match is None:
            merging = written.startswith(("<<<<<<<", "=======", ">>>>>>>", "|||||||"))
            hint = "settle the merge: keep the lines of both sides" if merging else "an entry is: fingerprint count code path"
            problems.append(Problem(f"{path}:{number}:1", "not an entry of a baseline", hint))
            continue
        record = articles.setdefault(_unescaped(match[4]), {})
        if match[1] in record:
            problems.append(Problem(f"{path}:{number}:1", "this entry is here twice", "keep the line with the smaller count"))
        record[match[1]] = Entry(int(match[2]), match[3])
    if problems:
        raise NewslintError(problems)
    return Baseline(path, articles)


def weigh(checked: Checked, baseline: Baseline, last: Callable[[Finding], bool] | None = None) -> Checked:
    """The article without the findings on record, which are then `known`.

    Of several alike the first count as the old ones; those that `last` picks out only when there are no others.
    """
    record = baseline.articles.get(baseline.name(checked.article.path), {})
    left = {fingerprint: entry.count for fingerprint, entry in record.items()}
    known: set[int] = set()
    for finding in sorted(checked.findings, key=last) if last else checked.findings:
        if left.get(finding.fingerprint, 0) > 0:
            left[finding.fingerprint] -= 1
            known.add(id(finding))
    if not known:
        return checked
    findings = tuple(finding for finding in checked.findings if id(finding) not in known)
    return replace(checked, findings=findings, known=tuple(finding for finding in checked.findings if id(finding) in known))


def record_of(checked: Checked) -> dict[str, Entry]:
    """The findings of an article as a baseline has them."""
    findings = (*checked.findings, *checked.known)
    codes = {finding.fingerprint: finding.code for finding in findings}
    return {key: Entry(count, codes[key]) for key, count in Counter(finding.fingerprint for finding in findings).items()}


def stale(checked: Checked, baseline: Baseline, codes: Collection[str] | None = None) -> dict[str, Entry]:
    """What is on record for an article and no longer found in it, with how often it is missing; only rules with `codes`, if given.

    Nothing is stale in an article that newslint could not judge to the end.
    """
    if checked.crashes or not checked.language:
        return {}
    return _fewer(baseline.articles.get(baseline.name(checked.article.path), {}), record_of(checked), codes)


def _fewer(old: Record, now: Record, codes: Collection[str] | None) -> dict[str, Entry]:
    missing = ((key, replace(entry, count=entry.count - (now[key].count if key in now else 0))) for key, entry in old.items())
    return {key: entry for key, entry in missing if entry.count > 0 and (codes is None or entry.code in codes)}


@dataclass(frozen=True, slots=True)
class Renewed:
    """A baseline brought up to date with articles that were checked."""

    baseline: Baseline
    stale: int
    """Findings that were on record and are gone."""
    new: Mapping[str, int]
    """Path -> findings that were not on record."""


def renewed(old: Baseline, results: Iterable[Checked], *, grow: bool, codes: Collection[str] | None = None) -> Renewed:
    """What should be on record now: less what is gone, and with `grow` more what is new.

    Articles that are not among `results` stay as they are, unless their file is gone; a finding that moved with its file is not new.
    """
    gone = {name for name in old.articles if not os.path.lexists(old.file(name))}
    homeless = Counter({key: entry.count for name in gone for key, entry in old.articles[name].items()})
    articles: dict[str, dict[str, Entry]] = {name: dict(record) for name, record in old.articles.items() if name not in gone}
    dropped, new = sum(homeless.values()), dict[str, int]()
    for checked in results:
        name, now = old.name(checked.article.path), record_of(checked)
        record = articles.setdefault(name, {})
        for key, entry in stale(checked, old, codes).items():
            dropped += entry.count
            record[key] = replace(entry, count=record[key].count - entry.count)
        for key, entry in _fewer(now, record, None).items():
            moved = min(entry.count, homeless[key])
            homeless[key] -= moved
            dropped -= moved
            more = entry.count if grow else moved
            record[key] = Entry((record[key].count if key in record else 0) + more, entry.code)
            if entry.count > moved:
                new[name] = new.get(name, 0) + entry.count - moved
    kept = {name: {key: entry for key, entry in record.items() if entry.count} for name, record in articles.items()}
    return Renewed(replace(old, articles={name: record for name, record in kept.items() if record}), dropped, new)


def _escaped(path: str) -> str:
    return re.sub(r"[\\\n\r]", lambda found: ESCAPES[found[0]], path)


def _unescaped(path: str) -> str:
    return re.sub(r"\\([\\nr])", lambda found: {"n": "\n", "r": "\r"}.get(found[1], "\\"), path)
