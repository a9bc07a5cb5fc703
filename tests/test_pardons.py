"""What may stand by the configuration's phrases alone; remarks in the text are in test_allow."""

from __future__ import annotations

import subprocess
import sys

import pytest

from newslint.article import Article
from newslint.document import Document
from newslint.finding import Match
from newslint.language import Language
from newslint.pardons import weigh
from newslint.plan import compile_plan
from newslint.rule import Rule
from newslint.spans import Span

TEXT = "Warga Wirasaba apapun keperluannya dilayani."
RULE = Rule("id/language/x", "phrases", "LNG000", {"id": "x"}, "x", "note", (), (), {}, None)
PLAN = compile_plan((), {"id": Language("id", "Indonesia", frozenset())}, {})


@pytest.mark.parametrize(
    ("phrases", "standing"),
    [([], [(0, 5), (15, 21)]), ([(0, 5)], [(15, 21)]), ([(0, 4)], [(0, 5), (15, 21)]), ([(0, 30)], []), ([(15, 21), (0, 14)], [])],
)
def test_what_lies_in_an_allowed_phrase_may_stand(phrases: list[tuple[int, int]], standing: list[tuple[int, int]]) -> None:
    found = tuple((RULE, Match(start, end)) for start, end in ((0, 5), (15, 21)))
    doc = Document(Article("a.txt", TEXT, TEXT), PLAN.languages["id"])
    weighed = weigh(doc, found, PLAN, [Span(*each) for each in sorted(phrases)])
    assert [(match.start, match.end) for _, match in weighed.standing] == standing
    assert [pardon.reason for pardon in weighed.pardons] == [""] * (2 - len(standing))
    assert weighed.faults == ()


def test_an_article_without_remarks_hears_no_allowances() -> None:
    loaded = "import sys, newslint.linter; print('newslint.allow' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert told.stdout == "False\n"
