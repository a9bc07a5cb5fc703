"""Whether time grows with the text and no faster: each stage of an article, each annotator and each kind, on doubling sizes.

    python bench/steep.py [--largest CHARACTERS] [--only TEXT …]
    python bench/steep.py --rules [--language en] [--largest CHARACTERS] [--only TEXT …]

Texts are hard ones: quotation marks only, one line without an end, one word a line, the same sentence again and again, brackets
nested thousands deep, a remark or a fix in every sentence. With --rules it is what each rule finds, its own examples again and again:
in paragraphs, in one line, in one sentence. Every stage is timed: the scan, each annotator, each rule's kind, the whole article, what
fixes change, and each report. A row is steep when each of two doublings costs more than 2.2 times, and the last more than 2.6 times.
Exit status 1 when one is.
"""

from __future__ import annotations

import argparse
import gc
import random
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from time import process_time
from typing import Any

from newslint.annotators.sentences import sentences
from newslint.examples import readable
from newslint.finding import Checked
from newslint.fix import applied, edits, moved
from newslint.linter import lint, read
from newslint.readers.markdown import read as read_markdown
from newslint.registry import resolve
from newslint.reporters import Style
from newslint.session import Request, Session
from newslint.settled import Settings
from newslint.spans import Span

STEEP = 2.6
"""Times the cost of half the text, at most; 2 is linear."""
BEFORE = 2.2
"""The same of the doubling before: one ratio alone may be chance."""
LEAST = 0.03
"""Seconds below which a ratio says nothing."""
FOUND = "findings"
"""Among the stages, how many findings there were."""
WORDS = "Wali Kota Wirasaba menilai harga beras naik karena hujan, kata Sari Utami pada Senin (3/2/2025). "
SHAPES: Mapping[str, Callable[[int], str]] = {
    "prose": lambda size: ((WORDS * 4 + "\n") * (size // 380 + 1))[:size],
    "one line": lambda size: (WORDS * (size // 90 + 1))[:size],
    "no stop": lambda size: ("harga beras naik di pasar dan " * (size // 30 + 1))[:size],
    "quotation marks": lambda size: '"' * size,
    "curly quotations": lambda size: ("“Harga naik,” kata Sari. " * (size // 24 + 1))[:size],
    "opened, never closed": lambda size: ("“harga naik di pasar " * (size // 21 + 1))[:size],
    "one word a line": lambda size: ("beras\n" * (size // 6 + 1))[:size],
    "three letters a line": lambda size: ("abc\n" * (size // 4 + 1))[:size],
    "same sentence": lambda size: ("Harga beras naik di pasar itu. " * (size // 31 + 1))[:size],
    "no space": lambda size: "a" * size,
    "words without end": lambda size: ("kanmenber-" * (size // 10 + 1))[:size],
    "gaps without words": lambda size: ("a" + "-" * (size // 64) + " ") * 64,
    "brackets": lambda size: "(" * (size // 2) + ")" * (size // 2),
    "names": lambda size: ("Sari Utami, Budi Santosa dan Rini Wulandari " * (size // 44 + 1))[:size],
    "different names": lambda size: _named(size, "bdfgklmnprst", "aeiou"),
    "names that sound alike": lambda size: _named(size, "brlnst", "aeiou", fixed=True),
    "people whose names sound alike": lambda size: _named(size, "brlnst", "aeiou", fixed=True, people=True),
    "sentences of few words": lambda size: _shuffled(size, WORDS.lower().replace(".", "").split()),
    "CRLF": lambda size: ("Ia kerjasama di di pasar .\r\n" * (size // 28 + 1))[:size],
    "figures": lambda size: ("12.500,75 persen dari Rp 3,2 miliar " * (size // 36 + 1))[:size],
    "blank lines": lambda size: "\n" * size,
    "lines below a headline": lambda size: f"Pasar Tirta dibuka, Sari datang\n{chr(10) * size}Kata dia, Sari datang. {WORDS * 2}",
    "spaces": lambda size: " " * size + "a",
    "combining marks": lambda size: "e" + "\u0301" * size,
    "right to left": lambda size: ("\u202eharga\u202c naik " * (size // 13 + 1))[:size],
    "links": lambda size: ("Baca Juga: https://contoh.id/a?b=c " * (size // 35 + 1))[:size],
    "quantifiers": lambda size: ("beberapa " * (size // 9 + 1))[:size],
    "domains": lambda size: ("com." * (size // 4 + 1))[:size],
    "list": lambda size: ("- Beras naik\n1. Gula turun\n" * (size // 27 + 1))[:size],
    "small letters after a stop": lambda size: ("harga\u200b beras\u200d naik di pasar itu. " * (size // 34 + 1))[:size],
    "residue in one line": lambda size: ("Advertisement x " * (size // 16 + 1))[:size],
    "related links in one line": lambda size: ("Scroll to Continue dan Baca Juga harga naik " * (size // 44 + 1))[:size],
    "allowed sentences": lambda size: ("Aparat mengamankan pelaku. <!-- newslint: allow LNG (kutipan) -->\n\n" * (size // 68 + 1))[:size],
    "remarks, one paragraph": lambda size: ("Aparat mengamankan pelaku. <!-- newslint: allow LNG (kutipan) -->\n" * (size // 67 + 1))[
        :size
    ],
    "unused remarks": lambda size: ("<!-- newslint: allow LNG (kutipan) -->\n" * (size // 39 + 1))[:size],
    "findings in one sentence": lambda size: ("ia kerjasama di di pasar dan apapun itu ia kuatir , " * (size // 52 + 1))[:size],
    "different names allowed": lambda size: "".join(f"<!-- newslint: allow x{at} -- y -->\n" for at in range(size // 34))[:size],
    "names in one remark": lambda size: (
        "Pasar itu. <!-- newslint: allow " + ("LNG001, BPL004, " * (size // 16))[: size - 50] + "-- brosur -->"
    ),
    "doubled names": lambda size: ("Warga Bora Bora dan Tirta Tirta datang. " * (size // 40 + 1))[:size],
    "slips in names": lambda size: ("Universita Tirta dan Kabupate Bora ramai. " * (size // 42 + 1))[:size],
    "slips": lambda size: ("Ia melihat pembagunan pasar dan kesuskesan itu. " * (size // 48 + 1))[:size],
    "fixes": lambda size: ("Ia kerjasama di di pasar . " * (size // 27 + 1))[:size],
    "fixes a line": lambda size: ("Ia kerjasama di di pasar .\n" * (size // 27 + 1))[:size],
    "capitals": lambda size: ("HARGA BERAS NAIK DI PASAR " * (size // 26 + 1))[:size],
}


Shape = Callable[[int], str]


def _named(size: int, consonants: str, vowels: str, *, fixed: bool = False, people: bool = False) -> str:
    """Sentences about names that come once each; `fixed`: of the same consonants; `people`: two names and a title."""
    chance, sentences = random.Random(size), []

    def name() -> str:
        letters = consonants if fixed else chance.sample(consonants, 6)
        return "".join(letter + chance.choice(vowels) for letter in letters).title()

    while size > 0:
        whole = f"Bupati {name()} {name()}" if people else name()
        sentences.append(f"Warga melihat {whole} di pasar.")
        size -= len(sentences[-1]) + 1
    return " ".join(sentences)


def _shuffled(size: int, words: Sequence[str]) -> str:
    """Paragraphs of one sentence each, of ten of the words in any order."""
    chance, sentences = random.Random(size), []
    while size > 0:
        sentences.append(" ".join(chance.sample(words, 10)).capitalize() + ".\n\n")
        size -= len(sentences[-1])
    return "".join(sentences)


def main() -> int:
    """Prints a row for each shape and stage that is steep, and what the whole article costs a kilobyte."""
    options = _options()
    session = Session(Request(no_config=True, language=options.language))
    shapes = dict(_examples(session, options.language)) if options.rules else SHAPES
    steep = 0
    for name, shape in shapes.items():
        if any(text in name for text in options.only or [""]):
            steep += _row(session, name, shape, options)
    print(f"{steep} steep")
    return int(bool(steep))


def _examples(session: Session, language: str) -> Iterator[tuple[str, Shape]]:
    """What each rule of the language finds, by itself and as often as there is room, in three forms."""
    for name in session.plan.names:
        rule = session.plan.rule(name)
        if rule.language in (language, "any") and rule.flags:
            texts = [readable(example).text for example in rule.flags]
            line = " ".join(" ".join(text.split()) for text in texts)
            yield f"{name}: paragraphs", _again("\n\n".join(texts) + "\n\n")
            yield f"{name}: one line", _again(line + " ")
            yield f"{name}: one sentence", _again(re.sub(r"[.!?:;…]+(?=\s|$)|[“”\"]", "", line) + " dan ")


def _again(text: str) -> Shape:
    return lambda size: (text * (size // len(text) + 1))[:size]


def _row(session: Session, name: str, shape: Shape, options: argparse.Namespace) -> int:
    """How many stages are steep on this shape; the row is printed when it is one of our own shapes or when some are."""
    size = options.largest
    small, before, last = (_stages(session, shape(part), options.language) for part in (size // 4, size // 2, size))
    if _steep(small, before, last):  # once more: chance slows one measurement, not two
        again = (_stages(session, shape(part), options.language) for part in (size // 4, size // 2, size))
        small, before, last = (_least(*pair) for pair in zip((small, before, last), again, strict=True))
    found = _steep(small, before, last)
    if found or not options.rules:
        whole = last["whole article"]
        print(f"{name:40s} {whole * 1e6 / (size / 1024):9.0f} µs/KB  x{whole / max(before['whole article'], 1e-9):.2f}")
        print("".join(f"{line}\n" for line in found), end="", flush=True)
    return len(found)


def _least(one: Mapping[str, float], two: Mapping[str, float]) -> dict[str, float]:
    return {stage: min(seconds, two.get(stage, seconds)) for stage, seconds in one.items()}


def _steep(small: Mapping[str, float], before: Mapping[str, float], last: Mapping[str, float]) -> list[str]:
    """A line for each stage that is steep, the dearest first. Where findings grow faster than the text, reports may, too."""
    found = []
    more = max(1.0, last[FOUND] / max(before[FOUND], 1) / 2)
    for stage, seconds in sorted(last.items(), key=lambda row: -row[1]):
        ratio = seconds / max(before.get(stage, 0.0), 1e-6)
        earlier = before.get(stage, 0.0) / max(small.get(stage, 0.0), 1e-6)
        bound = STEEP * more if stage.startswith(("reporter", "fix")) else STEEP
        if stage != FOUND and seconds > LEAST and ratio > bound and earlier > BEFORE:
            found.append(f"    steep: {stage:40s} {seconds:8.3f} s  x{ratio:.2f} (before x{earlier:.2f})")
    return found


def _stages(session: Session, text: str, language: str) -> dict[str, float]:
    """Seconds of processor time by stage: the scan, each annotator as it is first asked for, each rule's kind, fixes, reports."""
    seconds: dict[str, float] = {}

    def timed(name: str, call: Callable[[], Any]) -> Any:
        begin = process_time()
        made = call()
        seconds[name] = seconds.get(name, 0.0) + process_time() - begin
        return made

    gc.collect()
    gc.disable()
    settings = Settings(language=language, speech=True)
    article, plan = timed("reader", lambda: read_markdown("a.md", text.encode(), None)), session.plan
    reading = timed("scan and residue", lambda: read(article, plan, settings, session.annotators))
    doc = reading.doc
    timed("sentences", lambda: doc[sentences])
    for name, annotator in session.annotators.items():
        timed(f"annotator {name}", lambda annotator=annotator: doc[annotator])
    for name in dict.fromkeys((*reading.hits, *plan.always(language))):
        rule, kind = plan.rule(name), plan.kind(name)
        timed(f"kind {rule.check}: {name}", lambda kind=kind, rule=rule, name=name: list(kind.judge(rule, doc, reading.hits.get(name, ()))))
    checked: Checked = timed("whole article", lambda: lint(article, plan, settings, session.annotators))
    if checked.crashes:
        print(f"    {checked.crashes}")
    seconds[FOUND] = float(len(checked.findings))
    changes = timed("fix: edits", lambda: edits(article.source, checked.findings, unsafe=True))
    timed("fix: applied", lambda: applied(article.source, changes))
    timed("fix: moved", lambda: moved([Span(each.start, each.end) for each in checked.findings], changes))
    style = Style(interfaces=session.interfaces, rules=plan.rules, allowed=True)
    for name, module in session.registry.reporters.items():
        timed(f"reporter {name}", lambda module=module: sum(map(len, resolve(module).report([checked], style))))
    gc.enable()
    return seconds


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--largest", type=int, default=64 * 1024, metavar="N", help="characters of the largest text (default: 65536)")
    parser.add_argument("--rules", action="store_true", help="the examples of each rule in place of the shapes")
    parser.add_argument("--language", default="id", metavar="CODE", help="whose rules (default: id)")
    parser.add_argument("--only", action="append", metavar="TEXT", help="only shapes with this in their names; may be given again")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
