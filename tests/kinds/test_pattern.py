from __future__ import annotations

from typing import Any

import pytest
import regex

from newslint.kinds.pattern import Options, filled, lacking

CASES: list[tuple[str, dict[str, Any], str, list[tuple[str, str | None]]]] = [
    # language, keys, text, (words found, fix)
    ("id", {"pattern": r"\bRp +(\d)", "fix": r"Rp\1"}, "Harganya Rp 5.000 per kilogram.", [("Rp 5", "Rp5")]),
    ("id", {"pattern": r"(?<=\w)(?P<mark>[ \u00a0]+)[,;?!]", "fix": ""}, "Warga datang , lalu pulang.", [(" ", "")]),
    ("id", {"pattern": r"\bpukul (?P<mark>(\d\d):(\d\d))\b", "fix": r"\2.\3"}, "Mulai pukul 08:30 WIB.", [("08:30", "08.30")]),
    ("id", {"pattern": (r"!!+", r"\?\?+")}, "Heboh!! Benarkah??", [("!!", None), ("??", None)]),
    ("id", {"pattern": r"!+", "unless": ("yahoo!",)}, "Saham Yahoo! naik!", [("!", None)]),
    ("id", {"pattern": r"\bjam \d", "near": ("sekolah",)}, "Sekolah mulai jam 7. Ia tidur jam 9.", [("jam 7", None)]),
    ("id", {"pattern": r"!+", "judged": "court.verdict"}, "Ia telah divonis setahun! Ia menangis.", []),
    ("id", {"pattern": r"!+", "judged": "court.verdict"}, "Ayo! Mari ke pasar Tirta. Orang lain telah divonis setahun.", [("!", None)]),
    ("id", {"pattern": r"!+", "first": True}, "Ayo! Mari!", [("!", None)]),
    ("id", {"pattern": r"!+", "most": 1}, "Ayo! Mari! Lihat!", [("!", None), ("!", None)]),
    ("id", {"pattern": r"  +", "fix": " "}, "“Kami  pergi,” kata  Rangga.", [("  ", None), ("  ", " ")]),
    ("id", {"pattern": r"  +", "fix": " ", "quotations": True}, "“Kami  pergi,” kata Rangga.", [("  ", " ")]),
    ("id", {"pattern": r"^(\d+) orang$", "fix": r"\1 warga"}, "Korban:\r\n12 orang\r\nSelesai.", [("12 orang", "12 warga")]),
    (
        "id",
        {"pattern": r"(?<=(?P<mark>\w+))\n(?=[A-Z])"},
        "Ia pergi\r\nIa\rIa pulang\r\nSari",
        [("pergi", None), ("Ia", None), ("pulang", None)],
    ),
    ("id", {"pattern": r"(?P<mark>sungai)\nDi"}, "Di\r\ntepi sungai\r\nDi tepi sungai\r\n\r\nDi", [("sungai", None)]),
    ("id", {"pattern": r"(?i)persen", "fix": "persen"}, "Naik lima persen.", [("persen", None)]),
    ("en", {"pattern": r"\b(\d+) ?per cent\b", "fix": r"\1%"}, "Prices rose 5 per cent.", [("5 per cent", "5%")]),
]


@pytest.mark.parametrize(("lang", "keys", "text", "found"), CASES)
def test_matches(judge: Any, lang: str, keys: dict[str, Any], text: str, found: list[tuple[str, str | None]]) -> None:
    assert [(match.text, match.fix) for match in judge("pattern", text, lang=lang, **keys)] == found


def test_the_fix_is_as_safe_as_the_rule_says(judge: Any) -> None:
    found = judge("pattern", "Rp 5", pattern=r"Rp (\d)", fix=r"Rp\1", safety="unsafe")
    assert [(match.safety, match.fields["fix"]) for match in found] == [("unsafe", "Rp5")]


@pytest.mark.parametrize(
    "template",
    [
        "",
        "x",
        r"\1",
        r"\2,",
        r"\g<left> \1",
        r"\g<left>\g<left>nya",
        r"\g<1>",
        r"\\1",
        r"\1\n",
        r"\g<left>1",
        "{1} %s",
        r"\3",
        r"\g<0>.",
        r"\g<3>\.",
        r"\x41\u00e9",
    ],
)
def test_a_fix_is_what_regex_would_expand(template: str) -> None:
    match = regex.match(r"(a)(b)?(?P<left>c)", "ac")
    assert match is not None
    assert filled(match, template) == match.expand(template)


@pytest.mark.parametrize(
    ("pattern", "template", "missing"),
    [
        (r"\bRp (\d)", r"Rp\1", ""),
        (r"\bRp (\d)", r"Rp\2", "2"),
        (r"\bRp \d", r"Rp\1", "1"),
        (r"(?:Rp) (?P<sum>\d)(?=x)(?!y)(?<=\d)", r"\g<sum>\1", ""),
        (r"(?P<sum>\d)", r"\g<summ>", "summ"),
        (r"\(\d\) [(] [^(] [](]", r"\1", "1"),
        (r"[\](] (a(?<b>c))", r"\2", ""),
        (r"a", r"\\1", ""),
        (r"(a)(b)", r"\g<3>", "3"),
        (r"(a)(b)", r"\g<0>\g<2>", ""),
        (r"(a)(b)", r"\10", "10"),
        (r"(?P<one>a)|(?P<one>b)(c)", r"\2", ""),
        (r"(?P<one>a)|(?P<one>b)(c)", r"\3", "3"),
        (r"(a)?b(?(1)c|d)", r"\2", "2"),
        (r"(a)", r"$2", ""),
    ],
)
def test_a_fix_takes_groups_that_its_pattern_has(pattern: str, template: str, missing: str) -> None:
    assert lacking(pattern, template) == missing


def test_a_group_that_one_of_several_patterns_lacks_is_told() -> None:
    with pytest.raises(ValueError, match="'fix' takes what a group found, and its pattern has no group 2"):
        Options(pattern=(r"(a)(b)", r"(a)b"), fix=r"\2")


@pytest.mark.parametrize("template", [r"\x", r"\xg1", r"\d", "a\\", r"\g<a-b>", r"\g1"])
def test_a_backslash_that_means_nothing_is_told(template: str) -> None:
    with pytest.raises(ValueError, match="'fix' has a backslash that means nothing"):
        Options(pattern="(a)", fix=template)


@pytest.mark.parametrize("template", [r"\n\t\\", r"\.", r"\x41\u00e9", r"\1\g<0>"])
def test_a_backslash_that_means_something_is_taken(template: str) -> None:
    match = regex.match("(a)", "a")
    assert match is not None
    assert match.expand(str(Options(pattern="(a)", fix=template).fix))
