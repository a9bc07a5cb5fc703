"""How well the analysis knows who speaks in Indonesian news: against 300 sentences labelled by reading (bench/labels/README.md).

python bench/speech_id.py CORPUS.jsonl.gz [--labels FILE] [--errors 10] [--show]
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newslint.annotators.speech import Speech, speech
from newslint.article import Article
from newslint.document import Document
from newslint.linter import read
from newslint.session import Request, Session
from newslint.settled import Settings
from newslint.spans import Span

LABELS = Path(__file__).parent / "labels" / "speech_id.jsonl"
TOKENISED = "C"
"""The tier of the corpus whose texts are split into tokens and have lost most of their quotations."""
PLACES = 4
"""Places shown of each kind of error."""


@dataclass(frozen=True, slots=True)
class Label:
    """One sentence as a reader saw it."""

    article: str
    start: int
    end: int
    attributed: bool
    voice: str
    status: str
    evidence: str
    source: tuple[int, int] | None
    sure: bool

    @staticmethod
    def of(row: Mapping[str, Any]) -> Label:
        """The label of one line of the file."""
        source = row["source"]
        return Label(**{**row, "source": None if source is None else (source[0], source[1])})

    def shared(self, span: Span) -> int:
        """How many characters `span` shares with the sentence."""
        return max(0, min(self.end, span.end) - max(self.start, span.start))


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the analysis says of a labelled sentence, and how its own sentences lie to it."""

    label: Label
    tier: str
    lead: Speech | None
    """The sentence that decides; None when the analysis has none there."""
    fit: str
    """Empty when one sentence covers the label and little else; `cut` or `glued` when the ends differ."""
    cue: str
    text: str

    @property
    def attributed(self) -> bool:
        """Whether the analysis gives the words to somebody."""
        return self.lead is not None and self.lead.attributed


class Desk:
    """The shipped rules and languages; reads a text as `newslint check` does, residue told from the rest."""

    def __init__(self) -> None:
        self.session = Session(Request(no_config=True, language="id"))
        self.plan = self.session.plan

    def read(self, path: str, text: str) -> Document:
        """The document of a text."""
        reading = read(Article(path, text, text), self.plan, Settings(language="id"), self.session.annotators)
        if reading is None:
            raise SystemExit(f"{path}: not read")
        return reading.doc


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file of JSON lines, gzipped or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as rows:
        for row in rows:
            yield json.loads(row)


def judged(doc: Document, label: Label, tier: str) -> Verdict:
    """The sentences that lie mostly in the label, or hold most of it; of those the longest attributed one decides, else the longest."""
    size = label.end - label.start
    near = [one for one in doc[speech] if 2 * label.shared(one) >= min(size, one.end - one.start) and label.shared(one)]
    lead = max(near, key=lambda one: (one.attributed, label.shared(one)), default=None)
    fit = "cut" if len(near) > 1 else "glued" if lead is not None and lead.end - lead.start > 1.5 * size else ""
    cue = doc.slice(lead.cue).lower() if lead is not None and lead.cue is not None else ""
    return Verdict(label, tier, lead, fit, cue, doc.text[label.start : label.end])


def verdicts(corpus: Path, labels: Path) -> list[Verdict]:
    """Every label with what the analysis says, in the order of the corpus."""
    wanted: dict[str, list[Label]] = defaultdict(list)
    for row in lines(labels):
        wanted[row["article"]].append(Label.of(row))
    desk, found = Desk(), []
    for row in lines(corpus):
        asked = wanted.pop(row["id"], ())
        if asked:
            doc = desk.read(row["id"], row["text"])
            found += [judged(doc, label, row["tier"]) for label in asked]
    if wanted:
        raise SystemExit(f"not in {corpus}: {' '.join(sorted(wanted))}")
    return found


def same_source(one: Verdict) -> bool | None:
    """Whether the two source spans overlap; None unless both name one."""
    if one.label.source is None or one.lead is None or one.lead.source is None or not (one.label.attributed and one.attributed):
        return None
    start, end = one.label.source
    return one.lead.source.start < end and start < one.lead.source.end


def share(right: int, total: int) -> str:
    """A proportion with its counts."""
    return f"{right}/{total} = {right / total:.3f}" if total else "none"


def f1(table: Mapping[tuple[bool, bool], int], which: bool) -> float:
    """The harmonic mean of precision and recall of one answer."""
    wrong = table.get((which, not which), 0) + table.get((not which, which), 0)
    right = table.get((which, which), 0)
    return 2 * right / (2 * right + wrong) if right or wrong else 0.0


def figures(name: str, found: Sequence[Verdict]) -> None:
    """Prints the figures of one group of sentences."""
    table = Counter((one.label.attributed, one.attributed) for one in found)
    both = [one for one in found if one.label.attributed and one.attributed and one.lead]
    spans = [answer for answer in map(same_source, found) if answer is not None]
    agree = table[True, True] + table[False, False]
    print(f"{name}: {len(found)} sentences, {table[True, True] + table[True, False]} attributed")
    cut, glued = (sum(one.fit == fit for one in found) for fit in ("cut", "glued"))
    print(f"  sentence ends       {cut} cut, {glued} glued to another")
    print(f"  attributed agrees   {share(agree, len(found))}  missed {table[True, False]}, false {table[False, True]}")
    print(f"  attributed macro F1 {(f1(table, True) + f1(table, False)) / 2:.3f}  (yes {f1(table, True):.3f}, no {f1(table, False):.3f})")
    print(f"  voice               {share(sum(one.lead is not None and one.lead.voice == one.label.voice for one in found), len(found))}")
    print(f"  status              {share(sum(one.lead is not None and one.lead.status == one.label.status for one in both), len(both))}")
    print(f"  source overlaps     {share(sum(spans), len(spans))}")


def faults(one: Verdict) -> Iterator[str]:
    """What is wrong with one sentence, in words that group."""
    label, lead = one.label, one.lead
    if lead is None:
        yield "no sentence there"
    elif label.attributed and not one.attributed:
        yield f"missed: {label.evidence}"
    elif one.attributed and not label.attributed:
        yield f"false: {lead.evidence} '{one.cue}'"
    else:
        if lead.voice != label.voice:
            yield f"voice: {label.voice} taken for {lead.voice}"
        if label.attributed and lead.status != label.status:
            yield f"status: {label.status} taken for {lead.status}"
        if same_source(one) is False:
            yield f"source: elsewhere ({label.evidence})"


def errors(found: Sequence[Verdict], most: int, show: bool) -> None:
    """Prints the commonest kinds of error with their places."""
    places: dict[str, list[Verdict]] = defaultdict(list)
    for one in found:
        for fault in faults(one):
            places[fault].append(one)
    for fault, wrong in sorted(places.items(), key=lambda item: (-len(item[1]), item[0]))[:most]:
        where = [f"{one.label.article}:{one.label.start}" for one in wrong]
        print(f"{len(wrong):4} {fault}" + ("" if show else f": {', '.join(where[:PLACES])}"))
        for place, one in zip(where, wrong, strict=True) if show else ():
            print(f"       {place}{'' if one.label.sure else ' ?'} {one.fit} [{one.cue}] {' '.join(one.text.split())}")


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--labels", type=Path, default=LABELS)
    parser.add_argument("--errors", type=int, default=10)
    parser.add_argument("--show", action="store_true", help="print the text of the sentences that went wrong")
    options = parser.parse_args()
    found = verdicts(options.corpus, options.labels)
    figures("all", found)
    figures("sure", [one for one in found if one.label.sure])
    figures("running text", [one for one in found if one.tier != TOKENISED])
    figures("tokenised text", [one for one in found if one.tier == TOKENISED])
    errors(found, options.errors, options.show)


if __name__ == "__main__":
    main()
