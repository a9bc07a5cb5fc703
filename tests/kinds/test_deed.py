from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.kinds import deed

KEYS: dict[str, Any] = {
    "deeds": ("menikam", "mencuri"),
    "titles": ("tikam",),
    "passives": ("ditikam",),
    "doers": ("ia", "pria"),
    "by": ("oleh",),
    "kin": ("suaminya",),
    "caught": ("ditangkap",),
    "others": ("warga", "polisi"),
    "bridges": ("karena",),
    "open": ("diduga",),
    "doubt": ("gagal",),
    "called": ("berinisial", "bernama"),
    "labels": ("pelaku",),
    "unless": ("mencuri perhatian",),
    "near": ("polisi", "ditangkap"),
    "not_near": ("film",),
    "judged": "court.verdict",
}
CAUGHT = "RS (41) ditangkap polisi di Tirta pada Senin (3/2/2025). "

CASES: list[tuple[str, list[tuple[str, str]]]] = [
    # text, (what is marked, who is said to have done it)
    (CAUGHT + "RS menikam tetangganya.", [("RS menikam", "RS")]),
    ("RS(41) ditangkap polisi. Lalu RS menikam tetangganya.", [("RS menikam", "RS")]),
    (CAUGHT + "Pria itu lalu mencuri motor.", [("Pria itu lalu mencuri", "Pria")]),
    (CAUGHT + "Hari itu ia menikam tetangganya.", [("ia menikam", "ia")]),
    ("RS (41) ditangkap polisi karena mencuri motor.", [("RS (41) ditangkap polisi karena mencuri", "RS (41)")]),
    ("RS (41) ditangkap polisi saat warga mencuri motor.", []),
    ("RS (41) ditangkap polisi karena diduga mencuri motor.", []),
    (CAUGHT + "Pria itu mencuri perhatian warga.", []),
    (CAUGHT + "Dalam film itu RS menikam tetangganya.", []),
    ("RS (41) telah divonis setahun pada Senin (3/2/2025). Ia ditangkap polisi di Tirta. RS menikam tetangganya.", []),
    (CAUGHT + "RS menikam tetangganya. Rekan RS telah divonis setahun bulan lalu.", [("RS menikam", "RS")]),  # the verdict of another case
    ("Pria berinisial R ditangkap polisi. R menikam tetangganya.", [("R menikam", "R")]),
    ("Pria bernama Raka ditangkap polisi. R. menikam tetangganya.", []),
    (CAUGHT + "Korban mengenal pelaku itu.", [("pelaku", "pelaku")]),
    (CAUGHT + "Korban diduga mengenal pelaku itu.", []),
    (CAUGHT + "Kata Nurdin Halim, korban mengenal pelaku itu.", []),
    ("Pria bernama Raka ditangkap polisi. Korban mengenal pelaku itu.", [("pelaku", "pelaku")]),
    ("Polisi datang. Korban mengenal pelaku itu.", []),  # nobody is caught
    ("Dua orang ditangkap polisi. Korban mengenal pelaku itu.", []),  # nobody can be told
    (CAUGHT + "RS gagal menikam tetangganya.", []),
    (CAUGHT + "Kata Nurdin Halim, RS menikam tetangganya.", []),
    (CAUGHT + '"RS menikam saya," kata Sekar Wulandari.', []),
    (CAUGHT + "Tetangganya ditikam RS di pasar.", [("ditikam RS", "RS")]),
    (CAUGHT + "Tetangganya ditikam oleh suaminya.", [("ditikam oleh suaminya", "suaminya")]),
    (CAUGHT + "Tetangganya ditikam" + " oleh" * 13 + " RS.", []),
    (CAUGHT + "Melihat tetangganya ditikam, RS lari.", []),
    (CAUGHT + "Tetangganya diduga ditikam RS.", []),
    ("Polisi datang. Pria itu menikam tetangganya.", []),  # nobody is caught: nobody can be told
    ("Sekar Wulandari menikam tetangganya.", []),  # no story of the police
    ("RS (41) " + "duduk " * 13 + "lalu menikam tetangganya, kata polisi.", []),
]

HEADLINES: list[tuple[str, list[str]]] = [
    ("Pria di Wirasaba Tikam Tetangga", ["Pria di Wirasaba Tikam"]),
    ("Pria di Raka Tikam Tetangga", ["Pria di Raka Tikam"]),
    ("Tikam Tetangga, Pria di Wirasaba Ditangkap", ["Tikam Tetangga, Pria"]),
    ("Tikam Tetangga Pria di Wirasaba Ditangkap", ["Tikam Tetangga Pria"]),
    ("Raka Tikam Tetangga", ["Raka Tikam"]),
    ("Raka Tikam Tetangga, Gagal Kabur", ["Raka Tikam"]),
    ("Raka Gagal Tikam Tetangga", []),
    ("Tikam Tetangga, Pria di Wirasaba Diduga Mabuk", []),
    ("Pria di Wirasaba Diduga Tikam Tetangga", []),
    ("Pria Lihat Warga Tikam Tetangga", []),
    ("Kronologi Tikam Tetangga di Tirta", []),
]


@pytest.mark.parametrize(("text", "found"), CASES)
def test_who_did_what_in_the_writers_voice(judge: Any, text: str, found: list[tuple[str, str]]) -> None:
    assert [(match.text, match.fields["doer"]) for match in judge("deed", text, **KEYS)] == found


@pytest.mark.parametrize(("title", "found"), HEADLINES)
def test_headlines_have_verbs_of_their_own(judge: Any, title: str, found: list[str]) -> None:
    text = f"{title}\n\nRaka Wijaya (41) ditangkap polisi di Tirta pada Senin (3/2/2025). Pasar itu sepi sejak pagi."
    assert [match.text for match in judge("deed", text, front={}, **KEYS)] == found


def test_forms_of_headlines_count_in_headlines_only(judge: Any) -> None:
    assert not judge("deed", CAUGHT + "Pria itu tikam tetangganya.", **KEYS)


def test_names_may_have_to_come_with_an_age(judge: Any) -> None:
    text = CAUGHT + "Sekar Wulandari menikam Raka. Dewi Sari (22) menikam Raka."
    assert [match.text for match in judge("deed", text, **KEYS)] == ["Sekar Wulandari menikam", "Dewi Sari (22) menikam"]
    assert [match.text for match in judge("deed", text, **KEYS, names="aged")] == ["Dewi Sari (22) menikam"]


def test_a_label_may_be_told_once(judge: Any) -> None:
    text = CAUGHT + "Korban mengenal pelaku itu. Rumah pelaku sepi. RS menikam tetangganya."
    assert [match.text for match in judge("deed", text, **KEYS)] == ["pelaku", "pelaku", "RS menikam"]
    assert [match.text for match in judge("deed", text, **KEYS, first=True)] == ["pelaku", "RS menikam"]


WORDS = st.sampled_from(["RS (41)", "Pria", "ia", "menikam", "ditikam", "mencuri", "oleh", "polisi", "karena", "diduga", "ditangkap", "."])


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.lists(WORDS, max_size=14))
def test_marks_a_verb_and_its_doer_and_nothing_left_open(judge: Any, words: list[str]) -> None:
    for match in judge("deed", " ".join(words), **KEYS):
        assert match.fields["doer"] in match.text
        assert any(verb in match.text for verb in ("menikam", "ditikam", "mencuri"))
        assert "diduga" not in match.text


@pytest.mark.parametrize("key", ["labels", "titles", "doers", "kin"])
def test_words_that_count_once_somebody_is_caught(key: str) -> None:
    keys: dict[str, Any] = {key: ("pelaku",)}
    with pytest.raises(ValueError, match=f"'{key}' count once somebody is caught"):
        deed.Options((), **keys)
