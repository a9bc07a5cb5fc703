"""How well the analysis knows who speaks: against expert annotation (PolNeAR), against labelled sentences, and what it costs.

python bench/attribution.py polnear FILE.jsonl.gz [--split dev] [--errors 10]
python bench/attribution.py examples FILE.jsonl
python bench/attribution.py cost FILE.jsonl.gz [--articles N]
"""

from __future__ import annotations

import argparse
import gc
import gzip
import json
import time
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from newslint.__main__ import MANY
from newslint.annotators.card import card
from newslint.annotators.claims import claims
from newslint.annotators.impostors import impostors
from newslint.annotators.sentences import sentences
from newslint.annotators.speech import Speech, speech
from newslint.annotators.zones import zones
from newslint.article import Article
from newslint.document import LEXICON, Document
from newslint.language import Language
from newslint.pack import read_languages
from newslint.packfiles import shipped
from newslint.scan import Needle, Scanner
from newslint.words import words_of

SHORTEST = 15
"""Characters of a sentence that counts."""


class Desk:
    """A language with its lexicon compiled: turns texts into documents."""

    def __init__(self, code: str) -> None:
        languages, problems = read_languages(shipped())
        for problem in problems:
            print(problem)
        self.language: Language = languages[code]
        owners = {LEXICON + name: [Needle(phrase=entry) for entry in entries] for name, entries in self.language.lexicon.items()}
        self.scanner = Scanner.compile(owners, [self.language])

    def read(self, text: str) -> Document:
        """The document of a text, scanned."""
        words = words_of(text)
        found = self.scanner.scan(text, words)
        cues = {owner.removeprefix(LEXICON): hits for owner, hits in found.hits.items()}
        return Document(Article("-", text, text), self.language, words=words, cues=cues, scanner=self.scanner, scanned=found)


def rows(path: str) -> Iterator[dict[str, Any]]:
    """The objects of a file of JSON lines, gzipped or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else Path(path).open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


class Marks:
    """The annotated spans of one article."""

    def __init__(self, attributions: Sequence[Mapping[str, Any]]) -> None:
        self.any = self._sorted(attributions, ("source", "cue", "content"))
        self.sources = self._sorted(attributions, ("source",))

    @staticmethod
    def _sorted(attributions: Sequence[Mapping[str, Any]], parts: Sequence[str]) -> list[tuple[int, int]]:
        return sorted((a, b) for one in attributions for part in parts for item in one.get(part) or () for a, b in item["spans"])

    @staticmethod
    def overlap(spans: list[tuple[int, int]], start: int, end: int) -> bool:
        """Whether any span shares a character with start:end."""
        return any(a < end and start < b for a, b in spans[: bisect_left(spans, (end, 0))])


def f1(right: int, found: int, wanted: int) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * right / (found + wanted) if found + wanted else 0.0


def said(one: Speech) -> bool:
    """Attributed in PolNeAR's sense: a passive without an agent is a cue there, too."""
    return one.attributed or one.impostor == "agentless"


def polnear(path: str, split: str, errors: int) -> None:
    """Sentence level macro F1 and source overlap, and the commonest kinds of error."""
    desk = Desk("en")
    table: Counter[tuple[bool, bool]] = Counter()
    named = overlapping = 0
    wrong: Counter[str] = Counter()
    for row in rows(path):
        if row["split"] != split:
            continue
        doc, marks = desk.read(row["text"]), Marks(row["attributions"])
        for one in doc[speech]:
            if one.end - one.start < SHORTEST:
                continue
            truth, guess = marks.overlap(marks.any, one.start, one.end), said(one)
            table[truth, guess] += 1
            if guess != truth:
                wrong[("missed: " if truth else "false: ") + kind(row, doc, one)] += 1
            if (
                truth
                and guess
                and one.source is not None
                and one.status in ("named", "role", "vague", "anonymous")
                and one.start <= one.source.start < one.end
            ):
                named += 1
                hit = marks.overlap(marks.sources, one.source.start, one.source.end)
                overlapping += hit
                if not hit:
                    wrong[f"source: {one.evidence} {one.status}"] += 1
    yes = f1(table[True, True], table[True, True] + table[False, True], table[True, True] + table[True, False])
    no = f1(table[False, False], table[False, False] + table[True, False], table[False, False] + table[False, True])
    total = sum(table.values())
    print(f"{split}: {total} sentences, attributed {(table[True, True] + table[True, False]) / total:.3f}")
    print(f"F1 attributed {yes:.3f}  not {no:.3f}  macro {(yes + no) / 2:.3f}")
    print(f"source overlaps {overlapping}/{named} = {overlapping / max(named, 1):.3f}")
    for what, count in wrong.most_common(errors):
        print(f"{count:6} {what}")


def kind(row: dict[str, Any], doc: Document, one: Speech) -> str:
    """What sort of sentence went wrong: by the cue we saw, or by the annotated cue we did not."""
    if said(one):
        return f"{one.evidence or one.impostor} {one.status} by '{doc.slice(one.cue).lower() if one.cue else ''}'"
    for attribution in row["attributions"]:
        for cue in attribution.get("cue") or ():
            if any(one.start <= a < one.end for a, _ in cue["spans"]):
                return f"cue '{cue['text'].lower()[:30]}'"
    return "content only"


CLAIMED = {"ATT006": "T1", "ATT007": "T2", "ATT008": "T4", "ATT014": "T3"}
"""Codes whose examples must show a claim of that trigger, or none."""


def examples(path: str) -> None:
    """Share of labelled sentences that come out right: impostors and claims found where they are flagged, and nowhere else."""
    desks = {code: Desk(code) for code in ("id", "en")}
    tally: Counter[tuple[str, bool]] = Counter()
    for row in rows(path):
        if row["kind"] != "sentence" or row["lang"] not in desks:
            continue
        verdict = judged(row["code"], desks[row["lang"]].read(row["text"]), flagged=row["label"] == "flag")
        if verdict is None:
            continue
        tally[f"{row['lang']} {row['code']} {row['label']}", verdict] += 1
        if not verdict:
            print(f"wrong {row['id']}: {row['text']}")
    for key in sorted({name for name, _ in tally}):
        print(f"{key:24} {tally[key, True]}/{tally[key, True] + tally[key, False]}")
    right = sum(count for (_, verdict), count in tally.items() if verdict)
    print(f"right {right}/{sum(tally.values())} = {right / sum(tally.values()):.3f}")


def judged(code: str, doc: Document, *, flagged: bool) -> bool | None:
    """Whether the analysis agrees with the label; None for labels that are not about who speaks.

    A clean example of the editorial and loaded families counts when it is quoted or holds a verb of saying: then somebody must own it.
    """
    found = doc[speech]
    sorts = {one.sort for one in doc[impostors]}
    if code in ("ATT002", "ATT003", "ATT004"):
        wanted = {"ATT002": {"foggy", "anonymous"}, "ATT003": {"agentless"}, "ATT004": {"anonymous"}}[code]
        return bool(wanted & sorts) == flagged
    if code == "ATT001":
        return any(one.identified for one in found) != flagged if flagged or spoken(doc) else None
    if code in CLAIMED:
        claimed = any(one.trigger == CLAIMED[code] and not one.exempt for one in doc[claims])
        return (claimed or bool(sorts & {"agentless", "foggy"})) == flagged
    if code[:3] in ("EDI", "LOD") and not flagged and spoken(doc):
        return any(one.attributed or one.voice in ("direct", "mixed") for one in found)
    return None


def spoken(doc: Document) -> bool:
    """Whether the text quotes somebody or holds a verb of saying."""
    return bool(doc.cues("reporting.active") or doc.cues("sources.preposition") or any(one.voice == "direct" for one in doc[speech]))


def cost(path: str, articles: int | None) -> None:
    """CPU time per article and per 2,000 characters, each article read once and with its scan; `articles` of them, or all."""
    gc.set_threshold(MANY, 50, 50)  # as the command and the workers do
    desk = Desk("id")
    texts = [row["text"] for row in islice(rows(path), articles)]
    gc.collect()
    gc.freeze()
    scanned = analysed = size = 0.0
    for text in texts:
        begin = time.process_time()
        doc = desk.read(text)
        doc[zones], doc[sentences]
        between = time.process_time()
        doc[speech], doc[claims], doc[card]
        scanned, analysed, size = scanned + between - begin, analysed + time.process_time() - between, size + len(text)
    print(f"{len(texts)} articles, {size / len(texts):.0f} characters each")
    each = 1e3 / len(texts)
    print(f"scan, zones, sentences {scanned * each:.3f} ms; speech, claims, card {analysed * each:.3f} ms an article")
    both = scanned + analysed
    print(f"per 2,000 characters: {2e6 * scanned / size:.3f} + {2e6 * analysed / size:.3f} = {2e6 * both / size:.3f} ms")


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("polnear", "examples", "cost"))
    parser.add_argument("file")
    parser.add_argument("--split", default="dev")
    parser.add_argument("--errors", type=int, default=10)
    parser.add_argument("--articles", type=int, help="all unless given")
    options = parser.parse_args()
    if options.what == "polnear":
        polnear(options.file, options.split, options.errors)
    elif options.what == "examples":
        examples(options.file)
    else:
        cost(options.file, options.articles)


if __name__ == "__main__":
    main()
