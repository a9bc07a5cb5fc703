"""The scanner's opponent: a phrase becomes one regular expression by another road, and runs alone. Slow, and meant to be plain.

It shares with newslint only the forms of a root (`~tuduh`), which have a table of their own in test_affixes.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

import regex

from newslint.affixes import forms
from newslint.language import Language

LETTER = r"\p{L}\p{N}_\u0300-\u036f"
JOINT = r"['\u2018\u2019\u02bc\u2032`\u00b4\u2010\u2011-]"
SPACE = r"\t\v\f \u00a0\u1680\u180e\u2000-\u200f\u2028\u2029\u202f\u205f\u2060\u2063\u3000\ufeff"
STOP = r".!?;:\u2026\u00ab\u00bb\"\u201c\u201d\u201e\u201f\u2033\r\n"
BEGIN = rf"(?<![{LETTER}])(?<![{LETTER}]{JOINT})"
END = rf"(?![{LETTER}])(?!{JOINT}[{LETTER}])"
ENDING = rf"(?:[{LETTER}]*+(?:{JOINT}[{LETTER}]++)*+)"
SOFT_BREAK = rf"(?:\r\n|\r(?!\n)|(?<!\r)\n)(?![{SPACE}]*[\r\n])"
LIKE = {"'": "['\u2018\u2019\u02bc\u2032`\u00b4]", '"': '["\u201c\u201d\u201e\u201f\u2033]', "-": "[-\u2010\u2011]"}
CHUNK = re.compile(r"(?:\\.|[^\s\\])+", re.DOTALL)
PIECE = re.compile(
    r"\\(?P<escaped>.)|(?P<sign>[=~]?)(?P<word>[\w\u0300-\u036f]+(?:['-][\w\u0300-\u036f]+)*)(?P<star>\*?)|(?P<mark>.)", re.DOTALL
)


def naive(phrase: str, text: str, language: Language | None = None, *, wrapped: bool = False) -> list[tuple[int, int]]:
    """Where the phrase occurs, by `regex` and nothing else."""
    kept, dropped = without_soft_hyphens(text)
    return [restored(match.span(), dropped, kept) for match in compiled(phrase, language, wrapped=wrapped).finditer(kept)]


def without_soft_hyphens(text: str) -> tuple[str, list[int]]:
    """The text without soft hyphens, and where in it they were."""
    places = [match.start() for match in re.finditer("\u00ad", text)]
    return text.replace("\u00ad", ""), [place - index for index, place in enumerate(places)]


def restored(span: tuple[int, int], dropped: list[int], kept: str) -> tuple[int, int]:
    """Offsets of the text with its soft hyphens: those at either end of a word belong to it, those beside a mark do not."""
    start, end = span
    before = bisect_left if kept[start].isalnum() else bisect_right
    after = bisect_right if kept[end - 1].isalnum() else bisect_left
    return start + before(dropped, start), end + after(dropped, end)


def compiled(phrase: str, language: Language | None = None, *, wrapped: bool = False) -> regex.Pattern[str]:
    """The whole phrase as a POSIX (leftmost-longest) pattern over the text as it stands."""
    for alike, straight in (
        ("[\u2018\u2019\u02bc\u2032`\u00b4]", "'"),
        ("[\u201c\u201d\u201e\u201f\u2033]", '"'),
        ("[\u2010\u2011]", "-"),
        ("\u2026", "..."),
    ):
        phrase = re.sub(alike, straight, phrase)
    space = rf"(?:[{SPACE}]|{SOFT_BREAK})" if wrapped else rf"[{SPACE}]"
    body = phrase.strip()
    opens, closes = body.startswith("^"), body.endswith("$") and not body.endswith("\\$")
    body = body[1:] if opens else body
    body = body[:-1] if closes else body
    before = rf"(?<=(?:\A|[\r\n])[{SPACE}]*)" if opens else ""
    after = rf"(?=[{SPACE}]*(?:[\r\n]|\Z))" if closes else ""
    rows = "|".join(row(text, language, space, wrapped=wrapped) for text in decided(body))
    return regex.compile(f"(?p)(?!{space}){before}(?:{rows}){after}", regex.IGNORECASE)


def decided(body: str) -> list[str]:
    """The phrase with each parenthesis present and absent, and each alternative without a word on its own."""
    inner = re.search(r"(?<!\\)\(((?:\\.|[^()\\])*)\)", body)
    if not inner:
        return apart(re.sub(r"\s*(?<!\\)\|\s*", "|", body))
    head, tail = body[: inner.start()], body[inner.end() :]
    return decided(f"{head} {inner[1]} {tail}") + decided(f"{head} {tail}")


def apart(body: str) -> list[str]:
    """Where an alternative is punctuation only, the word before it may be the last: each alternative a reading of its own."""
    for chunk in CHUNK.finditer(body):
        options = re.split(r"(?<!\\)\|", chunk[0])
        if len(options) > 1 and not all(re.search(r"\w", option) for option in options):
            return [reading for option in options for reading in apart(f"{body[: chunk.start()]}{option}{body[chunk.end() :]}")]
    return [body]


def row(body: str, language: Language | None, space: str, *, wrapped: bool) -> str:
    """One reading: pieces with any space between them; the assertions around a word see to it that there is some."""
    chunks = CHUNK.findall(re.sub(r"(?<!\\)\.\.\.", " ... ", body))
    last = max(index for index, chunk in enumerate(chunks) if re.search(r"\w", chunk))
    parts = [
        gap(wrapped=wrapped) if chunk == "..." else choice(chunk, language, space, last=index == last) for index, chunk in enumerate(chunks)
    ]
    return f"{space}*".join(parts)


def gap(*, wrapped: bool) -> str:
    """Up to three whole words and what may stand between them."""
    filler = rf"(?:[^{LETTER}{STOP}]|{SOFT_BREAK})*" if wrapped else rf"[^{LETTER}{STOP}]*"
    return rf"{filler}(?:{BEGIN}[{LETTER}]{ENDING}{END}{filler}){{0,3}}"


def choice(chunk: str, language: Language | None, space: str, *, last: bool) -> str:
    options = re.split(r"(?<!\\)\|", chunk)
    return f"(?:{'|'.join(pieces(option, language, space, last=last) for option in options)})"


def pieces(option: str, language: Language | None, space: str, *, last: bool) -> str:
    found = list(PIECE.finditer(option))
    words = [index for index, piece in enumerate(found) if piece["word"]]
    return f"{space}*".join(
        word(piece, language, clitics=last and index == words[-1]) if piece["word"] else sign(piece["escaped"] or piece["mark"])
        for index, piece in enumerate(found)
    )


def word(piece: re.Match[str], language: Language | None, *, clitics: bool) -> str:
    written = forms(piece["word"], language) if piece["sign"] == "~" and language else [piece["word"]]
    body = "(?:" + "|".join("".join(map(letter, form)) for form in written) + ")"
    if piece["star"]:
        return BEGIN + body + ENDING + END
    endings = [clitic for clitic in language.clitics if re.search(r"\w$", clitic)] if language else []
    if clitics and piece["sign"] != "=" and endings:
        body += "(?:" + "|".join("".join(map(letter, clitic)) for clitic in endings) + ")?"
    return BEGIN + body + END


def letter(char: str) -> str:
    return f"(?-i:{regex.escape(char)})" if char != char.lower() else sign(char)


def sign(char: str) -> str:
    return LIKE.get(char) or regex.escape(char, special_only=True)
