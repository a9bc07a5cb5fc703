"""What changed since a commit: the lines of each article that git says are new, for reports that leave the old ones alone."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping

from newslint import expressions
from newslint.errors import NewslintError, Problem
from newslint.finding import Checked, Finding
from newslint.globs import lies_below
from newslint.records import dataclass, field, replace
from newslint.spans import Cover, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    import subprocess

HEAD = "HEAD"
OPTION = "--changed"
KEPT = ("GIT_CONFIG", "GIT_EXEC_PATH", "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM", "GIT_SSL")
"""What git may still read of the environment; the rest, as a hook sets it, speaks of the commit being made and not of the files."""
DIFF = (
    "diff",
    "--raw",
    "--patch",
    "-z",
    "--abbrev=40",
    "--unified=0",
    "--find-renames",
    "--no-color",
    "--no-ext-diff",
    "--no-textconv",
    "--ignore-submodules",
    "--inter-hunk-context=0",
)
HUNK = rb"@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@"
Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed in the work tree of one repository."""

    root: str
    """The top of the work tree, without links."""
    lines: Mapping[str, Ranges | None] = field(default_factory=dict)
    """Path -> changed lines as (first, number), 1-based, as git counts lines; a number of 0 is a deletion after `first`. None means all."""
    tracked: frozenset[str] = frozenset()
    """Every path git knows; what it does not know is new."""

    def spans(self, path: str, source: str) -> tuple[Span, ...] | None:
        """Where the article at `path` was changed; empty spans are deletions, and None means everywhere. Raises NewslintError."""
        real = os.path.realpath(path)
        if not lies_below(real, self.root):
            raise NewslintError(Problem(path, f"{OPTION}: lies outside the git repository {self.root}"))
        name = os.path.relpath(real, self.root).replace(os.sep, "/")
        if name not in self.lines:
            return () if name in self.tracked else None
        ranges = self.lines[name]
        if ranges is None:
            return None
        starts = [0, *(match.end() for match in expressions.finditer("\n", source))]
        return tuple(_span(starts, len(source), first, number) for first, number in ranges)


def _span(starts: list[int], length: int, first: int, number: int) -> Span:
    """The characters of `number` lines from `first` on, line ends included."""
    if not number:
        at = starts[first] if first < len(starts) else length
        return Span(at, at)
    begin = starts[first - 1] if first <= len(starts) else length
    return Span(begin, starts[first + number - 1] if first + number <= len(starts) else length)


def touching(spans: tuple[Span, ...] | None) -> Callable[[Finding], bool]:
    """Whether a finding stands in a changed line; one about the whole article does when anything changed."""
    if spans is None:
        return lambda finding: True
    lines, some = Cover(spans), bool(spans)
    return lambda finding: (finding.whole and some) or lines.touches(Span(finding.start, max(finding.end, finding.start + 1)))


def only(checked: Checked, spans: tuple[Span, ...] | None) -> Checked:
    """The article with the findings that touch what changed."""
    return replace(checked, findings=tuple(filter(touching(spans), checked.findings)))


def is_commit(ref: str) -> bool:
    """Whether git takes `ref` for a commit, here."""
    return bool(_git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}", check=False).stdout.strip())


def changes(ref: str = "") -> Changes:
    """What changed since `ref`, or since where this branch left it; without one, since the commit that pre-commit names, or HEAD.

    Raises NewslintError when this is no git repository or `ref` no commit in it.
    """
    root = os.path.realpath(os.fsdecode(_git("rev-parse", "--show-toplevel").stdout.rstrip(b"\n")))
    named = os.environ.get("PRE_COMMIT_FROM_REF", "")
    ref = ref or (named if named and is_commit(named) else HEAD)
    if not is_commit(ref):
        if ref == HEAD:  # no commit yet: all is new
            return Changes(root)
        raise NewslintError(Problem(OPTION, f"git knows no commit '{ref}'", "name a branch, a tag or a commit"))
    base = _git("merge-base", ref, HEAD, check=False).stdout.decode().strip() or ref
    files = _git("ls-files", "-z", folder=root).stdout.split(b"\0")
    tracked = frozenset(os.fsdecode(name) for name in files if name)
    return Changes(root, parse(_git(*DIFF, base, "--", folder=root).stdout), tracked)


def _git(*arguments: str, folder: str | None = None, check: bool = True) -> subprocess.CompletedProcess[bytes]:
    """Runs git on the files as they lie here. Raises NewslintError with git's first words when it fails."""
    import subprocess

    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_") or key.startswith(KEPT)}
    environment |= {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        done = subprocess.run(["git", *arguments], cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    except OSError as error:
        raise NewslintError(Problem(OPTION, f"git cannot be run: {error.strerror or error}", "install git")) from error
    if check and done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0].removeprefix("fatal: ")
        raise NewslintError(Problem(OPTION, said or f"git failed with status {done.returncode}"))
    return done


def parse(output: bytes) -> dict[str, Ranges | None]:
    """Changed lines by path, out of what `git diff --raw --patch -z --unified=0` prints."""
    entries, at = _raw(output)
    patches = _patches(output[at:])
    if len(patches) != sum(number for _, _, number in entries):  # git printed something unforeseen: rather too much than too little
        return {name: None for name, _, _ in entries}
    found: dict[str, Ranges | None] = {}
    at = 0
    for name, whole, number in entries:
        found[name] = None if whole or number != 1 else patches[at]
        at += number
    return found


def _raw(output: bytes) -> tuple[list[tuple[str, bool, int]], int]:
    """The paths of the raw part, whether each is wholly changed, how many patches it has, and where the patches begin."""
    entries: list[tuple[str, bool, int]] = []
    at = 0
    while output[at : at + 1] == b":":
        end = output.index(b"\0", at)
        status = output[at:end].split()[-1][:1].decode()
        last = output.index(b"\0", end + 1)
        if status in "RC":
            end, last = last, output.index(b"\0", last + 1)
        entries.append((os.fsdecode(output[end + 1 : last]), status in "AUTD", {"U": 0, "T": 2}.get(status, 1)))
        at = last + 1
    return entries, at


def _patches(output: bytes) -> list[Ranges | None]:
    """The changed lines of each patch; None where git sees no lines."""
    import re  # not newslint's own, which takes texts only

    patches: list[Ranges | None] = []
    for line in output.split(b"\n"):  # a line of content begins with + or -
        if line.lstrip(b"\0").startswith(b"diff --"):
            patches.append(())
        elif line.startswith(b"Binary files ") and patches:
            patches[-1] = None
        elif (hunk := re.match(HUNK, line)) and patches:
            patches[-1] = (*(patches[-1] or ()), (int(hunk[1]), int(hunk[2] or 1)))
    return patches
