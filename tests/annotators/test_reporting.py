from __future__ import annotations

import pytest

from newslint.annotators.statements import statements
from tests.annotators.reading import Reader

CUES = [
    # code, text, evidence and cue of everything found
    ("id", "Rina Sari mengatakan itu.", [("E1", "mengatakan")]),
    ("id", "Menurut Rina Sari, itu benar.", [("E2", "Menurut")]),
    ("id", '"Itu benar," doa Rina Sari.', [("E3", "doa")]),
    ("id", '"Itu benar," ucapnya.', [("E5", "ucapnya")]),
    ("id", "Bagi Rina Sari, itu benar.", [("E2", "Bagi")]),
    ("id", "Bagi Rusia, itu benar.", []),
    ("id", "Jelas itu benar.", []),
    ("id", "Nilai tukar turun.", []),
    ("id", "Itu disampaikan Rina Sari.", [("E1", "disampaikan")]),
    ("id", "Itu disampaikan kemarin.", []),
    ("id", "Negara yang dianggap lemah oleh Jepang menang.", []),
    ("id", "Ada yang menilai itu benar.", [("E1", "Ada yang menilai")]),
    ("id", "Rina Sari memutuskan pindah.", [("E10", "memutuskan")]),
    ("id", "Rina Sari memutuskan untuk pindah.", [("E10", "memutuskan")]),
    ("id", "Rina Sari memutuskan bahwa jalan itu ditutup.", [("E1", "memutuskan")]),
    ("id", "Dinas Kesehatan menetapkan Desa Sukamaju sebagai pemenang.", [("E10", "menetapkan")]),
    ("id", "Dinas Kesehatan mengumumkan penawaran perdana.", [("E10", "mengumumkan")]),
    ("id", "Dinas Kesehatan mengumumkan bakal punya klinik.", [("E1", "mengumumkan")]),
    ("id", "Dinas Kesehatan mengumumkan kepada warga bahwa klinik dibuka.", [("E1", "mengumumkan")]),
    ("id", "Rina Sari menolak tuduhan itu.", [("E1", "menolak")]),
    ("id", "Rina Sari menolak hadiah itu.", [("E10", "menolak")]),
    ("id", "Rina Sari diutus untuk menyampaikan undangan.", []),
    ("id", "Rina Sari akan menyampaikan hadiah kepada pemenang.", []),
    ("id", "Rina Sari akan menyampaikan bahwa jalan itu rusak.", [("E1", "menyampaikan")]),
    ("id", "Pertama yakni menetapkan pusat kota.", []),
    ("id", "Rina Sari disebut meminta uang itu.", []),
    ("id", "Rina Sari diduga kembali menerima suap dengan meminta uang.", []),
    ("id", "Rina Sari yang diduga terlibat meminta maaf.", [("E1", "meminta")]),
    ("id", "Rina Sari disebut marah dan meminta uang itu.", [("E1", "meminta")]),
    ("id", "Hal itu Rina Sari sampaikan kemarin.", [("E1", "sampaikan")]),
    ("id", "Kasus itu selesai dengan diumumkannya putusan.", []),
    ("id", "Banyak yang memperkirakan harga naik.", [("E1", "Banyak yang memperkirakan")]),
    ("id", "Rina Sari melanjutkan, jalan itu rusak.", [("E1", "melanjutkan")]),
    ("id", "Rina Sari melanjutkan perjalanan.", [("E10", "melanjutkan")]),
    ("id", "Rina Sari mendukung penuh keputusan itu.", [("E1", "mendukung penuh")]),
    ("id", "Lanjut Rina Sari, jalan itu rusak.", [("E3", "Lanjut")]),
    ("id", "Sambung Rina Sari, jalan itu rusak.", [("E3", "Sambung")]),
    ("id", "Masih dikatakan Rina Sari, jalan itu rusak.", [("E1", "dikatakan")]),
    ("id", "Rina Sari menenangkan warga dengan mengatakan jalan itu aman.", [("E1", "mengatakan")]),
    ("id", "Kepemimpinan itu soal mengajar, mendorong, dan memeriksa.", []),
    ("id", 'Rina Sari (bek): "Laga itu akan selalu menjadi laga besar."', [("E3", "Rina Sari")]),
    ("id", "Rina Sari mengumumkan dirinya mundur.", [("E1", "mengumumkan")]),
    ("id", "Rina Sari mengucapkan selamat kepada pemenang.", []),
    ("id", "Rina Sari mengunggah video yang juga menunjukkan sawah.", []),
    ("id", "Perwira menengah polri itu menyebut jalan itu aman.", [("E4", "menyebut")]),
    ("id", "Hal itu ia sampaikan dalam rapat.", [("E4", "sampaikan")]),
    ("id", "Pesulap itu bahkan mengatakan jalan itu rusak.", [("E4", "mengatakan")]),
    ("id", '"Jalan itu rusak," lanjut pembawa acara "Pagi Riang" tersebut.', [("E4", "lanjut")]),
    ("id", '"Jalan itu rusak," beber nya.', [("E5", "beber nya")]),
    ("id", "Langkah itu dinilai mahasiswa terlambat.", [("E1", "dinilai")]),
    ("id", "Video amatir itu memperlihatkan jembatan roboh.", [("E7", "memperlihatkan")]),
    ("id", "Hasil evaluasi Dinas Kesehatan menunjukkan stok kurang.", [("E7", "menunjukkan")]),
    ("en", "Maria Lund said so.", [("E1", "said")]),
    ("en", "The plan was, Maria Lund said, unsafe.", [("E1", "said")]),
    ("en", "Many states support it in some way.", []),
]


@pytest.mark.parametrize(("code", "text", "found"), CUES)
def test_cues(read: Reader, code: str, text: str, found: list[tuple[str, str]]) -> None:
    one = read(text, code)[statements][-1]
    t = one.t
    assert [(each.evidence, text[t.starts[each.cue[0]] : t.ends[each.cue[1] - 1]]) for each in one.evidence if each.evidence] == found
