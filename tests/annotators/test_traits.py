from __future__ import annotations

from pathlib import Path

import pytest

from newslint.annotators.traits import named, traits
from newslint.article import Article
from newslint.document import Document
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
    ("Harga kini 4 rupiah.", 0, {"opens: nobody", "without a verb"}),
    ("Raka Wijaya membeli beras.", 0, {"opens: person"}),
    ("Simpan beras Anda di tempat kering.", 0, {"addresses the reader"}),
    ("Raka Wijaya mengatakan harga beras naik. Beras langka. Raka Wijaya mengatakan itu lagi.", 1, {"between words of one source"}),
    ("Raka Wijaya mengatakan harga beras naik. Harga beras memang naik.", 1, {"repeats what a source says"}),
    ("Anda bisa menabung. Simpan uang Anda. Lalu Anda tunggu.", 2, {"article of advice"}),
]


@pytest.mark.parametrize(("text", "index", "expected"), TRAITS)
def test_traits(read: Reader, text: str, index: int, expected: set[str]) -> None:
    assert expected <= set(read(text)[traits][index])


ABSENT = [
    ("Raka Wijaya membeli beras.", 0, {"without a verb", "addresses the reader", "between words of one source"}),
    ('"Simpan beras Anda," kata Raka Wijaya.', 0, {"addresses the reader"}),
    ("Raka Wijaya mengatakan harga naik. Beras langka. Rina Sari mengatakan itu lagi.", 1, {"between words of one source"}),
    ("Raka Wijaya mengatakan harga beras naik. Jalan rusak parah.", 1, {"repeats what a source says"}),
]


@pytest.mark.parametrize(("text", "index", "absent"), ABSENT)
def test_what_is_not_a_trait(read: Reader, text: str, index: int, absent: set[str]) -> None:
    assert not absent & set(read(text)[traits][index])


def test_a_sentence_that_repeats_the_headline(read: Reader) -> None:
    text = "Jembatan Sungai Tirta Runtuh\n\nRaka Wijaya datang. Jembatan di sungai itu rusak."
    doc = Document(Article("berita.txt", text, text), read.languages["id"], cues=read.lexicons["id"].scan(text).hits)
    assert "repeats the headline" in doc[traits][len(doc[traits]) - 1]
    assert "repeats the headline" not in doc[traits][len(doc[traits]) - 2]


SEEDS = sorted((Path(__file__).resolve().parent.parent.parent / "seeds").glob("*.txt"))


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_every_trait_has_a_name_that_a_rule_may_give(read: Reader, path: Path) -> None:
    doc = read(path.read_text("utf-8"))
    found = {name for sentence in doc[traits] for name in sentence}
    assert found
    assert found <= named(doc.language.sections)
