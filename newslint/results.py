"""What was found in articles, kept between runs: an article about which nothing has changed is not checked again.

One SQLite file in the user's cache folder, which any number of runs may read and write at once. A result is found by a hash of the
article, the rules, the settings, the code and the libraries; it carries that hash and a checksum, and is plain data. A file that is not
ours, or in a folder that others can write to, is not read; a damaged one is made anew. What a rule that failed or ran out of time had a
part in is not kept.
"""

from __future__ import annotations

import marshal
import os
import sys
import time
import zlib
from collections.abc import Callable, Sequence

from newslint import cache
from newslint.article import Article
from newslint.finding import Allowed, Card, Checked, Finding, Fix, Unchecked
from newslint.hashing import blake2b
from newslint.settled import Settings
from newslint.spans import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sqlite3 import Connection
    from typing import Any
else:
    Any = object

NAME = "results-1.sqlite"
"""The number counts up when what is kept of a result changes."""
TABLE = "CREATE TABLE IF NOT EXISTS results (key BLOB PRIMARY KEY, day INTEGER, body BLOB) WITHOUT ROWID"
FIND = "SELECT day, body FROM results WHERE key = ?"
KEEP = "INSERT OR REPLACE INTO results VALUES (?, ?, ?)"
SIZE = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
DROP = "DELETE FROM results WHERE key IN (SELECT key FROM results ORDER BY day LIMIT (SELECT count(*) / 2 FROM results))"
LARGEST = 200_000_000
"""Bytes of the file from which the half of the results that were unused for longest goes."""
TOGETHER = 256
"""Results written at once."""
PATIENCE = 1.0
"""Seconds that a run waits for another one that writes; then it goes on without."""
DAY = 86_400
"""Seconds: a result is entered as used once a day."""
RECORDS = (Span, Fix, Finding, Allowed, Card, Unchecked)
"""What a result is made of."""
FIELDS = Checked.__match_args__[1:]
"""What is kept of it: all but the article."""
LIBRARIES = ("site-packages", "dist-packages")
"""Folders of what is installed, whose times change with it; what findings rest on may also lie in a folder that holds ENGINE."""
ENGINE = "regex"


def basis(plan: str, settings: Settings) -> bytes:
    """A hash of all that decides findings but the article; `plan` is the key of the compiled rules."""
    chosen = None if settings.chosen is None else sorted(settings.chosen)
    asked = chosen, settings.language, settings.interface, settings.speech, sorted(settings.asleep)
    told = repr((plan, sorted(settings.levels.items()), asked, _libraries()))
    return bytes.fromhex(cache.key_of([b"results", told.encode("utf-8", "surrogatepass")]))


def key_of(article: Article, basis: bytes) -> bytes:
    """The name of the result of `article` under what `basis` is the hash of."""
    said = article.path, article.title, sorted(article.meta.items()), article.wrapped, article.encoding, article.remarks, article.gaps
    digest = blake2b(digest_size=20, key=basis)
    for text in (repr(said), article.source, article.text):
        data = text.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "little"))
        digest.update(data)
    return digest.digest()


def _libraries() -> list[tuple[str, int]]:
    """The folders of installed packages, and when something was last put there or taken away."""
    folders = [folder for folder in sys.path if os.path.basename(folder) in LIBRARIES or os.path.isdir(os.path.join(folder, ENGINE))]
    return [(folder, os.stat(folder).st_mtime_ns) for folder in folders if os.path.isdir(folder)]


class Results:
    """The results that are kept. Whatever is wrong with their file, the run goes on without it."""

    def __init__(self) -> None:
        self._new: dict[bytes, tuple[bytes, int, bytes]] = {}
        self._bases: dict[int, tuple[Settings, bytes]] = {}
        """By the identity of settings, the hash of all that decides findings but the article."""
        self._file: Connection | None = None
        self._useless = False

    def taken(self, article: Article, plan: str, settings: Settings, find: Callable[[], Checked]) -> Checked:
        """What an earlier run found in `article`, or else what `find` does; `plan` is the key of the compiled rules."""
        known = self._bases.get(id(settings))
        if known is None or known[0] is not settings:
            self._bases[id(settings)] = known = settings, basis(plan, settings)
        key = key_of(article, known[1])
        found = self.get(key, article)
        if found is None:
            found = find()
            self.put(key, found)
        return found

    def get(self, key: bytes, article: Article) -> Checked | None:
        """What was found in `article`, if it is kept under `key`."""
        for day, body in self._ask(FIND, key) if self._open(make=False) else ():
            values = _thawed(key, body)
            if values and day != _today():
                self._enter(key, body)
            return Checked(article, *values) if values else None
        return None

    def put(self, key: bytes, checked: Checked) -> None:
        """Keeps what was found, unless something failed that may not fail again."""
        if checked.crashes or self._useless:
            return
        body = marshal.dumps((key, [_plain(getattr(checked, name)) for name in FIELDS]))
        self._enter(key, zlib.compress(body, 1))

    def _enter(self, key: bytes, body: bytes) -> None:
        """Notes a result as used today; many together are written, so that a long run does not hold them all."""
        self._new[key] = key, _today(), body
        if len(self._new) >= TOGETHER:
            self.write()

    def write(self) -> None:
        """Writes what is new."""
        rows, self._new = [*self._new.values()], {}
        if not rows:
            return
        if not self._open(make=True):
            self._useless = True
            return
        self._ask("BEGIN IMMEDIATE")
        for row in rows:
            self._ask(KEEP, *row)
        self._ask("COMMIT")
        if any(size > LARGEST for (size,) in self._ask(SIZE)):
            self._ask(DROP)
            self._ask("VACUUM")

    def _open(self, *, make: bool) -> bool:
        """Whether there is a file to ask; `make`: there shall be."""
        if self._file is None and not self._useless and (path := _path(make=make)):
            self._path = path
            self._ask("PRAGMA synchronous = OFF")  # what a power cut leaves is damaged at worst
            self._ask(TABLE)
        return self._file is not None

    def _ask(self, statement: str, *values: Any) -> Sequence[Any]:
        """The rows of an answer; none where the file is of no use."""
        if self._useless:
            return ()
        try:
            from newslint.sqlite import DatabaseError, OperationalError, connect
        except ImportError:  # an interpreter may be built without it
            self._leave()
            return ()
        try:
            self._file = self._file or connect(self._path, timeout=PATIENCE, isolation_level=None)
            return self._file.execute(statement, values).fetchall()
        except DatabaseError as error:
            self._leave()
            if not isinstance(error, OperationalError) or _empty(self._path):  # and not only locked, read-only or on a full disk
                cache.drop(self._path)
        return ()

    def _leave(self) -> None:
        """Goes on without."""
        if self._file is not None:
            self._file.close()
        self._file, self._useless = None, True


def _path(*, make: bool) -> str:
    """Where the results lie, if they are there or shall be, and nobody else can have written them; else nothing."""
    folder = cache.directory()
    if folder is None:
        return ""
    path = os.path.join(folder, NAME)
    try:
        if make:
            os.makedirs(folder, mode=0o700, exist_ok=True)
        if not cache.private(folder) or not (make or os.path.exists(path)):
            return ""
        if make:  # for this user alone, as it holds words of articles and others may read its folder
            os.close(os.open(path, os.O_CREAT, 0o600))
        return path if cache.ours(os.stat(path)) else ""
    except OSError:
        return ""


def _empty(path: str) -> bool:
    try:
        return os.stat(path).st_size == 0
    except OSError:
        return False


def _today() -> int:
    return int(time.time()) // DAY


def _plain(value: Any) -> Any:
    """A record as its number and its fields, a tuple as a list."""
    if type(value) in RECORDS:
        return (RECORDS.index(type(value)), *(_plain(getattr(value, name)) for name in value.__match_args__))
    return [*map(_plain, value)] if isinstance(value, tuple) else value


def _thawed(key: bytes, body: bytes) -> list[Any] | None:
    """The fields of a result that is whole, and was kept under `key`."""
    try:
        known, values = marshal.loads(zlib.decompress(body))
        return [*map(_made, values)] if known == key else None
    except (zlib.error, ValueError, EOFError, TypeError, LookupError):
        return None


def _made(value: Any) -> Any:
    """What `_plain` made plain."""
    if isinstance(value, tuple):
        return RECORDS[value[0]](*map(_made, value[1:]))
    return tuple(map(_made, value)) if isinstance(value, list) else value
