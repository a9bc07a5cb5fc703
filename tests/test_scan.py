"""The scanner, by cases a newsroom meets and against the naive oracle on generated ones."""

from __future__ import annotations

import marshal
import tracemalloc
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint import scan
from newslint.language import Language
from newslint.patterns import Matcher
from newslint.phrases import PhraseError
from newslint.records import replace
from newslint.rows import packed, unpacked
from newslint.scan import Hit, Needle, Scanner, words_of
from tests.oracle import naive

INDONESIAN = Language(
    "id",
    "Bahasa Indonesia",
    frozenset(["yang", "di", "dan", "itu"]),
    clitics=("nya", "lah", "kah", "pun"),
    nasal=(("b f v", "mem", 0), ("p", "mem", 1), ("t", "men", 1), ("s", "meny", 1), ("k", "meng", 1), ("a i u e o g h", "meng", 0)),
    affixes=("{nasal}", "{nasal}kan", "di{root}", "di{root}kan", "p{nasal:1}", "{root}an"),
)
ENGLISH = Language("en", "English", frozenset(["the", "of", "and"]), clitics=("'s",))

FOUND = [
    # phrase, text, what is found
    ("kata", "Kata Rina, kata-kata itu katanya KATA.", ["Kata", "katanya", "KATA"]),
    ("=kata", "kata katanya", ["kata"]),
    ("ujar", "\u201cBenar,\u201d ujarnya.", ["ujarnya"]),
    (
        "kerja sama",
        "Kerja\u00a0sama, kerja  sama, kerja\u2009sama, kerja\nsama, kerja, sama",
        ["Kerja\u00a0sama", "kerja  sama", "kerja\u2009sama"],
    ),
    ("kerja sama", "kerja samanya dan kerjanya sama", ["kerja samanya"]),
    ("Baca Juga:", "Baca Juga: harga naik. BACA JUGA : turun. baca juga: tetap. Baca juga, ya", ["Baca Juga:", "BACA JUGA :"]),
    ("baca juga", "Baca Juga: harga. BACA JUGA", ["Baca Juga", "BACA JUGA"]),
    ("AS", "AS dan as, ASnya, As, anti-AS", ["AS", "ASnya"]),
    ("di-PHK", "Di-PHK, di-phk, di\u2011PHK", ["Di-PHK", "di\u2011PHK"]),
    (r"\(abc/def\)", "JAKARTA (abc/def) (ABC / DEF) (abc def)", ["(abc/def)", "(ABC / DEF)"]),
    ("abc", "(abc/def)", ["abc"]),
    ("jum'at", "Jum\u2019at, jum`at, Jumat, jum'atnya", ["Jum\u2019at", "jum`at", "jum'atnya"]),
    ('"resmi"', "\u201cresmi\u201d dan \"resmi\" dan 'resmi'", ["\u201cresmi\u201d", '"resmi"']),
    ("provokat*", "Provokator-provokator memprovokasi, provokatif.", ["Provokator-provokator", "provokatif"]),
    ("~tuduh", "menuduh dituduhkan tuduhannya penuduh tuduhmu", ["menuduh", "dituduhkan", "tuduhannya", "penuduh"]),
    ("(sangat) besar", "sangat besar, besar; sangat, besar", ["sangat besar", "besar", "besar"]),
    ("sejumlah ... menilai", "Sejumlah ahli hukum, kemarin menilai", ["Sejumlah ahli hukum, kemarin menilai"]),
    ("sejumlah ... menilai", "sejumlah ahli hukum tata negara menilai", []),
    ("sejumlah ... menilai", "sejumlah ahli. Rina menilai; sejumlah \u201cahli\u201d menilai, sejumlah: menilai\nsejumlah\nmenilai", []),
    ("a ... b", "a b b x b b", ["a b b x b"]),
    ("a ... b", "a a b", ["a a b"]),
    ("kerja sama (baik)", "kerja sama baik, kerja sama", ["kerja sama baik", "kerja sama"]),
    ("sama (sama)", "sama sama sama", ["sama sama", "sama"]),
    ("kata:", "kata:kata:", ["kata:", "kata:"]),
    ("kata|katanya", "katanya kata", ["katanya", "kata"]),
    ("benar-benar", "benar-benar-benar benar-benar", ["benar-benar"]),
    ("^ini", "Ini, ini\n  Ini\r\nini \u00a0ini", ["Ini", "Ini", "ini"]),
    ("lagi$", "lagi, lagi \nlagi\r\nlagi.", ["lagi", "lagi"]),
    ("^Ini alasannya$", "Ini alasannya\nIni alasannya,", ["Ini alasannya"]),
    ("klik \U0001f447", "Klik \U0001f447\U0001f447 klik", ["Klik \U0001f447"]),
    ("kata|ujar dia", "Kata dia, ujar  dia, tutur dia", ["Kata dia", "ujar  dia"]),
    ("pemerintah", "peme\u00adrintah", ["peme\u00adrintah"]),
    ("kerja sama", "kerja \u00ad sama, \u00adkerja sama\u00ad", ["kerja \u00ad sama", "\u00adkerja sama\u00ad"]),
    (", serta", "karya Gaud\u00e3\u00ad, serta kota", [", serta"]),
    ("stanbul|\u0130stanbul", "Di \u0130stanbul", ["\u0130stanbul"]),
    ("kata kata", "kata kata kata kata kata", ["kata kata", "kata kata"]),
]


def spans(text: str, phrase: str, language: Language = INDONESIAN, *, wrapped: bool = False) -> list[tuple[int, int]]:
    scanner = Scanner.compile({"id/x/y": [Needle(phrase=phrase)]}, [language])
    return [(hit.start, hit.end) for hit in scanner.scan(text, wrapped=wrapped).hits.get("id/x/y", [])]


@pytest.mark.parametrize(("phrase", "text", "expected"), FOUND)
def test_finds(phrase: str, text: str, expected: list[str]) -> None:
    found = spans(text, phrase)
    assert [text[start:end] for start, end in found] == expected
    assert found == naive(phrase, text, INDONESIAN)


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("minister", "The minister\u2019s aide, the Minister's, ministers", ["minister\u2019s", "Minister's"]),
        ("some say", "Some say it; some\u00a0says", ["Some say"]),
        ("US", "The US told us, U.S. and US's", ["US", "US's"]),
        ("don't", "Don\u2019t, dont, don't", ["Don\u2019t", "don't"]),
        ("read more:", "READ MORE: here", ["READ MORE:"]),
    ],
)
def test_finds_in_english(phrase: str, text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in spans(text, phrase, ENGLISH)] == expected


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("kerja sama", "kerja\nsama kerja\r\n sama", ["kerja\nsama", "kerja\r\n sama"]),
        ("kerja sama", "kerja\n\nsama, kerja\n \nsama, kerja\r\n\r\nsama", []),
        ("Baca juga:", "Baca\njuga\n: itu", ["Baca\njuga\n:"]),
        ("a ... b", "a x\ny b, a\n\nb", ["a x\ny b"]),
        ("^sama", "kerja\nsama", ["sama"]),
    ],
)
def test_wrapped_text_joins_lines_within_a_paragraph(phrase: str, text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in spans(text, phrase, wrapped=True)] == expected
    assert spans(text, phrase, wrapped=True) == naive(phrase, text, INDONESIAN, wrapped=True)


def test_lines_are_apart_unless_the_text_is_said_to_be_wrapped() -> None:
    scanner = Scanner.compile({"x": [Needle(phrase="kerja sama")]})
    assert not scanner.scan("kerja\nsama").hits
    assert scanner.scan("kerja\nsama", wrapped=True).hits == {"x": [Hit(0, 10, "", "kerja sama")]}


def test_hits_by_owner_with_group_and_needle() -> None:
    needles = {
        "id/a/one": [Needle(phrase="kerja sama", group="pairs"), Needle(phrase="sama", group="words")],
        "lexicon:verbs": [Needle(phrase="sama")],
        "id/a/two": [Needle(phrase="tidak")],
        "id/a/three": [Needle(pattern=r"s\w+")],
    }
    scanned = Scanner.compile(needles, [INDONESIAN]).scan("Kerja sama")
    assert scanned.hits == {
        "id/a/one": [Hit(0, 10, "pairs", "kerja sama"), Hit(6, 10, "words", "sama")],
        "lexicon:verbs": [Hit(6, 10, "", "sama")],
        "id/a/three": [Hit(6, 10, "", r"s\w+")],
    }
    assert scanned.timeouts == ()


def test_owner_of_one_language_does_not_take_the_clitics_of_another() -> None:
    needles = {owner: [Needle(phrase="kata")] for owner in ("id/a/b", "en/a/b", "any/a/b")}
    hits = Scanner.compile(needles, [INDONESIAN, ENGLISH]).scan("katanya kata's").hits
    assert {owner: [hit.start for hit in found] for owner, found in hits.items()} == {"id/a/b": [0], "en/a/b": [8], "any/a/b": [0, 8]}


def test_bad_needles_are_told() -> None:
    with pytest.raises(PhraseError):
        Scanner.compile({"x": [Needle(phrase="(a")]}, [])
    for needle in (Needle(), Needle(phrase="a", pattern="a")):
        with pytest.raises(ValueError, match="either a phrase or a pattern"):
            Scanner.compile({"x": [needle]}, [])


def test_nothing_to_look_for_and_nothing_to_look_in() -> None:
    assert Scanner.compile({}).scan("kata").hits == {}
    assert Scanner.compile({"x": [Needle(phrase="kata"), Needle(phrase="^a$")]}).scan("").hits == {}


@pytest.mark.parametrize("largest", [1, 3])
def test_the_memory_of_words_is_bounded_and_changes_nothing(largest: int, monkeypatch: pytest.MonkeyPatch) -> None:
    needles = {"id/x/y": [Needle(phrase="kata"), Needle(phrase="kerja sama"), Needle(phrase="provokat*")]}
    text = "kata katanya kerja samanya provokatif pasar kata beras provokator kerja sama " * 3
    expected = Scanner.compile(needles, [INDONESIAN]).scan(text)
    monkeypatch.setattr(scan, "LARGEST_MEMO", largest)
    scanner = Scanner.compile(needles, [INDONESIAN])
    assert scanner.scan(text) == expected
    assert len(scanner._memo) == largest


def test_a_pattern_has_more_time_in_a_longer_text_and_never_long(monkeypatch: pytest.MonkeyPatch) -> None:
    assert 0.5 <= scan.LEAST_SECONDS <= 2
    assert 5 <= scan.SECONDS_A_CHARACTER * 1_000_000 <= 20
    given: list[float] = []

    def match(self: Matcher, text: str, words: object, seconds: float, *more: object) -> tuple[list[tuple[int, int, int]], list[int]]:
        given.append(seconds)
        return [], []

    monkeypatch.setattr(Matcher, "match", match)
    scanner = Scanner.compile({"x": [Needle(pattern="a+b")]})
    for text, seconds in (("", 0.0), ("a" * 1_000_000, 0.0), ("a", 0.25)):
        scanner.scan(text, seconds=seconds)
    scanner.scan("a" * 1_000)
    usual = [scan.LEAST_SECONDS + scan.SECONDS_A_CHARACTER * size for size in (0, 1_000_000, 1_000)]
    assert given == [*usual[:2], 0.25, usual[2]]


def test_a_hit_of_nothing_in_particular() -> None:
    assert Hit(0, 3) == Hit(0, 3, "", "")
    assert Scanner.compile({"x": [Needle(phrase="kata")]}).scan("kata").hits == {"x": [Hit(0, 4, "", "kata")]}


def test_hits_are_read_one_by_one_or_as_plain_data() -> None:
    found = Scanner.compile({"x": [Needle(phrase="kata")]}).scan("kata kata").hits["x"]
    assert (found[0], found[-1], found[:1]) == (Hit(0, 4, "", "kata"), Hit(5, 9, "", "kata"), [Hit(0, 4, "", "kata")])
    assert (len(found), found.spots) == (2, [(0, 4, "", "kata"), (5, 9, "", "kata")])


def test_a_pattern_that_hit_something_is_at_hand() -> None:
    scanner = Scanner.compile({"x": [Needle(pattern=r"s(\w+)")]})
    assert scanner.scan("Kerja sama").hits
    assert scanner.pattern(r"s(\w+)").match("sama")[1] == "ama"


def test_words_that_are_at_hand_are_used_if_they_are_whole() -> None:
    scanner = Scanner.compile({"x": [Needle(phrase="kerja sama:")]})
    expected = scanner.scan("kerja sama: baik")
    assert expected.hits
    words = words_of("kerja sama: baik")
    assert scanner.scan("kerja sama: baik", words) == scanner.scan("kerja sama: baik", replace(words, between=[])) == expected
    assert scanner.scan("KERJA SAMA: BAIK", words).hits == expected.hits


ATOMS = (
    "a",
    "b",
    "kata",
    "Kata",
    "AS",
    "as",
    "di-a",
    "jum'at",
    "~tuduh",
    "=a",
    "ka*",
    "5",
    ",",
    ":",
    "-",
    "'",
    r"\(",
    "a:",
    "a|b",
    "AS|b*|kata",
    "a|-",
    "...",
    "(a)",
    "(b kata)",
    "(:)",
)
WORDS = ("a", "b", "kata", "Kata", "katanya", "AS", "as", "ASnya", "di-a", "Jum\u2019at", "menuduhnya", "5", "-", "'", "(", ":")
SPACES = (
    " ",
    " ",
    " ",
    "\u00a0",
    "\u200b",
    "  ",
    "\n",
    "\r\n",
    "\n\n",
    "\r\n \r\n",
    "\r",
    ", ",
    ": ",
    ". ",
    "\u201d ",
    " \u2018",
    "-",
    "--",
    "\u00ad",
    "",
)


@st.composite
def phrases(draw: st.DrawFn) -> str:
    body = " ".join(draw(st.lists(st.sampled_from(ATOMS), min_size=1, max_size=4)))
    return draw(st.sampled_from(("", "", "", "^"))) + body + draw(st.sampled_from(("", "", "", "$")))


@st.composite
def texts(draw: st.DrawFn) -> str:
    pairs = draw(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(SPACES)), max_size=25))
    return "".join(word + space for word, space in pairs)


@given(st.lists(phrases(), min_size=1, max_size=8, unique=True), st.lists(texts(), min_size=1, max_size=4), st.booleans())
@settings(derandomize=True, max_examples=100, deadline=None)
def test_equals_the_oracle_frozen_or_not(written: list[str], articles: list[str], wrapped: bool) -> None:
    usable = []
    for phrase in written:
        try:
            Scanner.compile({"x": [Needle(phrase=phrase)]})
        except PhraseError:
            continue
        usable.append(phrase)
    scanner = Scanner.compile({"x": [Needle(phrase=phrase) for phrase in usable]}, [INDONESIAN])
    thawed = Scanner.thaw(marshal.loads(marshal.dumps(scanner.freeze())))
    for text in articles:
        scanned = scanner.scan(text, wrapped=wrapped)
        assert thawed.scan(text, words_of(text), wrapped=wrapped) == scanned
        found: Sequence[Hit] = scanned.hits.get("x", ())
        assert [hit.start for hit in found] == sorted(hit.start for hit in found)
        for phrase in usable:
            assert [(hit.start, hit.end) for hit in found if hit.needle == phrase] == naive(phrase, text, INDONESIAN, wrapped=wrapped), (
                phrase
            )


def test_patterns_of_idle_owners_are_not_run_unless_another_owner_wants_them() -> None:
    wanted = {"a": [Needle(pattern="beras"), Needle(pattern="gula")], "b": [Needle(pattern="gula")], "c": [Needle(phrase="teh")]}
    made = Scanner.compile(wanted, [INDONESIAN])
    scanner = Scanner.thaw(unpacked(packed({**made.freeze()})))  # as plans keep it: rows that are read one by one
    text = "beras, gula, teh"
    assert set(scanner.scan(text).hits) == {"a", "b", "c"}
    assert [hit.start for hit in scanner.scan(text, idle=frozenset({"a"})).hits["a"]] == [7]
    assert set(scanner.scan(text, idle=frozenset({"a", "b"})).hits) == {"c"}


def test_each_hit_is_told_once_and_needles_are_noted_once() -> None:
    wanted = {"a": [Needle(phrase="beras")], "b": [Needle(phrase="beras"), Needle(phrase="teh"), Needle(phrase="teh manis")]}
    scanner = Scanner.compile(wanted, [INDONESIAN])
    found = scanner.scan("teh manis, beras, gula")
    alone = [[(scanner.needle(number), scanner.owners(number)) for number in numbers] for numbers, _, _ in filter(None, found.known)]
    assert [bool(known) for known in found.known] == [True, True, True, False]
    assert [needles for needles in alone if needles] == [[("teh", ["b"])], [("beras", ["a", "b"])]]
    assert [(start, end, scanner.needle(number)) for start, end, number in found.wider] == [(0, 9, "teh manis")]
    assert [scanner.owners(number) for _, _, number in found.wider] == [["b"]]
    assert scanner.noted(lambda made: object()) is not scanner.noted(lambda made: object())
    assert scanner.noted(repr) is scanner.noted(repr)


def test_a_word_without_end_is_found_and_not_remembered() -> None:
    scanner = Scanner.compile({"x": [Needle(phrase="kata*"), Needle(pattern=r"kaca\d")]})
    endless = "kata" + "kaca" * 5_000
    found = scanner.scan(f"{endless}1").hits["x"]
    assert [hit.needle for hit in found] == ["kata*", r"kaca\d"]
    tracemalloc.start()
    assert all(scanner.scan(f"{endless}{number}").hits for number in range(50))
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept < 10 * len(endless)
