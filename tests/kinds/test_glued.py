from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.kinds import glued
from newslint.language import Language
from newslint.partings import Vocabulary

WORDS = "pasar saham bengkulu provinsi mengatakan bahwa menteri harga emas yang dan mata hari"
KEYS: dict[str, Any] = {"words": WORDS, "joints": "yang untuk", "compounds": "matahari whatsapp tribun*", "heads": "pasca"}

CASES: list[tuple[dict[str, Any], str, list[tuple[str, str]]]] = [
    # keys, text, (words found, as they should stand)
    ({}, "Banjir melanda ProvinsiBengkulu sejak Senin.", [("ProvinsiBengkulu", "Provinsi Bengkulu")]),
    ({}, "Indeks pasarsaham turun.", [("pasarsaham", "pasar saham")]),
    ({}, "Ia mengatakanbahwahargaemas naik.", [("mengatakanbahwahargaemas", "mengatakan bahwa harga emas")]),
    ({}, "Menurut WNIyang pulang, jalan ramai.", [("WNIyang", "WNI yang")]),
    ({}, "Usulan Ranggayang baru, kata Rangga.", [("Ranggayang", "Rangga yang")]),
    ({"joints": "di"}, "Rapat Tirtadi gedung itu, kata warga Tirta.", [("Tirtadi", "Tirta di")]),
    ({"joints": "di"}, "Adik Rosa, Rosadi, datang. Menurut Rosadi, jalan ramai.", []),
    ({}, "Bantuan untukwarga tiba; warga menunggu.", [("untukwarga", "untuk warga")]),
    ({}, "Kriptomengatakan apa?", [("Kriptomengatakan", "Kripto mengatakan")]),
    ({}, "Matahari terbit, pesan WhatsApp tiba dari TribunPasar.", []),
    ({}, "Akun @pasarsaham dan #pasarsaham ramai.", []),
    ({}, "PASARSAHAM", []),
    ({}, "Polisi menyelidiki kasusjudi dan besarancicilannya.", [("kasusjudi", "kasus judi"), ("besarancicilannya", "besaran cicilannya")]),
    ({}, "Kampung Kasusjudi dan lighthouse itu disebarluaskan.", []),
    ({}, "Kenaikan tarifcukaidapat ditunda.", [("tarifcukaidapat", "tarif cukai dapat")]),
    ({}, "Yang memukul fluktuasiharga.", [("fluktuasiharga", "fluktuasi harga")]),
    ({}, "Arus untukqwertzyang pagi.", [("untukqwertzyang", "untuk qwertzyang")]),
    ({}, "Rupiahmelemahterhadap dolar.", [("Rupiahmelemahterhadap", "Rupiah melemah terhadap")]),
    ({}, "Warga Tanjungpandan dan Bandarlampung menunggu.", []),
    ({}, "Saat timRegional tiba.", [("timRegional", "tim Regional")]),
    ({}, "Pasca-pasar, pascapasar tetap satu kata.", []),
    ({}, "Anak-anak bermain di pasar.", []),
    ({}, "Rekaman itu dariWhatsApp.", [("dariWhatsApp", "dari WhatsApp")]),
    ({}, "Foto dari pasarsaham.blogspot.com kemarin.", []),
    ({}, "Kata pasarsaham.com dan pasarsaham@surel.example.", []),
    ({}, "Pengguna SagaraPasar bertambah. Pemilik SagaraPasar belum menjawab.", []),
    ({}, "Kantor PasarSagara dan PasarSagara lain di Sagara.", [("PasarSagara", "Pasar Sagara"), ("PasarSagara", "Pasar Sagara")]),
    ({}, "Bank BNImengatakanHarga naik.", [("BNImengatakanHarga", "BNI mengatakan Harga")]),
    ({}, "Bank Sagara Kenalkan PasarSaham\n\nAplikasi PasarSaham memuat harga pasar dan saham.", []),
    ({}, f"Data {'PasarSaham' * 3_000} tidak terbaca.", []),
    ({"joints": "yang harus"}, "Pemain Qwertziharus mundur.", [("Qwertziharus", "Qwertzi harus")]),
    ({}, "Kiper Sagara SagaraMuara pulang.", [("SagaraMuara", "Sagara Muara")]),
    ({}, "Toko SagaraMuara tutup.", []),
    ({"words": "bias akan dokumen tas ikan"}, "Biasakan warga dokumentasikan acara.", []),
    ({"capitals": True}, "Indeks pasarsaham turun di provinsiBengkulu.", [("provinsiBengkulu", "provinsi Bengkulu")]),
    ({"capitals": True}, "Bank PasarSagara menutup kantor MenteriYang.", [("MenteriYang", "Menteri Yang")]),
]


@pytest.mark.parametrize(("keys", "text", "found"), CASES)
def test_words_that_ran_together(judge: Any, keys: dict[str, Any], text: str, found: list[tuple[str, str]]) -> None:
    matches = judge("glued", text, lang="id", **{**KEYS, **keys})
    assert [(match.text, match.fields["apart"]) for match in matches] == found


@given(st.text(alphabet="pasrhmeYAdn", min_size=1, max_size=24))
@settings(derandomize=True, max_examples=100, deadline=None)
def test_only_spaces_are_added(word: str) -> None:
    known = glued.vocabulary(glued.Options(**KEYS))
    parted = glued.apart(word, known, frozenset({"pasar", "harga"}))
    assert parted.replace(" ", "") in ("", word)


@pytest.fixture(scope="session")
def listed(languages: Mapping[str, Language]) -> Vocabulary:
    """The lists of the cases beside the Indonesian vocabulary."""
    return glued.vocabulary(glued.Options(**KEYS), languages["id"].vocabulary, languages["id"].forms)


PIECES = ("yang", "harga", "pasar", "melakukan", "kasus", "qwertz", "cicilan", "nya", "atau", "Sagara", "tanjung", "muara", "dan", "lah")


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join), st.booleans())
@settings(derandomize=True, max_examples=100, deadline=None)
def test_what_is_whole_is_parted_in_no_article(listed: Vocabulary, joined: str, capital: bool) -> None:
    word = joined.capitalize() if capital else joined
    if glued.is_whole(word, listed):
        assert glued.apart(word, listed, {*PIECES}) == ""


@pytest.mark.parametrize(
    ("word", "whole"),
    [
        ("kasusqwertz", True),
        ("kasusjudi", False),
        ("Kasusjudi", True),
        ("Kasusjudinyaorang", False),
        ("pasarsaham", False),
        ("rumah", True),
    ],
)
def test_of_names_only_lists_tell_where_they_part(listed: Vocabulary, word: str, whole: bool) -> None:
    assert glued.is_whole(word, listed) is whole


def test_what_is_remembered_of_words_is_bounded(listed: Vocabulary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(glued, "REMEMBERED", 2)
    wholes = glued.Wholes(listed)
    assert [wholes[word] for word in ("rumah", "pasarsaham", "Kasusjudi", "rumah")] == [True, False, True, True]
    assert len(wholes) <= 2
