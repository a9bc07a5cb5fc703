"""What is true of a headline whatever its words: how long it is, how it is pointed, what it opens and ends with."""

from __future__ import annotations

from newslint import expressions as re
from newslint.annotators.sentences import Sentence
from newslint.annotators.statements import Statement

UNDER, OVER = (6, 8), (10, 12)
"""Words of a headline: fewer than these is short, more than these long."""
SHOUTED = 5
"""Letters of an acronym at most; a longer word in capitals is shouted."""
NAMES = (
    *(
        "under 6 words",
        "under 8 words",
        "over 10 words",
        "over 12 words",
        "colon",
        "comma",
        "ellipsis",
        "brackets",
        "single quotation mark",
    ),
    *("acronym", "several acronyms", "word in capitals", "opens with a figure", "ends in a question mark"),
    "goes on after a question or an exclamation",
)
"""The traits that only a headline has."""
MARKS = ((":", "colon"), (",", "comma"), ("...", "ellipsis"), ("…", "ellipsis"), ("(", "brackets"))

ASKED = re.later(r"[?!]\s")
SINGLE = re.later(r"(?<!\w)['‘’]|['‘’](?!\w)")
"""A single quotation mark; between letters it is an apostrophe (`Ma'ruf`)."""


def headline(sentence: Sentence, statement: Statement) -> list[str]:
    """Those of `NAMES` that are true of the headline."""
    first, last = statement.words
    tokens = statement.t
    text = tokens.text[sentence.start : sentence.end]
    words = [tokens.text[tokens.starts[at] : tokens.ends[at]] for at in range(first, last)]
    names = [f"under {least} words" for least in UNDER if len(words) < least]
    names += [f"over {most} words" for most in OVER if len(words) > most]
    names += dict.fromkeys(name for mark, name in MARKS if mark in text)
    if SINGLE.search(text):
        names.append("single quotation mark")
    capitals = [word for word in words if len(word) > 1 and word.isalpha() and word.isupper()]
    acronyms = sum(len(word) <= SHOUTED for word in capitals)
    names += ["acronym", "several acronyms"] if acronyms > 1 else ["acronym"] * acronyms
    if len(capitals) > acronyms:
        names.append("word in capitals")
    if words and words[0][0].isdecimal():
        names.append("opens with a figure")
    if text.endswith("?"):
        names.append("ends in a question mark")
    if ASKED.search(text):
        names.append("goes on after a question or an exclamation")
    return names
