"""What was mined written as rule files: one an outlet, its phrases and patterns with examples, for a reviewer to say yes to.

A file is shown to work before it is written: what its examples do not bear out is left out of it, and told.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from newslint.archive.mine import Mined, Proposal
from newslint.archive.repeats import FRAME, LINE, OPENING
from newslint.article import Article
from newslint.errors import Problem
from newslint.language import Language, vote
from newslint.linter import Annotators, lint
from newslint.pack import read_pack
from newslint.plan import RESIDUE, Plan, compile_plan
from newslint.proof import unusable_pattern, unusable_phrase
from newslint.records import dataclass, replace
from newslint.selftest import failures
from newslint.settled import Settings
from newslint.words import words_of

FAMILY, CODE = "boilerplate", "MIN"
LONGEST = 45
"""Words of a line that is residue for its opening; a longer one is prose that begins alike."""
PASSES = 3
HEAD = """\
# PROPOSED by newslint mine, read by nobody yet. Delete each entry that is not boilerplate, then this line: that is the review.
# {outlet}: {articles:,} articles. The number after an entry is in how many of them it stands.
check: residue
code: {code}
level: warning
say:
{say}
why: {why}
"""
_OPERATOR = re.compile(r"[\\()|*~=^$]")
_NUMBER = re.compile(r"(?<![^\W_])\d(?:[\d.,:/-]*\d)?(?![^\W_])")
_UNFIT = re.compile(r"\[\[|\]\]|->|[\x00-\x1f\x7f\x85\u2028\u2029]")
"""What an example cannot hold."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One phrase or pattern of a rule, with what it is for."""

    key: str
    """The key of a `residue` rule that it goes below: lines, whole, parts or patterns."""
    text: str
    proposal: Proposal


@dataclass(frozen=True, slots=True)
class RuleFile:
    """A rule file that was shown to work."""

    path: str
    """Relative to the pack: `id/boilerplate/kabartirta-com.yaml`."""
    text: str
    entries: int


def covered(one: Proposal, plan: Plan, annotators: Annotators, language: str) -> tuple[str, ...]:
    """The names of the residue rules that find most of the examples of `one`, the most frequent first."""
    found: Counter[str] = Counter()
    texts = dict.fromkeys(text for _, text in one.examples)
    for text in texts:
        checked = lint(Article("-", text, text, meta={"title": "-"}), plan, Settings(language=language), annotators)
        hit = {finding.rule for finding in checked.findings if plan.check(finding.rule) == RESIDUE}
        found.update(hit)
    return tuple(name for name, count in sorted(found.items(), key=lambda pair: (-pair[1], pair[0])) if count * 2 >= len(texts))


def tongue(mined: Mined, outlet: str, languages: Mapping[str, Language]) -> str:
    """The language an outlet writes in; the first there is when its prose does not tell."""
    words = words_of("\n".join(mined.prose.get(outlet, ()))).lower
    return vote(words, tuple(languages.values())) or min(languages)


def rule_files(
    mined: Mined,
    proposals: Iterable[Proposal],
    languages: Mapping[str, Language],
    kinds: Mapping[str, Any],
    annotators: Annotators,
    *,
    first: int = 1,
) -> tuple[list[RuleFile], list[Problem]]:
    """A rule file for each outlet of `proposals`, its code counted from `first`, and what could not be written as a rule."""
    bare = {code: replace(language, lexicon={}) for code, language in languages.items()}
    by_outlet: dict[str, list[Proposal]] = {}
    for one in proposals:
        by_outlet.setdefault(one.outlet, []).append(one)
    files, problems = [], []
    for number, (outlet, found) in enumerate(sorted(by_outlet.items()), first):
        trial = _Trial(mined, outlet, tongue(mined, outlet, languages), f"{CODE}{number:03}", bare, kinds, annotators)
        made, dropped = trial.file(found)
        files += [made] if made else []
        problems += [Problem(outlet or "-", f"no rule could be written for {one.text!r}") for one in dropped]
    return files, problems


def entries_of(one: Proposal) -> Iterator[Entry]:
    """The ways to write `one`: as a phrase, which an editor can read, and as a pattern."""
    if one.kind == FRAME:
        made = [Entry("patterns", _framed(one.key), one)]
    else:
        phrase = _OPERATOR.sub(lambda sign: "\\" + sign[0], " ".join(one.text.lower().split()))
        around = {LINE: ("^", "$"), OPENING: ("^", r"[^\n]*")}.get(one.kind, ("", ""))
        pattern = Entry("patterns", _escaped(" ".join(one.text.split())).join(around), one)
        made = [Entry({LINE: "whole", OPENING: "lines"}.get(one.kind, "parts"), phrase, one), pattern]
        made = made[1:] if _NUMBER.search(one.text) or "..." in phrase or "…" in phrase else made
    for entry in made:
        unusable = unusable_pattern(entry.text) if entry.key == "patterns" else unusable_phrase(entry.text)
        if not unusable:
            yield entry


def _escaped(text: str) -> str:
    """A text as a regular expression, any number for its numbers."""
    return r"\d[\d.,:/-]*".join(re.escape(part).replace("\\ ", " ") for part in _NUMBER.split(text))


def _framed(frame: str) -> str:
    """A regular expression for a frame: words small and large where they stood, alone on the line or after the last sentence."""
    shapes = {"a": r"[a-z]{1,12}", "A": r"[A-Z][\w'’-]*(?:[ .]{1,2}[A-Z][\w'’-]*){0,4}", "0": r"\d{1,6}"}
    body = "".join(shapes.get(sign) or (r"[ \u00a0]" if sign == " " else re.escape(sign)) for sign in frame)
    return rf"(?-i:(?:^|(?<=[.!?\"”’'] )|(?<=[.!?\"”’'])){body}(?=[ \t\u00a0]*$))"


@dataclass(frozen=True, slots=True)
class _Trial:
    """The making of one rule file."""

    mined: Mined
    outlet: str
    language: str
    code: str
    languages: Mapping[str, Language]
    kinds: Mapping[str, Any]
    annotators: Annotators

    def file(self, proposals: Sequence[Proposal]) -> tuple[RuleFile | None, list[Proposal]]:
        """The file with those of `proposals` that can be shown to work, and the others."""
        shown: dict[Entry, str] = {}
        for one in proposals:
            shown |= next(({entry: text} for entry in entries_of(one) if (text := self._flag(entry))), {})
        passes = self._passes([*shown])
        name = f"{self.language}/{FAMILY}/{re.sub('[^a-z0-9]+', '-', self.outlet.lower()).strip('-') or 'archive'}.yaml"
        made = RuleFile(name, self._text(shown, passes), len(shown)) if shown and passes else None
        if made is None or self._wrong(made):
            return None, list(proposals)
        return made, [one for one in proposals if one not in {entry.proposal for entry in shown}]

    def _flag(self, entry: Entry) -> str:
        """An example with its mark that a rule of this entry alone bears out; empty when there is none."""
        passes = self._passes([])[:1]
        for text in dict.fromkeys(text for _, text in entry.proposal.examples):
            if _UNFIT.search(text):
                continue
            for marked in self._marks(entry, text):
                if passes and not self._wrong(RuleFile(f"{self.language}/{FAMILY}/one.yaml", self._text({entry: marked}, passes), 1)):
                    return marked
        return ""

    def _marks(self, entry: Entry, text: str) -> Iterator[str]:
        """`text` with the mark where the entry's key says it must be."""
        yield f"[[{text}]]"
        stripped = text.rstrip(" .!?…”\"')")
        if entry.key == "parts" and stripped != text:
            yield f"[[{stripped}]]{text[len(stripped) :]}"

    def _passes(self, entries: Sequence[Entry]) -> tuple[str, ...]:
        """Lines of prose in which nothing of it is found; those with a word of its phrases first."""
        words = {word for entry in entries for word in words_of(entry.proposal.text).lower if len(word) > 3}
        prose = [line for line in self.mined.prose.get(self.outlet, ()) if not _UNFIT.search(line)]
        ordered = sorted(prose, key=lambda line: (not words & set(words_of(line).lower), prose.index(line)))
        return tuple(ordered[:PASSES])

    def _text(self, shown: Mapping[Entry, str], passes: Sequence[str]) -> str:
        """The file as it is written."""
        wording = {code: language.interface.get("mine.say", "{match}") for code, language in sorted(self.languages.items())}
        head = HEAD.format(
            outlet=self.outlet or "-",
            articles=self.mined.outlets.get(self.outlet, 0),
            code=self.code,
            say="\n".join(f"  {code}: {_quoted(say)}" for code, say in wording.items()),
            why=_quoted(self.languages[self.language].interface.get("mine.why", "-")),
        )
        lines = [head.rstrip("\n")]
        lines += [f"longest: {LONGEST}"] if any(entry.key in ("lines", "whole") for entry in shown) else []
        for key in ("lines", "whole", "parts", "patterns"):
            mine = [entry for entry in shown if entry.key == key]
            lines += [f"{key}:"] if mine else []
            quoted = _quoted if key != "patterns" else _plainly
            lines += [f"  - {quoted(entry.text)}  # {entry.proposal.articles}" for entry in mine]
        lines += ["flags:", *(f"  - {_quoted(text)}" for text in dict.fromkeys(shown.values()))]
        lines += ["passes:", *(f"  - {_quoted(text)}" for text in passes)]
        return "\n".join(lines) + "\n"

    def _wrong(self, made: RuleFile) -> bool:
        """Whether anything is wrong with a file, or with one of its examples."""
        with tempfile.TemporaryDirectory(prefix="newslint-") as folder:
            path = Path(folder) / made.path
            path.parent.mkdir(parents=True)
            path.write_text(made.text, encoding="utf-8")
            rules, problems = read_pack(Path(folder), self.kinds, languages=self.languages)
            if problems or not rules:
                return True
            plan = compile_plan(rules, {self.language: self.languages[self.language]}, self.kinds)
            return any(True for _ in failures(rules[0], plan, self.annotators))


def _quoted(text: str) -> str:
    """A text as YAML takes it in one line."""
    return json.dumps(text, ensure_ascii=False)


def _plainly(pattern: str) -> str:
    """A regular expression in single quotes, in which a backslash is one."""
    doubled = pattern.replace("'", "''")
    return f"'{doubled}'"
