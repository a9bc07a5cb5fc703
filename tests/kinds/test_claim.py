from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Judge = Callable[..., list[Any]]

FORECAST = {"claims": {"forecast": ("akan memicu", "bakal melonjak")}}
HEARSAY = {"claims": {"hearsay": ("dilaporkan",)}}
VAGUE = {"impostors": ("foggy",)}
AGENTLESS = {"impostors": ("agentless",)}

FOUND = [
    (FORECAST, "Keputusan itu akan memicu protes baru.", ["akan memicu"]),
    (FORECAST, "Analis menyebut keputusan itu akan memicu protes.", ["akan memicu"]),
    (FORECAST, "Raka Wijaya mengatakan keputusan itu akan memicu protes.", []),
    (FORECAST, '"Keputusan itu akan memicu protes," kata Raka Wijaya.', []),
    (FORECAST, "Raka Wijaya bicara. Menurutnya, harga bakal melonjak.", []),
    ({**FORECAST, "needs": "any"}, "Analis menyebut keputusan itu akan memicu protes.", []),
    ({**FORECAST, "attributed": "keep"}, "Raka Wijaya mengatakan keputusan itu akan memicu protes.", ["akan memicu"]),
    ({**HEARSAY, "before": "keep"}, "Dilaporkan, Raka Wijaya bertemu Rina Sari dan mengatakan rapat batal.", ["Dilaporkan"]),
    (HEARSAY, "Dilaporkan, Raka Wijaya bertemu Rina Sari dan mengatakan rapat batal.", []),
    ({**HEARSAY, "before": "keep"}, "Raka Wijaya mengatakan rapat dilaporkan batal.", []),
    ({**HEARSAY, "before": "keep"}, "Rapat itu dilaporkan batal, kata Raka Wijaya.", []),
    ({**HEARSAY, "before": "keep"}, "Menurut Raka Wijaya, rapat itu dilaporkan batal.", []),
    ({**FORECAST, "unless": ("tidak akan memicu",)}, "Keputusan itu tidak akan memicu protes.", []),
    (VAGUE, "Namun, sejumlah pengamat menilai revisi itu sarat kepentingan.", ["sejumlah pengamat menilai"]),
    (VAGUE, "Sejumlah pengamat mengkritik revisi itu. Salah satunya, dosen Ratna Dewi, menyebut pasal 12 rawan.", []),
    (VAGUE, "Analis Bahari Sekuritas, Dimas Laksana, menilai langkah itu terlambat.", []),
    (AGENTLESS, "Langkah itu dinilai dapat memperburuk iklim investasi.", ["dinilai"]),
    (AGENTLESS, "Langkah itu dinilai Bank Dunia dapat memperburuk iklim investasi.", []),
    (AGENTLESS, "Raka Wijaya mengatakan langkah yang dianggap aneh itu perlu.", []),
    ({"impostors": ("event",)}, "Pertemuan ini menegaskan aliansi mereka.", ["Pertemuan ini menegaskan"]),
    ({"impostors": ("event",), "unless": ("acara|pertemuan ini menegaskan",)}, "Pertemuan ini menegaskan aliansi mereka.", []),
    ({"impostors": ("anonymous",)}, "Sumber internal partai memastikan pergantian ketua.", ["Sumber internal partai memastikan"]),
    ({"impostors": ("anonymous",)}, "Seorang pegawai yang enggan disebut namanya karena takut mengatakan berkas itu hilang.", []),
    (
        {"impostors": ("orphan",)},
        'Pasar sepi.\n\n"Ketika dua kota bergandengan, provinsi ikut maju."',
        ['"Ketika dua kota bergandengan, provinsi ikut maju."'],
    ),
    ({"triggers": ("T1",)}, "Angka pengangguran mencapai 12,4 persen.", ["12,4 persen"]),
    ({"triggers": ("T1",)}, "BPS mencatat pengangguran 12,4 persen.", []),
    ({"triggers": ("T2",)}, "Akan tetapi, harga belum turun.", []),
    ({"triggers": ("T4",)}, "Bupati itu ingin mengamankan posisinya.", ["ingin mengamankan"]),
]


@pytest.mark.parametrize(("keys", "text", "words"), FOUND)
def test_claims(judge: Judge, keys: dict[str, Any], text: str, words: list[str]) -> None:
    assert [one.text for one in judge("claim", text, **keys)] == words


def test_the_message_may_name_the_claim_and_the_source(judge: Judge) -> None:
    assert judge("claim", "Keputusan itu akan memicu protes.", **FORECAST)[0].fields["claim"] == "forecast"
    assert judge("claim", "Banyak pihak menyayangkan keputusan itu.", **VAGUE)[0].fields["source"] == "Banyak pihak"


@pytest.mark.parametrize(("carried", "count"), [("drop", 0), ("note", 1), ("keep", 1)])
def test_the_paragraph_of_an_attributed_sentence_softens(judge: Judge, carried: str, count: int) -> None:
    text = "Raka Wijaya mengatakan harga naik. Pasokan akan memicu antrean."
    assert len(judge("claim", text, **FORECAST, carried=carried)) == count


@pytest.mark.parametrize("trigger", ["T5", "T6"])
def test_significance_and_obligation_are_never_softened(judge: Judge, trigger: str) -> None:
    text = "Raka Wijaya mengatakan harga naik. Hal itu menjadi simbol perlawanan dan harus dihentikan."
    assert judge("claim", text, triggers=(trigger,), carried="drop")
