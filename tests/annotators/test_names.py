from __future__ import annotations

import time

import pytest

from newslint.annotators.names import phrases
from newslint.annotators.tokens import tokens
from tests.annotators.reading import Reader

FOUND = [
    ("id", "Kemarin Rina Sari tiba di Jakarta.", ["Rina Sari", "Jakarta"]),
    ("id", "Amerika Serikat, Jepang, dan Korea Selatan sepakat.", ["Amerika Serikat", "Jepang", "Korea Selatan"]),
    ("id", "Namun, harga beras naik.", []),
    ("id", "Pada Senin pagi hujan turun.", []),
    ("id", "Kemarin Kepala Dinas Kesehatan Kota Bogor Sri Nowo tiba.", ["Kepala Dinas Kesehatan Kota Bogor Sri Nowo"]),
    (
        "id",
        "Kemarin dosen hukum tata negara Universitas Samudra Rina Sari bicara.",
        ["dosen hukum tata negara Universitas Samudra Rina Sari"],
    ),
    ("id", "Kemarin Naufal Idris (20), salah satu pengunjung, pulang.", ["Naufal Idris (20), salah satu pengunjung"]),
    ("id", "Pertemuan ini singkat.", []),
    ("id", "Kemarin kabarngawi.com tutup.", ["kabarngawi.com"]),
    (
        "id",
        "Kemarin Menteri Energi dan Sumber Daya Mineral (ESDM) Raka Wijaya tiba.",
        ["Menteri Energi dan Sumber Daya Mineral (ESDM) Raka Wijaya"],
    ),
    ("id", "Kemarin Komandan Kodim 0808 Ngawi tiba.", ["Komandan Kodim 0808 Ngawi"]),
    ("id", "Kemarin Iptu Raka Wijaya, Kanit Reskrim Polsek Ngawi, tiba.", ["Iptu Raka Wijaya, Kanit Reskrim Polsek Ngawi"]),
    ("id", "Kemarin pedagang jok ini tiba.", ["pedagang jok ini"]),
    ("id", "Kemarin Regulator Pasar China bicara.", ["Regulator Pasar China"]),
    ("id", "Kemarin Raka dijerat Pasal 363 KUHP.", ["Raka", "KUHP"]),
    ("id", "Menurut Undang-Undang Nomor 6 Tahun 2011 itu boleh.", []),
    ("id", "Mereka tampil di Piala Dunia 2026 dan Liga 1.", ["Mereka"]),
    ("id", "Truk itu terguling di Jalan Bubutan, bukan di Tol Serang.", []),
    ("id", "Harganya turun Rp 14 ribu, lalu naik 28 Persen.", []),
    ("id", "Kemarin warga Jalan Pasar Turi pulang.", ["warga Jalan Pasar Turi"]),
    ("id", "Kemarin Tanjung tiba di Tanjung Kenanga.", ["Tanjung"]),
    ("id", "Kemarin PT Bukit Salak tutup.", ["PT Bukit Salak"]),
    ("id", "Kemarin Kasi Humas Polres Blitar Kota, Iptu Raka Wijaya, tiba.", ["Kasi Humas Polres Blitar Kota, Iptu Raka Wijaya"]),
    ("id", "Kemarin Bupati Garut, Kapolres Garut, dan Camat Cikole tiba.", ["Bupati Garut", "Kapolres Garut", "Camat Cikole"]),
    ("id", "Kemarin warga Dusun Salam tiba.", ["warga Dusun Salam"]),
    ("en", "Yesterday the editor of the Norwick Herald left.", ["editor of the Norwick Herald"]),
    ("en", "Yesterday Lund’s campaign left.", ["Lund’s", "campaign"]),
]


@pytest.mark.parametrize(("code", "text", "words"), FOUND)
def test_where_noun_phrases_stand(read: Reader, code: str, text: str, words: list[str]) -> None:
    doc = read(text, code)
    t = doc[tokens]
    assert [text[t.starts[found.first] : t.ends[found.last - 1]] for found in doc[phrases]] == words


@pytest.mark.parametrize(("code", "word"), [("id", "beberapa "), ("en", "@a ")])
def test_a_row_of_quantifiers_takes_time_by_its_length(read: Reader, code: str, word: str) -> None:
    doc = read(word * 30_000, code)
    doc[tokens]
    begin = time.process_time()
    assert doc[phrases] == []
    assert time.process_time() - begin < 5
