"""Turns: what is said in an interview or a transcript that is set as a script, each turn behind its speaker's name and a colon.

Lists of terms and tables look alike. So two names must come again and again, some of what they say must be questions, and most of it more
than a few words. `Q` and `A` are no names: they are a page's own questions more often.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from newslint import expressions as re
from newslint.annotators.paragraphs import paragraphs, residual
from newslint.document import Document
from newslint.records import unguarded
from newslint.spans import Span

LABEL = re.later(r"([A-Z][\w.'’–-]+(?: [A-Z][\w.'’–-]*){0,4})(?: ?\([^()\n]{1,40}\))?:[ \xa0]+(?=\S)")
"""A speaker's name, perhaps with an office in brackets, at the start of a paragraph."""
LONGEST = 80
"""Characters within which a label has its colon."""
SPEAKERS, TURNS, QUESTIONS, WORDS = 2, 3, 2, 10
"""Least numbers: speakers, turns of each of them, turns that ask something, and words of a turn on average."""
WHOLE = 0.6
"""Share of the article from the first turn to the last that makes it an interview: what has no label there goes on with a turn."""


@unguarded(frozen=True, slots=True)
class Turn(Span):
    """What one speaker says in one paragraph, without the label."""

    continues: bool
    """True when the speaker goes on in the next paragraph."""


def turns(doc: Document) -> list[Turn]:
    """The turns, paragraph by paragraph; none in an article that is no script."""
    text = doc.text
    if text.count("?") < QUESTIONS or text.count(":") < SPEAKERS * TURNS:
        return []
    said, layer = _labelled(doc), doc[paragraphs]
    speakers = {name for name, times in Counter(name for name, _ in said.values()).items() if times >= TURNS}
    said = {at: one for at, one in said.items() if one[0] in speakers or _initials(one[0]) in speakers}
    spoken = [text[begin : layer[at].end] for at, (_, begin) in said.items()]
    asked, words = sum("?" in words for words in spoken), sum(len(words.split()) for words in spoken)
    if len(speakers) < SPEAKERS or asked < QUESTIONS or words < WORDS * len(spoken):
        return []
    first, last = min(said), max(said)
    shown: Mapping[int, object] = said
    if layer[last].end - layer[first].start >= WHOLE * len(text):
        skipped = doc[residual]
        shown = dict.fromkeys(at for at in range(first, last + 1) if at not in skipped)
    return [
        Turn(said[at][1] if at in said else layer[at].start, layer[at].end, continues=at + 1 in shown and at + 1 not in said)
        for at in shown
    ]


def _labelled(doc: Document) -> Mapping[int, tuple[str, int]]:
    """The paragraphs that begin with a label: its name, and where what is said begins. Links to other stories have labels too."""
    text, layer, skipped = doc.text, doc[paragraphs], doc[residual]
    found = {}
    for at, paragraph in enumerate(layer):
        if at in skipped:
            continue
        if text.find(":", paragraph.start, paragraph.start + LONGEST) > 0 and (label := LABEL.match(text, paragraph.start, paragraph.end)):
            found[at] = label[1], label.end()
    return found


def _initials(name: str) -> str:
    """`DH` of `Dana Holt`: a script names its speakers in full once."""
    return "".join(part[0] for part in name.split())
