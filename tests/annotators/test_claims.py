from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.annotators.claims import claims
from tests.annotators.reading import Reader

TRIGGERED = [
    ("id", "Angka pengangguran di kabupaten itu mencapai 12,4 persen tahun lalu.", "T1", "12,4 persen"),
    ("id", "Proyek tersebut menelan Rp1,2 triliun.", "T1", "Rp1,2 triliun"),
    ("id", "Sedikitnya 6.000 rumah terendam.", "T1", "6.000 rumah"),
    ("id", "Ribuan petani kehilangan pekerjaan.", "T1", "Ribuan"),
    ("id", "Keputusan itu akan memicu gelombang protes baru.", "T2", "akan memicu"),
    ("id", "Bukan tidak mungkin kasus ini menyeret nama lain.", "T2", "Bukan tidak mungkin"),
    ("id", "Longsor itu akibat kelalaian pengelola tambang.", "T3", "akibat"),
    ("id", "Bupati itu ingin mengamankan posisinya.", "T4", "ingin"),
    ("id", "Pengungsi di sana ketakutan.", "T4", "ketakutan"),
    ("id", "Lawatan itu menjadi simbol pergeseran.", "T5", "menjadi simbol"),
    ("id", "Dengan demikian, pasar pulih.", "T5", "Dengan demikian"),
    ("id", "Jalan itu harus segera diperbaiki.", "T6", "harus"),
    ("id", "Kampung ini selalu banjir.", "T7", "selalu"),
    ("id", "Rapat tertutup itu membahas pembagian kursi.", "T8", "tertutup"),
    ("id", "Pabrik itu mencemari sungai.", "T9", "mencemari"),
    ("id", "Keduanya menukar bijih dengan imbalan akses pelabuhan.", "T10", "dengan imbalan"),
    ("en", "The bridge cost $84 million.", "T1", "$84 million"),
    ("en", "The decision will trigger protests.", "T2", "will"),
    ("en", "The landslide was caused by negligence.", "T3", "caused"),
    ("en", "The army moved in a bid to intimidate villagers.", "T4", "in a bid to"),
    ("en", "The government must act.", "T6", "must"),
]


@pytest.mark.parametrize(("code", "text", "trigger", "words"), TRIGGERED)
def test_triggers(read: Reader, code: str, text: str, trigger: str, words: str) -> None:
    doc = read(text, code)
    found = {(one.trigger, doc.slice(one)): one.exempt for one in doc[claims]}
    assert (trigger, words) in found, found
    assert not found[trigger, words]


EXEMPT = [
    ("Ribuan warga memadati lapangan saat Raka Wijaya bertemu pedagang, Senin (3/3/2025).", "T1", "X1"),
    ("Persidangan dijadwalkan berlanjut dan diperkirakan ramai.", "T2", "X2"),
    ("Persija menang 2-1 dan naik 3 persen di klasemen.", "T1", "X3"),
    ("Pengendara wajib memakai helm di ruas itu.", "T6", "X3"),
    ("Gunung itu terletak di Agam, tertinggi di sana.", "T7", "X4"),
    ("Harga gandum naik akibat invasi Rusia ke Ukraina.", "T3", "X5"),
    ("Hingga kini belum ada bukti dan belum ada tanggapan dari pengelola.", "T7", "X7"),
    ("Jalan licin akibat hujan.", "T3", "X8"),
]


@pytest.mark.parametrize(("text", "trigger", "exempt"), EXEMPT)
def test_exempt_content(read: Reader, text: str, trigger: str, exempt: str) -> None:
    assert (trigger, exempt) in [(one.trigger, one.exempt) for one in read(text)[claims]]


def test_a_figure_with_a_source_elsewhere_in_the_article_is_exempt(read: Reader) -> None:
    doc = read("BPS mencatat pengangguran 12,4 persen.\n\nAngka 12,4 persen itu naik.")
    assert [(one.trigger, one.exempt) for one in doc[claims]] == [("T1", "X6")]


def test_most_words_of_an_attributed_sentence_again_are_exempt(read: Reader) -> None:
    doc = read("Raka Wijaya mengatakan pasokan beras akan turun bulan depan.\n\nPasokan beras akan turun bulan depan.")
    assert [(one.trigger, one.exempt) for one in doc[claims]] == [("T2", "X6")]


SILENT = [
    "Akan tetapi, harga belum turun.",
    "Gubernur Raka Wijaya mengatakan jalan itu akan rusak.",
    '"Jalan itu akan rusak," kata Gubernur Raka Wijaya.',
    "Raka Wijaya, 32 tahun, datang pukul 10.00.",
    "Ty (50), warga Ngawi, pulang.",
]


@pytest.mark.parametrize("text", SILENT)
def test_what_is_no_claim_of_the_reporter(read: Reader, text: str) -> None:
    assert not list(read(text)[claims])


def test_a_verb_of_wanting_is_a_motive_and_no_source_for_itself(read: Reader) -> None:
    doc = read("The president wants to distract voters from the scandal.", "en")
    assert [(one.trigger, doc.slice(one)) for one in doc[claims]] == [("T4", "wants to")]


@settings(derandomize=True, max_examples=60, deadline=None)
@given(
    parts=st.lists(
        st.sampled_from(
            ["akan ", "12,4 persen ", "Rp", "1", ",", ". ", "%", "$", "ribuan ", "harus ", '"', "\n", "Raka mengatakan ", "1.000"]
        ),
        max_size=40,
    )
)
def test_any_text_has_sorted_claims_that_do_not_overlap(read: Reader, parts: list[str]) -> None:
    text = "".join(parts)
    layer = read(text)[claims]
    assert all(0 <= one.start < one.end <= len(text) for one in layer)
    assert all(a.end <= b.start for a, b in pairwise(layer))
