"""Patterns that could hold up a run are found before they do."""

from __future__ import annotations

from time import perf_counter

import pytest

from newslint.refusal import DEEPEST, MOST_PARTS, reason
from newslint.scan import Needle, Scanner


@pytest.mark.parametrize(
    "pattern",
    [r"(a+)+$", r"(a|a)*b", r"(\w+\s?)+$", r"(.*)*x", r"^(([a-z])+.)+[A-Z]([a-z])+$", r"(x+x+)+y", r"\s*\s*\s*foo"],
)
def test_refuses_what_may_take_for_ever(pattern: str) -> None:
    assert "takes too long" in (reason(pattern) or "")


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("a*", "nothing at all"),
        (r"\b", "nothing at all"),
        ("x|", "nothing at all"),
        ("(?=kata)", "nothing at all"),
        ("", "nothing at all"),
        ("(kata", "not a regular expression: missing )"),
        (r"\1", "not a regular expression"),
    ],
)
def test_refuses_what_is_empty_or_wrong(pattern: str, told: str) -> None:
    assert told in (reason(pattern) or "")


@pytest.mark.parametrize(
    "pattern",
    [
        r"\b\d{1,3}(?:\.\d{3})+\b",
        r"(?:kata|ujar)\s+\w+",
        r"\b(\w+)\s+\1\b",
        r".*selengkapnya",
        r"https?://(www\.)?(t\.me|wa\.me)/\S+",
        r"(?<![\w.])\d+(?:[.,]\d+)*\s*(?:persen|%)",
        r"[“\"][^“”\"\n]{1,400}[”\"],?\s+(?:kata|ujar)",
        r"(?:\w+\s+){0,5}\w+ini",
        r"(?-i:\b\p{Lu}{4,}(?:\s+\p{Lu}{2,}){3,})",
    ],
)
def test_accepts_ordinary_patterns(pattern: str) -> None:
    assert reason(pattern) is None


EVIL = [
    r"(a|aa)+$",
    r"(.*a){12}$",
    r"(\w+\s?)+:",
    r"(?=(a+)+$)a",
    r"(?<=x)(\w+\d*)+:",
    r"(?!(\w+)+!)\w+",
    r"(?:(a+)+)\1!",
    r"(\w+)\1+\1+!",
    r"(.+)\1(.+)\2!",
    r"(?P<q>[\"“])(?:\w+ ?)+(?P=q)",
    r"(?:a?){30}a{30}b",
    r"(.*)(.*)(.*)x",
    r".*.*.*=.*",
    r"[^\n]*[^\n]*[^\n]*zz",
    r"((?:Rp)?\s*\d+[.,]?)+ juta",
    r"(?>(a+)+)b|(a+)+c",
    r"(?:a{1,50}){1,50}b",
    r"((a{0,5}){0,5}){0,5}b",
    r"(?|(a+)|(b+))+c",
    r"(?r)(a+)+b",
    r"(\(([^()]|(?1))*\))+!",
    r"(?:foo){e<=20}bar",
    r"(?<=(a+)+)b",
    r"\s+$x|(\s|\n)*y",
    r"(?R)?a",
]
TEXTS = ["a" * 30_000 + "!", " " * 30_000 + "a", "ab " * 10_000, "x" + "a1" * 15_000 + ":", '"kata ' * 6_000, "(" * 15_000 + ")" * 15_000]


@pytest.mark.slow
@pytest.mark.parametrize("pattern", EVIL)
def test_what_is_known_to_be_evil_is_refused_or_survived(pattern: str) -> None:
    """Nested repeats, alternatives that overlap, look-arounds, references back: a reason, or no more than the time it is given."""
    refused = reason(pattern)
    if refused is not None:
        assert "takes too long" in refused
        return
    scanner = Scanner.compile({"evil": [Needle(pattern=pattern)], "sound": [Needle(phrase="kata")]})
    for text in TEXTS:
        begin = perf_counter()
        scanned = scanner.scan(text, seconds=0.05)
        assert perf_counter() - begin < 5
        assert scanned.timeouts in ((), ("evil",))
        assert len(scanned.hits.get("sound", [])) == text.count("kata")


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        (r"a{99999999}", "99,999,999 parts"),
        (r"(?:(?:(?:a{1000}){1000}){1000})b", "1,000,000,001 parts"),
        (r"(?:ab){1000}" * 6, "12,000 parts"),
        ("(?:" * 20 + "a" + ")+" * 20, "1,048,576 parts"),
        ("(?:" * 12 + "a" + "){2,}" * 12, "531,441 parts"),
        ("(?(?=a)b{6000}|c{6000})", "12,001 parts"),
        ("(" * (DEEPEST + 1) + "a" + ")" * (DEEPEST + 1), "nested too deeply"),
        ("(" * 50_000 + "a" + ")" * 50_000, "nested too deeply"),
    ],
)
def test_refuses_what_takes_too_much_memory_before_it_is_compiled(pattern: str, told: str) -> None:
    """A limit of time does not help here: the engine writes repeats out when it compiles, and heeds no limit there."""
    assert told in (reason(pattern) or "")


@pytest.mark.parametrize("pattern", [rf"a{{{MOST_PARTS - 1}}}b", r"a{0,99999999}b", r"(?:(?:a{0,9}b){0,9}c){0,9}d", "(a" * 30 + ")" * 30])
def test_counts_in_reason_are_borne(pattern: str) -> None:
    assert reason(pattern) is None
