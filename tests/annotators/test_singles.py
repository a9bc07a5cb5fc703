"""Single quotation marks in English, through `quotes`: what they set off, and that no apostrophe does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.annotators.paragraphs import paragraphs
from newslint.annotators.quotes import Quote, quotes
from newslint.annotators.sentences import sentences
from newslint.annotators.singles import singles
from newslint.annotators.speech import speech
from newslint.language import Language
from tests.annotators.reading import Reader
from tests.annotators.structure import document

Languages = Mapping[str, Language]


def quoted(text: str, languages: Languages, *, residue: Sequence[str] = ()) -> list[str]:
    doc = document(text, languages, "en", residue=residue)
    return [doc.slice(quote) for quote in doc[quotes]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("'We are ready,' said Holt. 'Tomorrow', she added.", ["'We are ready,'", "'Tomorrow'"]),
        ("‘We are ready,’ said Holt. ‘Tomorrow’, she added.", ["‘We are ready,’", "‘Tomorrow’"]),
        ("`We are ready,' said Holt. `Tomorrow`, she added.", ["`We are ready,'", "`Tomorrow`"]),
        ("‘We are ready,' said Holt. ‘Tomorrow‘, she added.", ["‘We are ready,'", "‘Tomorrow‘"]),
        ("Bridge 'could close by May'", ["'could close by May'"]),
        ("'We're ready': mayor on the 'bridge of sighs'", ["'We're ready'", "'bridge of sighs'"]),
        ("The 'safe' bridge ('Old Tom') and—'Young Tom'—fell.", ["'safe'", "'Old Tom'", "'Young Tom'"]),
        ("Holt said:'We are ready.'", ["'We are ready.'"]),
        ("'We are ready,'said Holt.", ["'We are ready,'"]),
        ("'$5m a year' is 'not enough'.", ["'$5m a year'", "'not enough'"]),
        ("'15 people hurt' on the 'bridge'", ["'15 people hurt'", "'bridge'"]),
        ("The letters 'a' and 's' fell.", ["'a'"]),
        ("''We are ready,'' said Holt.", ["''We are ready,''"]),
    ],
)
def test_what_single_marks_set_off(text: str, expected: list[str], languages: Languages) -> None:
    assert quoted(text, languages) == expected


@pytest.mark.parametrize(
    "text",
    [
        "They don't and won't; Holt's and the workers' bridge wasn't ours.",
        "Music of the '90s, '80s and ’60s; the class of '99 and the workers' union.",
        "Rock 'n' roll, fish ‘n’ chips, give 'em hell, 'tis and 'Twas, 'til the workers' day.",
        "O'Brien, D'Arcy, ma'am, o'clock, Qur'an, Jum'at and Mo' money for the bosses' sons.",
        "She is 5'10\" tall, he 6' 2\", and it took 12' 30\".",
        "She is 5′10″ tall.",
        "Of Boeing 's jets, they 're the best, and the workers 've left.",
        "They were singin' and dancin' in the boys' yard.",
        "‘Aisha left with the others. Nobody saw the boys’ mother again.",
        "A stray 'mark that opens and never closes, though the bridge is closed.",
        "A stray mark' that closes, and another one' here.",
        "Stop ' start ' stop.",
        "They met at the Smiths'. The Joneses' was shut.",
        "' '",
    ],
)
def test_apostrophes_primes_and_strays_set_off_nothing(text: str, languages: Languages) -> None:
    assert quoted(text, languages) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("'The workers' rights are gone', said Holt.", ["'The workers' rights are gone'"]),
        ("'The workers' rights,' said Holt, 'are the bosses' toys.'", ["'The workers' rights,'", "'are the bosses' toys.'"]),
        ("He spoke of 'tough cuts' and left.", ["'tough cuts'"]),
        ("He spoke of 'tough cuts' to the workers' union.", ["'tough cuts'"]),
        ("He spoke of 'tough cuts' and the clubs' 'fair share'.", ["'tough cuts'", "'fair share'"]),
        ("The workers' 'heroes' and the bosses' 'villains' met.", ["'heroes'", "'villains'"]),
        ("'We gave 'em all they had in the '90s', said Holt.", ["'We gave 'em all they had in the '90s'"]),
        ("They played '2-1' and 'Area 51' there.", ["'2-1'", "'Area 51'"]),
        ("A stray 'mark here, and a 'word' there.", ["'word'"]),
        ("The 'cuts hurt everybody. Nobody asked the workers' union.", []),
        ("The 'cuts " + "hurt everybody and " * 5 + "the workers' union.", []),
        ("The 'heroes' left. " + "They went home. " * 30 + "It was the workers'.", ["'heroes'"]),
    ],
)
def test_a_mark_that_may_be_an_apostrophe(text: str, expected: list[str], languages: Languages) -> None:
    assert quoted(text, languages) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“He said ‘no’ to me,” said Holt.", ["“He said ‘no’ to me,”"]),
        ("\"He said 'no' to me,\" said Holt.", ["\"He said 'no' to me,\""]),
        ("‘He said “no” to me,’ said Holt.", ["‘He said “no” to me,’"]),
        ('\'He said "no"\', said Holt. "Why?"', ["'He said \"no\"'", '"Why?"']),
        ("'\"Heartbeat\" bill' passes", ["'\"Heartbeat\" bill'"]),
        ("A 'stray “mark that' crosses” another.", ["“mark that' crosses”"]),
        ("A 'stray “mark that' crosses.", ["“mark that' crosses."]),
    ],
)
def test_marks_within_marks(text: str, expected: list[str], languages: Languages) -> None:
    assert quoted(text, languages) == expected


Row = tuple[str, bool]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‘We are ready.\n\n‘Tomorrow we go,’ said Holt.", [("‘We are ready.", True), ("‘Tomorrow we go,’", False)]),
        ("Holt said: 'One.\n'Two.\n'Three.'", [("'One.", True), ("'Two.", True), ("'Three.'", False)]),
        ("'Our workers' day is over.\n'Tomorrow we go', said Holt.", [("'Our workers' day is over.", True), ("'Tomorrow we go'", False)]),
        ("'We are ready.\nRead more\n'Tomorrow we go,' said Holt.", [("'We are ready.", True), ("'Tomorrow we go,'", False)]),
        (
            "'One.\n'Two,' said Holt. He went on: 'Three.\n'Four.'",
            [("'One.", True), ("'Two,'", False), ("'Three.", True), ("'Four.'", False)],
        ),
        ("'We are ready.\nThey left.\n'Tomorrow we go,' said Holt.", [("'Tomorrow we go,'", False)]),
        ("'We are ready.\n\nTomorrow we go,' said Holt.", []),
        ("'Jaws' is a film.\n'Moon' is another.", [("'Jaws'", False), ("'Moon'", False)]),
        ("'We are ready.\n'Moon' is a film.", [("'Moon'", False)]),
        ("'We are ready.\n'Nobody came.", []),
    ],
)
def test_quotations_over_several_paragraphs(text: str, expected: list[Row], languages: Languages) -> None:
    doc = document(text, languages, "en", residue=["Read more"])
    assert [(doc.slice(quote), quote.continues) for quote in doc[quotes]] == expected
    assert all(quote.closed for quote in doc[quotes])


def test_what_is_between_the_marks(languages: Languages) -> None:
    doc = document("'We are ready.\n'Tomorrow,' said Holt.", languages, "en")
    assert [doc.slice(quote.inner) for quote in doc[quotes]] == ["We are ready.", "Tomorrow,"]


def test_residue_holds_no_quotation(languages: Languages) -> None:
    assert quoted("'Watch: bridge falls' (video) and 'more'.", languages, residue=["Watch: bridge"]) == ["'more'"]


def test_a_language_says_which_marks_quote(languages: Languages) -> None:
    text = "Film 'Desa Terang' dan ‘lapak tua’ itu."
    assert singles(document(text, languages, "id"), []) == []
    assert len(singles(document(text, languages, "en"), [])) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("'We won. They lost,' said Holt. She left.", ["'We won. They lost,' said Holt.", "She left."]),
        ("'Why?' asked Holt. 'Because.' She left.", ["'Why?' asked Holt.", "'Because.'", "She left."]),
    ],
)
def test_a_quotation_and_its_tag_are_one_sentence(text: str, expected: list[str], languages: Languages) -> None:
    doc = document(text, languages, "en")
    assert [doc.slice(sentence) for sentence in doc[sentences]] == expected


@pytest.mark.parametrize(
    "text",
    [
        "'We won. We are tired,' said Tom Lane. 'Why?' asked Dana Holt.",
        "Tom Lane called the bridge 'a disgrace'. 'No more', he added.",
        "Dana Holt said: 'We are ready. We go tomorrow.' She left.",
        "Analysts say the bridge 'may close'.",
    ],
)
def test_who_speaks_is_told_as_in_double_marks(text: str, read: Reader) -> None:
    single, double = (read(one, "en")[speech] for one in (text, text.replace("'", '"')))
    assert single == double
    assert any(one.voice in ("direct", "mixed") for one in single)


@settings(derandomize=True, max_examples=100, deadline=None)
@given(text=st.text(st.sampled_from("'‘’`\"“” as.,\n"), max_size=80))
def test_quotations_lie_in_paragraphs_and_do_not_overlap(text: str, languages: Languages) -> None:
    doc = document(text, languages, "en")
    layer: Sequence[Quote] = doc[quotes]
    for quote in layer:
        paragraph = doc[paragraphs].at(quote.start)
        assert paragraph is not None
        assert paragraph.contains(quote)
        assert quote.start <= quote.inner.start <= quote.inner.end <= quote.end
    assert all(first.end <= second.start for first, second in pairwise(layer))


@pytest.mark.parametrize(
    "text",
    ["'" * 100_000, " 'a" * 50_000, "a' " * 50_000, "'as' " * 30_000, "'as.\n" * 30_000, " 'a" + " as'" * 50_000, "\"a\" 'a' " * 20_000],
)
def test_time_grows_with_length_only(text: str, languages: Languages) -> None:
    assert all(quote.end <= len(text) for quote in document(text, languages, "en")[quotes])
