from __future__ import annotations

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

import pytest

from newslint.annotators.signals import UNSOURCED, index
from newslint.annotators.traits import AT_ONCE, WORDED, traits
from newslint.kinds.weigh import Options
from newslint.language import Language
from newslint.scales import Scales, Weighing, scaled
from newslint.scan import Scanner
from tests.annotators.reading import Reader

TEXT = (
    "Harga Beras Naik, Warga Wirasari Mengeluh!\n\n"
    "Pemerintah harus bertindak! Raka Wijaya mengatakan harga beras harus turun 4 persen, 5 persen, lalu 6 persen.\n\n"
    '"Semua warga mengeluh," kata Raka Wijaya. Apakah hal itu akan berubah? Simpan beras Anda:\n\n'
    "- beras merah\n- beras putih\n- beras hitam\n\nHarga beras memang naik. Raka Wijaya mengatakan itu lagi."
)


@pytest.fixture(scope="module")
def read(languages: Mapping[str, Language], lexicons: Mapping[str, Scanner]) -> Reader:
    return Reader(languages, lexicons)


WEIGHTS = [
    {"traits": {"unsourced": 0.4, "exclamation mark": 0.7, "lead": -0.2}},
    {"lists": {"claims.obligation": 0.5, "claims.obligation" + UNSOURCED: 0.6}},
    {"lists": {"claims.obligation" + UNSOURCED: 1.1}, "traits": {"figure": 0.3, "many figures": 0.8}},
    {"words": {"harga beras": 0.4, "^ harga": 0.6, "beras": 0.1, "0 persen": 0.3}, "traits": {"sourced": -0.2, "quotation": 2.0}},
    {"traits": {"question mark": 1.5, "brief article": 0.1, "article with list": -0.1, "opens: person": 0.9}},
]


@pytest.mark.parametrize("weights", WEIGHTS)
def test_a_sum_is_told_where_it_is_not_too_light(read: Reader, weights: Mapping[str, Any]) -> None:
    doc = read(TEXT)
    found, options = doc[index], Options(start=-0.5, **weights)
    scale = scaled(options, "family")
    found.enter(doc, scale.asked)
    weighing = Weighing(scale, found)
    sums = []
    for at in range(len(found.lists)):
        met = [(options.traits, found.traits[at]), (options.lists, found.listed(at)), (options.words, found.words(at))]
        sums.append(round(options.start + sum(known[name] for known, names in met for name in names if name in known), 6))
    assert [weighing.total(found, at) for at in range(len(sums))] == [one if one >= 0 else None for one in sums]
    assert any(one >= 0 for one in sums)
    assert any(one < 0 for one in sums)


def test_what_is_known_at_once_is_not_found_later(read: Reader) -> None:
    found = read(TEXT)[traits]
    for at in range(len(found)):
        assert not [name for name in found.others(at) if name.startswith((*AT_ONCE, *WORDED))]
        assert not [name for name in found.worded(at) if not name.startswith(WORDED)]
        assert not [name for name in (*found.spoken(at), *found.whole) if not name.startswith(AT_ONCE)]


@pytest.mark.parametrize(
    ("lists", "telling"),
    [
        ({"family/one": 0.5, "family/two": -0.5, "other/three": 1.0}, ({"family/one"}, {"family/one"})),
        ({"family/one" + UNSOURCED: 0.5, "family/one": -0.5}, ({"family/one"}, set())),
    ],
)
def test_which_lists_tell(lists: Mapping[str, float], telling: tuple[set[str], set[str]]) -> None:
    assert [{*names} for names in scaled(Options(start=0.0, lists=lists), "family").telling] == [*telling]


def test_scales_are_made_once_and_know_what_all_ask_for() -> None:
    one, other = (
        SimpleNamespace(name=name, family="family", options=Options(start=0.0, lists={name: 0.5})) for name in ("claims.a", "claims.b")
    )
    scales = Scales()
    assert scales.of(one) is scales.of(one)
    scales.of(other)
    assert scales.asked == {"claims.a", "claims.b"}
    one.options = Options(start=0.0, lists={"claims.c": 0.5})
    assert scales.of(one).options is one.options
