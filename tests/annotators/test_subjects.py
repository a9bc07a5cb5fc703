from __future__ import annotations

import pytest

from newslint.annotators.names import phrases
from newslint.annotators.subjects import Clauses
from newslint.annotators.tokens import tokens
from tests.annotators.reading import Reader

SUBJECTS = [
    # code, text, verb, words of the subject, event, statement, document
    ("id", "Rina Sari juga mengatakan itu.", "mengatakan", "Rina Sari", False, False, False),
    (
        "id",
        "Menteri Luar Negeri Rusia pada Sabtu (12 Juli) memperingatkan Jepang.",
        "memperingatkan",
        "Menteri Luar Negeri Rusia",
        False,
        False,
        False,
    ),
    ("id", "Dalam kunjungan ke Ngawi, Rina Sari mengatakan itu.", "mengatakan", "Rina Sari", False, False, False),
    ("id", "Setelah bertemu dengan Joko Laksana, Rina Sari mengatakan itu.", "mengatakan", "Rina Sari", False, False, False),
    ("id", "Rina Sari menyapa para pedagang dan mengucapkan selamat.", "mengucapkan", "Rina Sari", False, False, False),
    ("id", "Pertemuan Rina Sari dengan Joko Laksana menegaskan itu.", "menegaskan", "Pertemuan Rina Sari", True, False, False),
    ("id", "Dukungan terhadap program Pyongyang memperlihatkan itu.", "memperlihatkan", "Dukungan", True, False, False),
    ("id", "Hal ini menegaskan itu.", "menegaskan", "Hal ini", True, False, False),
    ("id", "Komentar Rina Sari menyinggung itu.", "menyinggung", "Komentar Rina Sari", False, True, False),
    ("id", "Laporan BPK menyebut itu.", "menyebut", "Laporan BPK", False, False, True),
    ("en", "Maria Lund, who visited Norwick on Friday, said so.", "said", "Maria Lund", False, False, False),
    ("en", "Officials in Ukraine said so.", "said", "Officials in Ukraine", False, False, False),
]


@pytest.mark.parametrize(("code", "text", "verb", "words", "event", "statement", "document"), SUBJECTS)
def test_subjects(read: Reader, code: str, text: str, verb: str, words: str, event: bool, statement: bool, document: bool) -> None:
    doc = read(text, code)
    t = doc[tokens]
    found = Clauses(t, doc[phrases], tuple(doc.language.lexicon.get("grammar.verb_prefix", ()))).subject(t.lower.index(verb), 0)
    assert found is not None
    assert text[t.starts[found.first] : t.ends[found.last - 1]] == words
    assert (found.event, found.statement, found.document) == (event, statement, document)


@pytest.mark.parametrize(("text", "verb"), [("mengatakan itu", "mengatakan"), ("Harga naik karena mengatakan itu", "mengatakan")])
def test_no_subject(read: Reader, text: str, verb: str) -> None:
    doc = read(text)
    t = doc[tokens]
    assert Clauses(t, doc[phrases], ()).subject(t.lower.index(verb), 0) is None
