from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.annotators.impostors import impostors
from newslint.annotators.speech import speech
from tests.annotators.reading import Reader

IMPOSTORS = [
    ("id", "Pertemuan ini menegaskan bahwa kedua desa memperkuat aliansi.", "event", "Pertemuan ini menegaskan"),
    ("id", "Pandangan Raka ini mempertegas hubungan yang kian erat.", "event", "Pandangan Raka ini mempertegas"),
    ("id", "Hal ini dinilai dapat memperkuat posisi Ngawi.", "agentless", "dinilai"),
    ("id", "Artis itu disebut-sebut akan segera menikah.", "agentless", "disebut-sebut"),
    ("id", "Kabarnya kontrak sang pelatih tidak diperpanjang.", "agentless", "Kabarnya"),
    ("id", "Raka tiba pada Rabu untuk kunjungan yang dilaporkan fokus pada irigasi.", "agentless", "dilaporkan"),
    ("id", "Hal itu kabarnya disampaikan Menteri Perdagangan Raka Wijaya pada Kamis (2/3/2023).", "agentless", "kabarnya"),
    ("id", "Sejumlah pengamat menyebut revisi aturan itu sarat kepentingan.", "foggy", "Sejumlah pengamat menyebut"),
    ("id", "Sumber di internal partai memastikan pergantian ketua segera terjadi.", "anonymous", ""),
    ("id", "Survei menunjukkan warga puas.", "foggy", "Survei menunjukkan"),
    ("en", "The dam is believed to be capable of irrigating 20,000 hectares.", "agentless", "is believed to"),
    ("en", "The singer is reportedly set to wed next month.", "agentless", "reportedly"),
    ("en", "The visit underscores a new alliance.", "event", "visit underscores"),
    ("en", "Critics have questioned the length of the ferry ride.", "foggy", "Critics have questioned"),
]


@pytest.mark.parametrize(("code", "text", "sort", "words"), IMPOSTORS)
def test_impostors(read: Reader, code: str, text: str, sort: str, words: str) -> None:
    doc = read(text, code)
    found = [(one.sort, doc.slice(one)) for one in doc[impostors]]
    assert [kind for kind, _ in found] == [sort]
    assert not words or found[0][1] == words
    assert not doc[speech][-1].identified


NO_IMPOSTOR = [
    ("id", "Video amatir itu memperlihatkan jembatan roboh."),
    ("id", "Hasil evaluasi Dinas Kesehatan menunjukkan stok kurang."),
    ("id", 'Raka Wijaya tiba di pasar.\n\n"Kami sudah menunggu perbaikan jalan ini selama tiga tahun."\n\nPagar dicat hijau.'),
    ("id", 'Pasar sepi.\n\n"SEMINAR NASIONAL PERTANIAN DAN PANGAN NGAWI"\n\nPagar dicat hijau.'),
    ("id", 'Pasar sepi.\n\n"Kami sudah menunggu perbaikan jalan ini selama tiga tahun.\n\nPagar dicat hijau.'),
    ("id", "Raka menegaskan bahwa desanya memperkuat aliansi."),
    ("id", "Langkah itu dinilai Bank Dunia terlalu lambat."),
    ("id", "Pemilik hotel dilaporkan ke polisi oleh serikat pekerja."),
    ("id", "Ibu kota lama itu dijuluki Kota Seribu Kanal."),
    ("id", "Bendungan itu diperkirakan selesai pada Desember 2026 sesuai jadwal Kementerian Pekerjaan Umum."),
    ("id", "Rudi, yang diduga membunuh tetangganya, ditahan Polres Ngawi."),
    ("id", "Penyebab kebakaran itu belum diketahui."),
    ("id", "Ini melibatkan apa yang disebutnya sebagai penumpukan beras."),
    ("id", '"Banyak pihak menyayangkan keputusan ini," kata Ketua Organisasi Angkutan Budi Sentana.'),
    ("id", "Analis Bahari Sekuritas, Dimas Laksana, menilai langkah bank itu terlambat."),
    ("id", "Sebanyak 1.200 responden survei LSI pada 3-8 Mei 2025 menyatakan puas."),
    ("id", "Kelompok itu, yang oleh pemerintah disebut teroris, menyerang pos polisi."),
    ("id", "Desa itu memanfaatkan momentum ini untuk menunjukkan kekuatannya."),
    ("en", "Critics including former minister Tan Lim questioned the timing."),
    ("en", "The firm was reported to the competition authority by two unions."),
    ("en", "The meeting was short."),
]


@pytest.mark.parametrize(("code", "text"), NO_IMPOSTOR)
def test_what_is_no_impostor(read: Reader, code: str, text: str) -> None:
    doc = read(text, code)
    assert [(one.sort, doc.slice(one)) for one in doc[impostors]] == []


@pytest.mark.parametrize(
    "text",
    [
        "Seorang pegawai yang enggan disebut namanya karena takut mengatakan berkas itu hilang.",
        "Seorang pegawai yang enggan disebut namanya mengatakan berkas itu hilang. Ia bicara demi keselamatan keluarganya.",
    ],
)
def test_a_reason_excuses_anonymity(read: Reader, text: str) -> None:
    assert [one.sort for one in read(text)[impostors]] == []


def test_short_quotations_are_no_orphans(read: Reader) -> None:
    assert not [one for one in read('Pasar sepi.\n\n"Merdeka!"')[impostors] if one.sort == "orphan"]


@settings(derandomize=True, max_examples=60, deadline=None)
@given(
    parts=st.lists(
        st.sampled_from(['"', "dinilai ", "analis ", "menilai ", "Ia ", "konon ", ". ", "\n", "itu ", "Raka ", "menegaskan "]), max_size=40
    )
)
def test_impostors_are_sorted_and_do_not_overlap(read: Reader, parts: list[str]) -> None:
    text = "".join(parts)
    assert all(0 <= one.start < one.end <= len(text) for one in read(text)[impostors])
    assert all(a.end <= b.start for a, b in pairwise(read(text)[impostors]))
