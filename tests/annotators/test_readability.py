from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from math import isnan

import pytest

from newslint.annotators import readability
from newslint.annotators.readability import MEASURES, syllables
from newslint.annotators.units import SCOPES
from newslint.article import Article
from newslint.document import Document
from newslint.language import Language

PLAIN = "Hujan turun sejak pagi. Warga pulang lewat kota. Sungai naik satu meter."
HEAVY = "Pertanggungjawaban penyelenggaraan pemerintahan memperlihatkan ketidaksesuaian dengan keberlangsungan pembangunan."
VALUES: list[tuple[str, str, str, float]] = [
    # language, text, measure, value
    ("id", PLAIN, "lix", 4),
    ("id", HEAVY, "lix", 8 + 100 * 7 / 8),
    ("en", "The bridge is closed. Nobody crosses.", "lix", 3 + 100 * 1 / 6),
    ("id", "Warga menyatakan benar.", "syllables_per_word", (2 + 4 + 2) / 3),
    ("id", "Pertanggungjawaban warga.", "polysyllable_share", 50),
    ("id", "Pertanggungjawaban warga.", "fog", 0.4 * (2 + 50)),
]


def measured(text: str, language: Language, measure: str) -> float:
    doc = Document(Article("story.txt", text, text, meta={"title": "-"}), language)
    (unit,) = doc[SCOPES["article"]]
    return MEASURES[measure](doc, unit)


@pytest.mark.parametrize(("lang", "text", "measure", "value"), VALUES)
def test_measures(languages: Mapping[str, Language], lang: str, text: str, measure: str, value: float) -> None:
    assert measured(text, languages[lang], measure) == pytest.approx(value)


def test_hard_text_measures_harder(languages: Mapping[str, Language]) -> None:
    for measure in MEASURES:
        assert measured(HEAVY, languages["id"], measure) > measured(PLAIN, languages["id"], measure)


def test_a_language_without_hyphenation_has_no_syllables() -> None:
    assert syllables(["satu", "dua"], "xx") == Counter()


@pytest.mark.skipif(readability._installed("corpora/cmudict"), reason="the corpus is here")
def test_syllables_are_never_fetched_from_the_net(languages: Mapping[str, Language]) -> None:
    assert syllables(["bridge"], "en") == Counter()
    assert isnan(measured("The bridge is closed.", languages["en"], "fog"))


def test_textstat_is_imported_only_when_asked() -> None:
    code = "import sys, newslint.kinds.measure; sys.exit('textstat' in sys.modules or 'nltk' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
