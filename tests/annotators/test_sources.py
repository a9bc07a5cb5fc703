from __future__ import annotations

import pytest

from newslint.annotators.names import phrases
from tests.annotators.reading import Reader

KINDS = [
    ("id", "Kemarin Rina Sari tiba.", "person"),
    ("id", "Kemarin polisi tiba.", "organisation"),
    ("id", "Kemarin analis tiba.", "vague"),
    ("id", "Kemarin analis Bahari Sekuritas tiba.", "person"),
    ("id", "Kemarin peneliti BRIN tiba.", "role"),
    ("id", "Kemarin warganet geram.", "vague"),
    ("id", "Kemarin warga Desa Sukamaju tiba.", "role"),
    ("id", "Kemarin menteri itu tiba.", "definite"),
    ("id", "Kemarin sejumlah menteri tiba.", "vague"),
    ("id", "Kemarin TASS melansir.", "organisation"),
    ("id", "Kemarin Dinas Kesehatan tiba.", "organisation"),
    ("id", "Kemarin Jepang menolak.", "metonym"),
    ("en", "Yesterday the mayor left.", "definite"),
    ("en", "Yesterday analysts left.", "vague"),
    ("en", "Yesterday police left.", "organisation"),
    ("en", "Yesterday the Maryland governor left.", "role"),
]


@pytest.mark.parametrize(("code", "text", "kind"), KINDS)
def test_what_a_noun_phrase_is_worth(read: Reader, code: str, text: str, kind: str) -> None:
    assert read(text, code)[phrases][-1].kind == kind
