from __future__ import annotations

from collections.abc import Mapping

import pytest

from newslint.language import Language
from newslint.partings import LONGEST, Vocabulary, by_vocabulary, class_of, has_edge
from newslint.vocabulary import Vocabulary as Listed


@pytest.fixture(scope="session")
def known(languages: Mapping[str, Language]) -> Vocabulary:
    """The Indonesian vocabulary, with few frequent words."""
    language = languages["id"]
    lists = frozenset({"yang", "dapat", "dan"}), frozenset({"yang", "dan"}), frozenset[str](), (), frozenset({"pasca"})
    return Vocabulary(*lists, False, Listed(language.vocabulary), language, frozenset({"atau", "secara"}))


CASES = [
    # a run of words, where the first ends
    ("kasusjudi", 5),  # two, one of them frequent
    ("besarancicilannya", 7),  # with a clitic
    ("fluktuasiharga", 9),  # one too rare to be proposed
    ("tarifcukaidapat", 5),  # three
    ("danqwertzxyang", 3),  # whatever function words hem
    ("atauqwertzy", 4),  # whatever follows a function word that begins no other
    ("secaraqwertzy", 6),
    ("qwertzyatau", 7),
    ("melakukanqwertz", 9),  # or an affixed word
    ("batalnyaqwertz", 8),  # with a clitic
    ("melakukanqwertznya", 0),  # what follows has a clitic itself
    ("penerimaanmu", 0),  # an affixed word is longer than one of which too little is left
    ("cantiknyaaaaaa", 0),
    ("pascaharga", 0),  # a head makes one word
    ("lighthouse", 0),
    ("pembangunan", 0),  # listed
    ("dipersusah", 0),  # affixes make it
    ("pembagunan", 0),  # a slip explains it
    ("xyzzyxxyzzyx", 0),
    ("kasus", 0),
    ("kasusjudi" * LONGEST, 0),
]


@pytest.mark.parametrize(("word", "cut"), CASES)
def test_where_the_first_word_ends(known: Vocabulary, word: str, cut: int) -> None:
    assert by_vocabulary(word, known) == cut


def test_without_a_vocabulary_nothing_is_parted(known: Vocabulary) -> None:
    bare = Vocabulary(known.words, known.joints, known.compounds, (), known.heads, False, None, known.language)
    assert (by_vocabulary("kasusjudi", bare), class_of("kasus", bare)) == (0, 0)


def test_how_frequent_a_word_is_with_a_clitic_and_without(known: Vocabulary) -> None:
    assert class_of("harganya", known) == class_of("harga", known) > class_of("cicilannya", known) > class_of("xyzzyx", known) == 0


@pytest.mark.parametrize(
    ("word", "found"),
    [("ranggayang", True), ("yangranggi", True), ("bisadapat", True), ("dapatkan", False), ("yang", False), ("yangga", False), ("", False)],
)
def test_a_listed_word_ends_it_or_a_function_word_begins_it(known: Vocabulary, word: str, *, found: bool) -> None:
    assert has_edge(word, known) is found
