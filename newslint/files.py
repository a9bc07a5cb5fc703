"""Which files to check: paths as given, directories walked in a fixed order, and an account of everything left out."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Collection, Iterator, Sequence

from newslint.errors import NewslintError, Problem
from newslint.globs import Glob, lies_below
from newslint.readers import ARCHIVES, ASKED, audit_of, form_of
from newslint.records import dataclass, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    Ignored: TypeAlias = Callable[[str, bool], bool | None]
    """Whether a .gitignore ignores an absolute path (True when that is a directory); None when it says nothing of it."""

STDIN = "-"
"""The path that means standard input."""
IGNORE_FILE = ".gitignore"
DELIBERATE = frozenset({"hidden", "excluded", "not included", "ignored by git", "given twice"})
"""Reasons to leave a path out that somebody chose."""
UNASKED = ".json and .xml are read when they are named, or with --include '*.xml'"


@dataclass(frozen=True, slots=True)
class Skipped:
    """A path that is not checked though it was met, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Found:
    """What to check, what was wrong with what was given, and what was left out."""

    paths: tuple[str, ...]
    """Sorted, however they were given; no file twice; with forward slashes; `-` is standard input."""
    problems: tuple[Problem, ...]
    skipped: tuple[Skipped, ...]


@dataclass(slots=True)
class _Account:
    """Found in the making."""

    suffixes: tuple[str, ...]
    known: str
    """What can be read, for hints."""
    archives: Collection[str]
    paths: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def take(self, path: str, real: str) -> None:
        """Adds a file, unless the same file (`real`: its path without links) is there already under any name."""
        if real in self.seen:
            return self.skip(path, "given twice")
        self.seen.add(real)
        return self.paths.append(path)

    def skip(self, path: str, reason: str) -> None:
        self.skipped.append(Skipped(path, reason))

    def refuse(self, path: str, what: str, hint: str = "") -> None:
        self.problems.append(Problem(_printable(path), what, hint))


def find(
    paths: Sequence[str],
    suffixes: Collection[str],
    *,
    include: Sequence[Glob] = (),
    exclude: Sequence[Glob] = (),
    stdin: str = STDIN,
    known: str = "",
    archives: Collection[str] = ARCHIVES,
) -> Found:
    """The articles that `paths` name. A file is taken as given if a reader knows its suffix; the globs hold in directories.

    `stdin` is what standard input is called, for its place in the order; `known` says what can be read, for hints.
    `archives` are the suffixes of what holds many articles: that can be audited, which is said of one that is named.
    """
    account = _Account(tuple(sorted(suffixes)), known or f"articles end in {', '.join(sorted(suffixes))}", archives)
    for given in paths:
        path = given if given == STDIN else os.path.normpath(given).replace(os.sep, "/") if given else given
        if path == STDIN:
            account.take(STDIN, STDIN)
        elif not given or not os.path.exists(path):
            account.refuse(given or "''", "no such file or directory", "the link leads nowhere" if os.path.islink(path) else "")
        elif os.path.isdir(path):
            _take_directory(path, account, include, exclude)
        elif not _utf8(path):
            account.refuse(path, "the file name is not valid UTF-8", "rename the file")
        elif _has_suffix(path, account.suffixes):
            account.take(path, os.path.realpath(path))
        else:
            account.refuse(path, *_unread(path, account))
    ordered = sorted(account.paths, key=lambda path: stdin if path == STDIN else path)
    return Found(tuple(ordered), tuple(account.problems), tuple(account.skipped))


def read_bytes(path: str) -> bytes:
    """The content of a file, or of standard input for `-`. Raises NewslintError when it cannot be read."""
    try:
        if path == STDIN:
            if sys.stdin is None:
                raise NewslintError(Problem("-", "standard input is closed"))
            return sys.stdin.buffer.read()
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise NewslintError(Problem(_printable(path), f"cannot be read: {error.strerror or error}")) from error


def _take_directory(path: str, account: _Account, include: Sequence[Glob], exclude: Sequence[Glob]) -> None:
    before = len(account.paths), len(account.problems), len(account.skipped)
    for entry, real, reason in _walk(path, account, exclude):
        if not reason:
            reason = "no reader" if not _has_suffix(entry, account.suffixes) else UNASKED if _is_unasked(entry, include) else ""
        if not reason and include and not any(glob.matches(os.path.abspath(entry)) for glob in include):
            reason = "not included"
        if reason:
            account.skip(entry, reason)
        elif _utf8(entry):
            account.take(entry, real)
        else:
            account.refuse(entry, "the file name is not valid UTF-8", "rename the file")
    left_out = account.skipped[before[2] :]
    if (len(account.paths), len(account.problems)) == before[:2] and all(skipped.reason != "given twice" for skipped in left_out):
        barred = sum(skipped.reason in ("excluded", "not included", "ignored by git") for skipped in left_out)
        many = sum(skipped.reason == "no reader" and form_of(skipped.path, account.archives) is not None for skipped in left_out)
        told = UNASKED if any(skipped.reason == UNASKED for skipped in left_out) else account.known
        told = f"{many} are archives: {audit_of(path)}" if many else told
        account.refuse(path, "nothing to check here", f"{barred} left out by settings or {IGNORE_FILE}" if barred else told)


def _walk(root: str, account: _Account, exclude: Sequence[Glob]) -> Iterator[tuple[str, str, str]]:
    """Every file below `root` and every folder not entered: its path, the same without links, why it is left out or nothing."""
    top = os.path.realpath(root)
    stack: list[tuple[str, str, os.DirEntry[str] | None, tuple[Ignored, ...]]] = [(root, top, None, _above(top))]
    while stack:
        path, real, entry, ignored = stack.pop()
        reason = _left_out(path, real, entry, top, ignored, exclude) if entry else ""
        if reason or (entry and not entry.is_dir(follow_symlinks=False)):
            yield path, os.path.realpath(path) if entry and entry.is_symlink() else real, reason
            continue
        inner = _ignored_in(real)
        ignored = (*ignored, inner) if inner else ignored
        try:
            with os.scandir(path) as entries:
                below = sorted(entries, key=lambda entry: entry.name, reverse=True)
        except OSError as error:
            account.refuse(path, f"cannot be read: {error.strerror or error}")
            continue
        for entry in below:
            name = entry.name if path == "." else f"{path.rstrip('/')}/{entry.name}"
            stack.append((name, os.path.join(real, entry.name), entry, ignored))


def _left_out(path: str, real: str, entry: os.DirEntry[str], top: str, ignored: Sequence[Ignored], exclude: Sequence[Glob]) -> str:
    """Why a file or folder met on the way is not checked; nothing when it is."""
    if entry.name.startswith("."):
        return "hidden"
    if any(glob.matches(os.path.abspath(path)) for glob in exclude):
        return "excluded"
    if entry.is_symlink():
        return _bad_link(path, top)
    folder = entry.is_dir(follow_symlinks=False)
    if next((said for said in (check(real, folder) for check in reversed(ignored)) if said is not None), False):
        return "ignored by git"
    return "" if folder or entry.is_file(follow_symlinks=False) else "not a file"


def _bad_link(path: str, root: str) -> str:
    target = os.path.realpath(path)
    if os.path.isdir(target):
        return "link to a directory"
    try:
        if not stat.S_ISREG(os.stat(target).st_mode):
            return "not a file"
    except OSError:
        return "link that leads nowhere"
    return "" if lies_below(target, root) else "link out of the directory"


def _above(directory: str) -> tuple[Ignored, ...]:
    """The .gitignore files of the folders above `directory`, outermost first, when it lies in a git repository."""
    found: list[Ignored] = []
    at = directory
    while not os.path.exists(os.path.join(at, ".git")):
        above = os.path.dirname(at)
        if above == at:
            return ()
        at = above
        found.extend(filter(None, (_ignored_in(at),)))
    return tuple(reversed(found))


def _ignored_in(directory: str) -> Ignored | None:
    """What the .gitignore in `directory`, a path without links, ignores; None when there is none."""
    try:
        with open(os.path.join(directory, IGNORE_FILE), encoding="utf-8-sig", errors="replace") as file:
            lines = file.read().splitlines()
    except OSError:
        return None
    from pathspec import GitIgnoreSpec

    def is_readable(line: str) -> bool:
        try:
            return bool(GitIgnoreSpec.from_lines([line]).patterns)
        except ValueError:  # git passes over what it cannot read, too
            return False

    spec = GitIgnoreSpec.from_lines(filter(is_readable, lines))

    def ignored(path: str, is_directory: bool) -> bool | None:
        relative = os.path.relpath(path, directory).replace(os.sep, "/")
        return spec.check_file(f"{relative}/" if is_directory else relative).include

    return ignored


def _is_unasked(path: str, include: Sequence[Glob]) -> bool:
    """Whether a file met in a directory has a suffix of ASKED, and no glob names that suffix."""
    form = form_of(path, ASKED)
    return form is not None and not any(glob.pattern.lower().endswith(f"{form.suffix}{form.compression}") for glob in include)


def _has_suffix(path: str, suffixes: Sequence[str]) -> bool:
    return path.lower().endswith(tuple(suffixes))


def _unread(path: str, account: _Account) -> tuple[str, str]:
    """Why no reader takes a file that was named, and what to do about it."""
    suffix = os.path.splitext(path)[1]
    if form_of(path, account.archives):
        return "an archive of articles, not one article", audit_of(path)
    return f"no reader for {suffix} files" if suffix else "no reader for a file without a suffix", account.known


def _utf8(path: str) -> bool:
    """Whether the name can be printed: a file system may hand out bytes that no encoding explains."""
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _printable(path: str) -> str:
    return path.encode("utf-8", "backslashreplace").decode("utf-8")
