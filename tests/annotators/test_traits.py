from __future__ import annotations

import pytest

from newslint.annotators.traits import traits
from tests.annotators.reading import Reader

TRAITS = [
    (
        "Harga naik.",
        0,
        {"voice narrator", "unsourced", "lead", "last", "alone in its paragraph", "article without quotation", "brief article", "short"},
    ),
    ("Raka Wijaya mengatakan harga naik. Harga turun.", 0, {"sourced", "identified", "source named", "after: unsourced, same paragraph"}),
    (
        "Raka Wijaya mengatakan harga naik. Harga turun.",
        1,
        {"unsourced", "before: indirect", "before: identified, same paragraph", "carried"},
    ),
    ('"Harga beras sudah naik," kata Raka Wijaya.', 0, {"voice direct", "quotation", "sourced"}),
    ("Harga naik 4 persen, 5 persen, lalu 6 persen!", 0, {"figure", "many figures", "exclamation mark"}),
    ("Dampaknya:", 0, {"ends in a colon"}),
]


@pytest.mark.parametrize(("text", "index", "expected"), TRAITS)
def test_traits(read: Reader, text: str, index: int, expected: set[str]) -> None:
    assert expected <= set(read(text)[traits][index])
