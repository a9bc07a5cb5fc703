"""Finds the weights of a `weigh` rule from marked articles and writes them into its file.

    python bench/fit.py id/editorial/writers-voice GOLD GOLD:001-068 --write
    python bench/fit.py id/editorial/writers-voice GOLD --held GOLD:069-102

GOLD is a folder of articles with `gold.jsonl` (file, line, column, quote, family, votes) and `manifest.jsonl` (file, outlet);
`:001-068` takes those files of it only. `--sentences GOLD` adds a folder of single sentences, which say nothing of what stands around
them: only their lists and words count, each a quarter. What is weighed are the very signals the rule sees. A mark of one vote counts half.
Kept are cues that occur in several outlets, then those that an L1 penalty leaves, at most `--most`; their weights are fitted anew with an
L2 penalty and rounded. `--parts traits lists` leaves single words out: they are topics as often as faults, and outlets differ in them
more than in anything else. Whoever wrote the lists of other rules may have read the articles: `--forget` lets some of the evidence do
without them. The same articles give the same weights. Printed is what articles, and outlets, that were left out of the fit are found with.
Needs scikit-learn: `pip install newslint[fit]`.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from weighed import PARTS, Example, Marked, abroad, alone, forgetful, marked, only

from newslint.session import Request, Session

FOREIGN = ("boilerplate/", "language/", "readability/", "desks.", "titles.")
"""Lists that tell nothing of what a sentence says."""
ONE_VOTE = 0.5
NEARLY = 0.01
RARELY = 0.02
"""Recall below which a precision says nothing."""
FEWEST_SENTENCES, FEWEST_OUTLETS = {"traits": 8, "lists": 3, "words": 5}, {"traits": 3, "lists": 2, "words": 3}
FOLDS = 5


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by cue, and the sum from which a sentence is a finding."""

    start: float
    weights: Mapping[tuple[str, str], float]

    def total(self, example: Example) -> float:
        return round(self.start + sum(self.weights.get(cue, 0.0) for cue in example.cues), 6)


def chosen(examples: Sequence[Example]) -> list[tuple[str, str]]:
    """The cues that are common enough to be trusted elsewhere, in order."""
    sentences: Counter[tuple[str, str]] = Counter()
    outlets: dict[tuple[str, str], set[str]] = defaultdict(set)
    for example in examples:
        sentences.update(example.cues)
        for cue in example.cues:
            outlets[cue].add(example.outlet)
    common = (cue for cue, count in sentences.items() if count >= FEWEST_SENTENCES[cue[0]] and not cue[1].startswith(FOREIGN))
    return sorted(cue for cue in common if len(outlets[cue]) >= FEWEST_OUTLETS[cue[0]])


def fitted(examples: Sequence[Example], penalty: float, most: int) -> Model:
    """The weights under which the examples are likeliest, at most `most` of them."""
    names = chosen(examples)
    matrix = _matrix(examples, names)
    truth = np.array([bool(example.marks) for example in examples])
    weight = np.array([example.weight * (ONE_VOTE if example.votes == 1 else 1.0) for example in examples])
    low, high = 0.002, 4.0
    for _ in range(9):
        middle = (low * high) ** 0.5
        left = np.count_nonzero(_regression(middle, "l1").fit(matrix, truth, sample_weight=weight).coef_)
        low, high = (low, middle) if left > most else (middle, high)
    keep = np.flatnonzero(_regression(low, "l1").fit(matrix, truth, sample_weight=weight).coef_)
    model = _regression(penalty, "l2").fit(matrix[:, keep], truth, sample_weight=weight)
    values = {names[at]: round(float(value), 2) for at, value in zip(keep, model.coef_[0], strict=True)}
    return Model(round(float(model.intercept_[0]), 2), {cue: value for cue, value in values.items() if value})


def _regression(inverse: float, penalty: str) -> LogisticRegression:
    ratio = 1.0 if penalty == "l1" else 0.0
    return LogisticRegression(C=inverse, l1_ratio=ratio, solver="liblinear", random_state=0, max_iter=150, tol=1e-3)


def _matrix(examples: Sequence[Example], names: Sequence[tuple[str, str]]) -> csr_matrix:
    column = {name: at for at, name in enumerate(names)}
    found = [sorted(column[cue] for cue in example.cues if cue in column) for example in examples]
    ends = np.cumsum([0, *map(len, found)])
    flat = [at for row in found for at in row]
    return csr_matrix((np.ones(len(flat)), flat, ends), shape=(len(examples), len(names)))


def left_out(data: Marked, groups: Sequence[Any], fit: Callable[[Sequence[Example]], Model]) -> list[float]:
    """The sum of each sentence under weights fitted without its group."""
    known = {group: at for at, group in enumerate(sorted(set(groups)))}
    numbers = [known[group] for group in groups]
    totals = [0.0] * len(numbers)
    for train, test in GroupKFold(min(FOLDS, len(known))).split(numbers, groups=numbers):
        model = fit([data.examples[at] for at in train])
        for at in test:
            totals[at] = model.total(data.examples[at])
    return totals


@dataclass(frozen=True, slots=True)
class Score:
    """What findings from one sum on are worth."""

    least: float
    precision: float
    recall: float
    alarms: float

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall) if self.precision and self.recall else 0.0

    def __str__(self) -> str:
        found = f"precision {self.precision:.2f}  recall {self.recall:.2f}  F1 {self.f1:.2f}"
        return f"{found}  alarms/1,000 words {self.alarms:.2f}  from {self.least:.2f}"


def scores(data: Marked, totals: Sequence[float]) -> list[Score]:
    """The score at every sum there is, from the highest."""
    order = sorted(range(len(totals)), key=lambda at: (-totals[at], at))
    found: set[int] = set()
    hits = alarms = 0
    result = []
    for rank, at in enumerate(order, 1):
        example = data.examples[at]
        hits += bool(example.marks)
        alarms += not example.marks and not example.other
        found.update(example.marks)
        result.append(Score(totals[at], hits / rank, len(found & data.agreed) / max(len(data.agreed), 1), 1000 * alarms / data.words))
    return result


def at_sum(data: Marked, totals: Sequence[float], least: float) -> Score:
    """The score of findings from `least` on."""
    return next((score for score in reversed(scores(data, totals)) if score.least >= least), Score(least, 0.0, 0.0, 0.0))


def best(found: Sequence[Score], alarms: float) -> Score:
    """The lowest sum whose F1 is nearly the best within so many alarms: articles nobody has read lose recall first."""
    within = [score for score in found if score.alarms <= alarms]
    top = max(score.f1 for score in within)
    return min((score for score in within if score.f1 >= top - NEARLY), key=lambda score: score.least)


def written(path: Path, model: Model, least: float, sure: float) -> str:
    """The rule file with these weights in place of those it had."""
    kept, skip = [], False
    for line in path.read_text("utf-8").splitlines():
        key = line.partition(":")[0]
        if line[:1].strip() and line[0] != "#":
            skip = key in ("start", "least", "sure", *PARTS)
        if not skip:
            kept.append(line)
    lines = [*kept, f"start: {model.start}", f"least: {least:.2f}", f"sure: {sure:.2f}"]
    for part in PARTS:
        rows = sorted(((value, name) for (kind, name), value in model.weights.items() if kind == part), key=lambda row: (-row[0], row[1]))
        if rows:
            lines += [f"{part}:", *(f"  {json.dumps(name, ensure_ascii=False)}: {value}" for value, name in rows)]
    return "\n".join(lines) + "\n"


def arguments() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rule")
    parser.add_argument("gold", nargs="+")
    parser.add_argument("--held", nargs="*", default=[], help="folders to report on with the weights of this fit")
    parser.add_argument("--sentences", nargs="*", default=[], help="folders of single sentences to learn words from")
    parser.add_argument("--abroad", nargs="*", default=[], help="folders in another language to learn from what languages share")
    parser.add_argument("--penalty", type=float, default=0.1, help="inverse strength of the L2 penalty")
    parser.add_argument("--most", type=int, default=300, help="weights at most")
    parser.add_argument("--forget", type=float, default=0.3, help="weight of the examples without the lists of other rules")
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS, help="kinds of cues that are weighed: all unless given")
    parser.add_argument(
        "--without", nargs="*", default=[], help="cues that are not weighed: the name of a whole list, so that its groups are"
    )
    parser.add_argument("--alarms", type=float, default=2.0, help="alarms per 1,000 words at most, left out of the fit")
    parser.add_argument("--precise", type=float, default=0.7, help="precision from which a finding is sure")
    parser.add_argument("--write", action="store_true", help="write the weights into the rule file")
    return parser.parse_args()


def main() -> None:
    args = arguments()
    session = Session(Request(no_config=True))
    rule = session.plan.rule(args.rule)
    data = marked(args.gold, session, rule)
    known = frozenset(cue for example in data.examples for cue in example.cues)
    more = (*alone(marked(args.sentences, session, rule).examples), *abroad(marked(args.abroad, session, rule, "").examples, known))

    def fit(examples: Sequence[Example]) -> Model:
        evidence = only(forgetful([*examples, *more], rule.name.split("/", 1)[1], args.forget), args.parts, frozenset(args.without))
        return fitted(evidence, args.penalty, args.most)

    totals = left_out(data, [example.article for example in data.examples], fit)
    found = scores(data, totals)
    choice = best(found, args.alarms)
    sure = min((score.least for score in found if score.precision >= args.precise and score.recall > RARELY), default=choice.least)
    print(f"{len(data.examples)} sentences, {sum(bool(one.marks) for one in data.examples)} marked, {len(data.agreed)} agreed marks")
    print(f"articles left out  {choice}")
    print(f"outlets left out   {at_sum(data, left_out(data, [example.outlet for example in data.examples], fit), choice.least)}")
    model = fit(data.examples)
    print(f"{len(model.weights)} weights")
    for folder in args.held:
        held = marked([folder], session, rule)
        print(f"{Path(folder).name:18s} {at_sum(held, [model.total(one) for one in held.examples], choice.least)}")
    if args.write:
        Path(rule.path).write_text(written(Path(rule.path), model, choice.least, max(sure, choice.least)), "utf-8")
        print(f"written to {rule.path}")


if __name__ == "__main__":
    main()
