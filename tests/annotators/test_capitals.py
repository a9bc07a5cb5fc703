from __future__ import annotations

import pytest

from newslint.annotators.capitals import Capitals
from newslint.annotators.tokens import tokens
from tests.annotators.reading import Reader


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Kemarin Rina tiba.", ["Rina"]),
        ("Rina tiba. Kemarin Rina pulang.", ["Rina", "Rina"]),
        ("Rina Sari tiba.", ["Rina", "Sari"]),
        ("Rina mengatakan itu.", ["Rina"]),
        ("Jalan itu rusak.", []),
        ("Pada Senin hujan turun.", []),
        ("Layar naik. Kini Layar turun, padahal layar tetap.", ["Layar"]),
    ],
)
def test_which_capitals_make_names(read: Reader, text: str, names: list[str]) -> None:
    doc = read(text)
    t = doc[tokens]
    capitals = Capitals(t, doc.language.function_words)
    assert [text[t.starts[p] : t.ends[p]] for p in range(len(t.starts)) if capitals.is_name(p)] == names
