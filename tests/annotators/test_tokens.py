from __future__ import annotations

import time

import pytest

from newslint.annotators.gaps import ASIDE, BREAK, COLON, COMMA, QUOTE, SPACE, STOP
from newslint.annotators.tokens import FORECAST, PREPOSED, TAG, tokens
from newslint.article import Article
from newslint.document import LEXICON, Document
from newslint.language import Language
from newslint.scan import Needle, Scanner
from tests.annotators.reading import Reader

GAPS = [
    ("satu dua", SPACE),
    ("satu, dua", COMMA),
    ("satu (dua", ASIDE),
    ("satu - dua", ASIDE),
    ("satu: dua", COLON),
    ("satu. dua", STOP),
    ("satu? dua", STOP),
    ('satu," dua', QUOTE),
    ("satu \u201cdua", QUOTE),
    ("satu.\ndua", BREAK),
    ("satu\xa0dua", SPACE),
    ("dr. dua", SPACE),
    ("A. dua", SPACE),
]


@pytest.mark.parametrize(("text", "gap"), GAPS)
def test_what_stands_between_words(read: Reader, text: str, gap: int) -> None:
    assert read(text)[tokens].gap[1] == gap


def test_the_longest_phrase_counts_and_covers_the_shorter(read: Reader) -> None:
    found = read("Nilai tukar itu dinilai naik menurut kabar.")[tokens]
    assert not found.sign[0] & TAG
    assert (found.until[0], found.sign[1]) == (2, 0)
    assert not found.sign[found.lower.index("menurut")] & PREPOSED


def test_a_pronoun_written_onto_a_word_is_told_from_other_endings(read: Reader) -> None:
    found = read("ujarnya ujarlah ujar menurutnya")[tokens]
    assert sorted(found.owned) == [0, 3]


def test_genitives_and_quoted_words(read: Reader) -> None:
    found = read('Lund\u2019s office said "no way" today', "en")[tokens]
    assert found.genitive == {0}
    assert list(found.quoted) == [0, 0, 0, 1, 1, 0]


def test_guards_silence_what_they_cover(read: Reader) -> None:
    assert not any(bits & FORECAST for bits in read("Penyebabnya belum diduga pelaku dilaporkan ke polisi.")[tokens].sign if bits & TAG)


def test_positions_of_offsets(read: Reader) -> None:
    found = read("satu dua tiga")[tokens]
    assert [found.find(offset) for offset in (0, 1, 5, 9, 13)] == [0, 1, 1, 2, 3]


ADDRESSES = [
    ("situs kota.wirasaba.go.id itu", {1: 5}),
    ("di wirasaba.com dan tirta.co.id", {1: 3, 4: 7}),
    ("com.com.com", {0: 3}),
    ("berkas laporan.pdf", {}),
    ("naik.Itu kata wirasaba. com", {}),
]


@pytest.mark.parametrize(("text", "sites"), ADDRESSES)
def test_addresses(read: Reader, text: str, sites: dict[int, int]) -> None:
    assert read(text)[tokens].sites == sites


def test_a_chain_of_domains_takes_time_by_its_length(read: Reader) -> None:
    doc = read("com." * 40_000)
    begin = time.process_time()
    assert doc[tokens].sites == {0: 40_000}
    assert time.process_time() - begin < 5


def test_many_different_words_of_one_list_take_time_by_their_number(languages: dict[str, Language]) -> None:
    owner, text = LEXICON + "grammar.adverb", " ".join(f"kata{number}" for number in range(100_000))
    scanner = Scanner.compile({owner: [Needle(phrase="kata*")]}, [languages["id"]])
    found = scanner.scan(text)
    doc = Document(Article("a.txt", text, text), languages["id"], cues={}, scanner=scanner, scanned=found)
    begin = time.process_time()
    assert all(doc[tokens].sign)
    assert time.process_time() - begin < 10


def test_no_words(read: Reader) -> None:
    assert list(read("")[tokens].sign) == []


def test_what_the_scanner_met_once_is_what_each_list_was_hit_by(languages: dict[str, Language]) -> None:
    text = "Menteri Luar Negeri itu menyatakan, akan tetapi tidak diduga. "
    text += "Menurutnya, katanya, sa\u00adyangnya para pengamat Bank Dunia dinilai berkata."
    owners = {LEXICON + name: [Needle(phrase=entry) for entry in entries] for name, entries in languages["id"].lexicon.items()}
    scanner = Scanner.compile(owners, [languages["id"]])
    found = scanner.scan(text)
    article, cues = Article("a.txt", text, text), {name.removeprefix(LEXICON): hits for name, hits in found.hits.items()}
    once = Document(article, languages["id"], cues=cues, scanner=scanner, scanned=found)[tokens]
    each = Document(article, languages["id"], cues=cues)[tokens]
    assert (once.sign, once.until, once.owned) == (each.sign, each.until, each.owned)
    assert list(once.signed) == [position for position, bits in enumerate(once.sign) if bits]
