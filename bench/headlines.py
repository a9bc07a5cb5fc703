"""Finds the weights of a `weigh` rule for headlines from headlines that readers judged, and writes them into its file.

    python bench/headlines.py id/headline/teaser clickbait_id.jsonl.gz --desk GOLD GOLD --write

The file has a headline a line (title, outlet, label, unanimous); those on which its judges were not agreed are left out. What is weighed
are the very signals the rule sees in an article that has nothing but its headline and one innocent sentence. Printed is how each outlet
is judged by weights fitted without it: from the sum 0, where the odds are even, and from the sum that is best for the other outlets.
`--desk` names folders of articles that editors marked (see `bench/fit.py`). Editors mark fewer headlines than readers do: the rule's
`least` is 0, or else the lowest sum from which so many of its findings (`--precise`) are marks of the family. The articles' text also
tells names from words: a word counts when some articles write it small. The same files give the same weights. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from fit import Model, Score, at_sum, fitted, scores, written
from weighed import PARTS, Example, Marked, marked

from newslint.annotators.signals import signals
from newslint.kinds.weigh import weighable
from newslint.linter import read
from newslint.readers.text import read as read_article
from newslint.rule import Rule
from newslint.session import Request, Session
from newslint.settled import Settings

BODY = {"id": "Rapat berlangsung di balai desa pada Senin."}
"""What stands below a headline that came without its article."""
FEWEST_SMALL = 3
"""Articles that write a word small before it counts as a word."""
FEWEST_HEADLINES = 12
"""Headlines that a word or pair must occur in: single stories are no cue."""
SIGNS = frozenset("^$,0")


def judged(path: Path, session: Session, rule: Rule) -> list[Example]:
    """The headlines of a file as examples; a tease has one mark of two votes."""
    settings = Settings(language=rule.language)
    found: list[Example] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if not row["unanimous"]:
                continue
            text = f"{' '.join(row['title'].split())}\n\n{BODY.get(rule.language, '')}\n"
            reading = read(read_article(row["id"], text.encode(), None), session.plan, settings, session.annotators)
            heads = [one for one in reading.doc[signals] if weighable(rule, one.zone)] if reading else []
            cues = frozenset((part, name) for one in heads for part in PARTS for name in getattr(one, part))
            tease = row["label"] == "clickbait"
            found.append(
                Example(cues, (len(found),) if tease else (), 2 if tease else 0, other=False, article=row["id"], outlet=row["outlet"])
            )
    return found


def f1(examples: Sequence[Example], totals: Sequence[float], least: float | Mapping[str, float]) -> float:
    """F1 of the teases among headlines whose sum is at least `least`, which may depend on the outlet."""
    found = [total >= (least if isinstance(least, float) else least[one.outlet]) for one, total in zip(examples, totals, strict=True)]
    hits = sum(bool(one.marks) and hit for one, hit in zip(examples, found, strict=True))
    return 2 * hits / max(sum(found) + sum(bool(one.marks) for one in examples), 1)


def best(examples: Sequence[Example], totals: Sequence[float]) -> float:
    """The sum with the best F1, in steps of a twentieth."""
    return max((step / 20 for step in range(-60, 61)), key=lambda least: (f1(examples, totals, least), least))


def written_small(folders: Iterable[str]) -> frozenset[str]:
    """The words that some articles write without a capital."""
    found: Counter[str] = Counter()
    for folder in folders:
        for file in sorted(Path(folder.partition(":")[0]).glob("*.txt")):
            found.update(set(re.findall(r"\b[a-z][a-z'-]*", file.read_text("utf-8"))))
    return frozenset(word for word, count in found.items() if count >= FEWEST_SMALL)


def nameless(examples: Sequence[Example], small: frozenset[str]) -> list[Example]:
    """The examples without words that are names."""
    known = small | SIGNS
    kept = (frozenset(cue for cue in one.cues if cue[0] != "words" or set(cue[1].split()) <= known) for one in examples)
    return [replace(one, cues=cues) for one, cues in zip(examples, kept, strict=True)]


def model_of(examples: Sequence[Example], penalty: float, most: int) -> Model:
    """Weights of the cues that are common in these headlines."""
    count = Counter(cue for one in examples for cue in one.cues if cue[0] == "words")
    rare = {cue for cue, headlines in count.items() if headlines < FEWEST_HEADLINES}
    return fitted([replace(one, cues=one.cues - rare) for one in examples], penalty, most)


def outlets_left_out(examples: Sequence[Example], penalty: float, most: int) -> list[float]:
    """The sum of each headline under weights fitted without its outlet."""
    models = {outlet: model_of([one for one in examples if one.outlet != outlet], penalty, most) for outlet in _outlets(examples)}
    return [models[one.outlet].total(one) for one in examples]


def _outlets(examples: Sequence[Example]) -> list[str]:
    return sorted({one.outlet for one in examples})


def report(examples: Sequence[Example], totals: Sequence[float]) -> None:
    """Prints F1 by outlet and of all."""
    pairs = list(zip(examples, totals, strict=True))
    least = {}
    for outlet in _outlets(examples):
        others = [pair for pair in pairs if pair[0].outlet != outlet]
        least[outlet] = best([one for one, _ in others], [total for _, total in others])
    print(f"{'outlet left out':20s} headlines  teases  F1 from 0   F1    from")
    for outlet in _outlets(examples):
        own = [pair for pair in pairs if pair[0].outlet == outlet]
        ones, sums = [one for one, _ in own], [total for _, total in own]
        row = f"{outlet:20s} {len(own):9d} {sum(bool(one.marks) for one in ones):7d}"
        print(f"{row}      {f1(ones, sums, 0.0):.3f}  {f1(ones, sums, least[outlet]):.3f}  {least[outlet]:5.2f}")
    print(f"{'all':38s}      {f1(examples, totals, 0.0):.3f}  {f1(examples, totals, least):.3f}")


def precise(data: Marked, totals: Sequence[float], precision: float) -> Score | None:
    """The lowest sum from which so many findings are marks."""
    return min((score for score in scores(data, totals) if score.precision >= precision), key=lambda score: score.least, default=None)


def desk(model: Model, folders: Sequence[str], session: Session, rule: Rule, precision: float) -> float:
    """Prints what editors say of the findings, folder by folder, and returns the sum from which enough of them are right in all."""
    read_folders = [marked([folder], session, rule) for folder in folders]
    rows = [[model.total(one) for one in data.examples] for data in read_folders]
    found = [precise(data, row, precision) for data, row in zip(read_folders, rows, strict=True)]
    least = max((score.least for score in found if score and score.least > 0), default=0.0)
    for folder, data, row in zip(folders, read_folders, rows, strict=True):
        print(f"{Path(folder).name:20s} {at_sum(data, row, least)}")
    return least


def arguments() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rule")
    parser.add_argument("headlines", type=Path)
    parser.add_argument(
        "--desk", nargs="*", default=[], help="folders of marked articles that decide from what sum on a headline is a finding"
    )
    parser.add_argument("--precise", type=float, default=0.8, help="share of findings there that must be marks of the family")
    parser.add_argument("--penalty", type=float, default=1.0, help="inverse strength of the L2 penalty")
    parser.add_argument("--most", type=int, default=200, help="weights at most")
    parser.add_argument("--write", action="store_true", help="write the weights into the rule file")
    return parser.parse_args()


def main() -> None:
    args = arguments()
    session = Session(Request(no_config=True))
    rule = session.plan.rule(args.rule)
    examples = judged(args.headlines, session, rule)
    examples = nameless(examples, written_small(args.desk)) if args.desk else examples
    totals = outlets_left_out(examples, args.penalty, args.most)
    report(examples, totals)
    better = {("lists", f"{rule.family}/{name}") for name in rule.options.yields}
    union = [total if better.isdisjoint(one.cues) else max(total, 0.0) for one, total in zip(examples, totals, strict=True)]
    print(f"{'all, with the rules it yields to':38s}      {f1(examples, union, 0.0):.3f}")
    model = model_of(examples, args.penalty, args.most)
    print(f"{len(model.weights)} weights; best for the readers from {best(examples, totals):.2f}")
    least = desk(model, args.desk, session, rule, args.precise)
    if args.write:
        Path(rule.path).write_text(written(Path(rule.path), model, least, least), "utf-8")
        print(f"written to {rule.path}, from {least:.2f}")


if __name__ == "__main__":
    main()
