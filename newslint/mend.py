"""An article with its fixes applied, again and again until nothing changes, and never written back in another form than it was read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from newslint.errors import Problem
from newslint.finding import Checked
from newslint.fix import ROUNDS, applied, edits, moved
from newslint.readers.decode import MARKS
from newslint.records import dataclass
from newslint.session import Session
from newslint.spans import Span

Changed = tuple[Span, ...] | None
"""Where an article was changed; None for everywhere."""
Narrow = Callable[[Checked, Changed], Checked]


@dataclass(frozen=True, slots=True)
class Mended:
    """What became of one article."""

    path: str
    before: Checked
    after: Checked
    """As it is with the fixes."""
    old: bytes
    new: bytes
    """The content with the fixes; `old` when there are none or they cannot be applied."""
    changed: Changed = None
    """Where `after` was changed."""
    fixes: int = 0
    problem: Problem | None = None
    """Why fixes were not applied, or not to the end."""


def mend(
    session: Session, path: str, data: bytes, changed: Callable[[Checked], Changed], narrow: Narrow, *, unsafe: bool = False
) -> Mended | Problem:
    """Applies the fixes of the findings that `narrow` leaves of an article that holds `data`. Nothing is written here."""
    before = session.one(path, data)
    if isinstance(before, Problem):
        return before
    spans = changed(before)
    mended = Mended(path, before, before, data, data, spans)
    seen = {data}
    for _ in range(ROUNDS):
        further = _round(session, mended, narrow, unsafe=unsafe)
        if further is mended or further.problem:
            return further
        mended = further
        if mended.new in seen:
            break
        seen.add(mended.new)
    what = "fixes undo each other"
    return _stopped(mended, Problem(before.article.path, what, "two rules may want the opposite of each other"))


def _round(session: Session, mended: Mended, narrow: Narrow, *, unsafe: bool) -> Mended:
    """The article after one round of fixes; the same object when there are none left."""
    article = mended.after.article
    changes = edits(article.source, narrow(mended.after, mended.changed).findings, unsafe=unsafe)
    if not changes:
        return mended
    if encoded(article.source, article.encoding, mended.old) != mended.new:
        return _stopped(mended, Problem(article.path, "not fixed: newslint cannot write this format or encoding"))
    source = applied(article.source, changes)
    try:
        data = encoded(source, article.encoding, mended.old)
    except UnicodeEncodeError as error:
        what = f"not fixed: {article.encoding} has no “{source[error.start : error.end]}”"
        return _stopped(mended, Problem(article.path, what, "save the file as UTF-8"))
    after = session.one(mended.path, data)
    if isinstance(after, Problem):
        return _stopped(mended, after)
    if after.article.source != source or after.article.notes != article.notes:
        return _stopped(mended, Problem(article.path, "not fixed: the fix would spoil the format of the file"))
    spans = None if mended.changed is None else moved(mended.changed, changes)
    return Mended(mended.path, mended.before, after, mended.old, data, spans, mended.fixes + len(changes))


def _stopped(mended: Mended, problem: Problem) -> Mended:
    return Mended(mended.path, mended.before, mended.after, mended.old, mended.new, mended.changed, mended.fixes, problem)


def encoded(source: str, encoding: str, like: bytes) -> bytes:
    """`source` as bytes, with the byte order mark that `like` has."""
    mark = next((mark for mark, name in MARKS if name == encoding and like.startswith(mark)), b"")
    return mark + source.encode(encoding)


def diff(mended: Mended) -> Iterator[str]:
    """What the fixes change, as a unified diff; pieces that end as the file's lines do."""
    from difflib import unified_diff

    name = mended.before.article.path
    sides = (name, name) if name.startswith("/") else (f"a/{name}", f"b/{name}")
    old, new = (re.findall(r"[^\n]*\n|[^\n]+", checked.article.source) for checked in (mended.before, mended.after))
    for line in unified_diff(old, new, *sides):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
