from __future__ import annotations

import pytest

from newslint.annotators.statements import statements
from tests.annotators.reading import Reader

CITED = [
    # text, evidence, source, status
    ("Menurut Rina Sari, jalan itu rusak.", "E2", "Rina Sari", "named"),
    ("Menurut nya , jalan itu rusak .", "E5", "Menurut nya", "absent"),
    ("Menurut rumor, ponsel itu meluncur bulan depan.", "E2", "rumor", "vague"),
    ("Disarikan dari Kabar Sehat dan Warta Medika, berikut lima cara berhemat.", "E2", "Kabar Sehat", "document"),
    ("Dilansir dari kabarsehat.com, tidur siang menyehatkan.", "E2", "kabarsehat.com", "document"),
    ("Dilansir dari , tidur siang menyehatkan .", "E2", "", "absent"),
    ('"Nama paket: jembatan desa," demikian tertulis di laman Lelang Ngawi, Kamis.', "E7", "laman Lelang Ngawi", "document"),
    ("Penetapan ini dimuat dalam Maklumat Majelis Ngawi, Kamis.", "E7", "Maklumat Majelis Ngawi", "document"),
    ("Dalam keterangan video, mobil itu dua kali menerobos palang.", "E7", "keterangan video", "document"),
    ("Berdasarkan data BPS, harga naik.", "E7", "data BPS", "document"),
    ("Merujuk laporan Kabar Ngawi, harga naik.", "E7", "laporan Kabar Ngawi", "document"),
    ("Mengacu data BPS, harga naik.", "E7", "data BPS", "document"),
    ("Berdasarkan hasil olah TKP, kebakaran itu dipicu korsleting.", "E7", "hasil olah TKP", "document"),
    ("Dari hasil pemeriksaan sementara, truk itu kelebihan muatan.", "E7", "hasil pemeriksaan sementara", "document"),
    ("Berdasarkan rekaman CCTV, truk itu masuk pukul 01.00.", "E7", "rekaman CCTV", "document"),
    ("Pantauan kabarngawi.com di lokasi, jalan sudah dibuka.", "E11", "kabarngawi.com", "named"),
    ("Dalam pernyataan Rina Sari, pabrik itu merugi.", "E6", "Rina Sari", "named"),
    ("Dari keterangan Rina Sari, pabrik itu merugi.", "E6", "Rina Sari", "named"),
    ("Disitat dari Kabar Sehat, tidur siang menyehatkan.", "E2", "Kabar Sehat", "document"),
    ("Sepanjang penelusuran Rina Sari, izin itu tidak ada.", "E2", "Rina Sari", "named"),
    ("Harga akan naik, menurut ekonom yang disurvei oleh Kabar Bursa.", "E2", "Kabar Bursa", "named"),
    ("Dijelaskan dalam video tersebut, ikan bisa dibawa pulang.", "E7", "video tersebut", "document"),
    ("Menurut akun @rina_s, jembatan itu rawan.", "E2", "akun @rina_s", "named"),
]


@pytest.mark.parametrize(("text", "evidence", "source", "status"), CITED)
def test_what_is_drawn_on(read: Reader, text: str, evidence: str, source: str, status: str) -> None:
    one = read(text)[statements][0]
    best = one.best
    assert best is not None
    span = one.span(best.source)
    assert (best.evidence, best.status) == (evidence, status)
    assert (text[span.start : span.end] if span else "") == source


@pytest.mark.parametrize(
    "text",
    [
        "Kegiatan itu mendapat sambutan hangat dari warga yang mengapresiasi panitia.",
        "Kenaikan itu menimbulkan kekhawatiran di kalangan warga.",
        "Pengelola kios itu diduga aparat desa.",
        "Jepang sudah menggaransi tiket ke babak berikutnya.",
        "Kota itu menambah armada dalam merespons lonjakan penumpang.",
        "Keributan itu bermula dari unggahan seorang pedagang.",
        "Rina Sari membuka lomba itu dengan mengutip sebuah pantun lama.",
        "Menurut rencana, jalan itu dibuka Senin.",
        "Nama itu tercantum di tembok.",
        "Pengakuannya viral dan membuat warga resah.",
        "Unggahannya langsung menuai kecaman.",
        "Dalam video berikutnya, mobil itu menerobos palang lagi.",
    ],
)
def test_what_is_no_source(read: Reader, text: str) -> None:
    best = read(text)[statements][0].best
    assert best is None or best.evidence == "E10"
