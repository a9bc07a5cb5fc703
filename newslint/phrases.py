"""The phrase language of rule files and word lists: a phrase as written becomes a small tree, or an error with its place.

Words stand next to each other with nothing but space between them, and punctuation stands for itself (`Baca Juga:`). Of readings that
overlap the longest counts. `\\` before a sign takes its meaning away: `US\\$`. Curly and straight quotation marks are the same.
"""

from __future__ import annotations

import re

from newslint.records import dataclass, field
from newslint.words import straighten

_WORD = r"[\w\u0300-\u036f\u00ad]+(?:[-'][\w\u0300-\u036f\u00ad]+)*"
_TOKEN = re.compile(rf"(?P<escape>\\.?)|(?P<gap>\.\.\.|\u2026)|(?P<space>\s+)|(?P<word>{_WORD})|(?P<op>[()|*~=^$])|(?P<mark>.)", re.DOTALL)

_LETTERS = "[A-Za-z0-9]+(?:[-'][A-Za-z0-9]+)*"
_ONE = rf"(?:{_LETTERS}\*?|={_LETTERS}|~[a-z0-9]+(?:[-'][a-z0-9]+)*)"
_MANY = rf"{_ONE}(?:\|{_ONE})*"
_MAYBE = rf"\({_MANY}(?: {_MANY})*\)"
_PLAIN = re.compile(rf"(?:\^ ?)?(?:{_MAYBE} )*{_MANY}(?: {_MAYBE})*(?: (?:\.\.\. (?:{_MAYBE} )*)?{_MANY}(?: {_MAYBE})*)*")
FEW = 6
"""Optional parts of a plain phrase, at most: it stands for few rows of words whatever is in them."""


SPREADING = ",:;?!"
"""Marks that end a phrase of one word as well as of another: `foto|gambar:` is meant for both, and is read as one."""


class PhraseError(ValueError):
    """A phrase that cannot be used: what is wrong, where in it (0-based offset), and what to do about it."""

    def __init__(self, what: str, position: int = 0, hint: str = "") -> None:
        self.what, self.position, self.hint = what, position, hint
        super().__init__(f"{what} ({hint})" if hint else what)


@dataclass(frozen=True, slots=True)
class Word:
    """A word as written, also with a clitic of the language (`kata`, `katanya`); lower case matches any case, a capital only itself."""

    text: str
    prefix: bool = False
    """`text*`: the word with any ending."""
    root: bool = False
    """`~text`: any affixed form of a root: `~tuduh` is `menuduh`, `dituduhkan`."""
    bare: bool = False
    """`=text`: exactly this form, without clitics."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Any other character: itself."""

    text: str


@dataclass(frozen=True, slots=True)
class Gap:
    """`...`: up to three words, not across the end of a sentence or line, a colon, a semicolon or a double quote."""

    at: int = field(default=0, compare=False)
    """Where it stands in the phrase, for the error."""


Atom = Word | Mark
SPREAD = frozenset(map(Mark, SPREADING))


@dataclass(frozen=True, slots=True)
class Choice:
    """`a|b`: one of several."""

    options: tuple[tuple[Atom, ...], ...]


@dataclass(frozen=True, slots=True)
class Maybe:
    """`(…)`: may be absent."""

    items: tuple[Item, ...]


Item = Word | Mark | Gap | Choice | Maybe


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase as written."""

    items: tuple[Item, ...]
    opens: bool = False
    """`^`: nothing but space before it in its line."""
    closes: bool = False
    """`$`: nothing but space after it in its line."""


class _Token:
    __slots__ = ("end", "kind", "start", "text")

    def __init__(self, kind: str, text: str, start: int, end: int) -> None:
        self.kind, self.text, self.start, self.end = kind, text, start, end


def parse(source: str) -> Phrase:
    """The tree of a phrase. Raises PhraseError; `sequences` finds what is wrong with a phrase as a whole."""
    return _Parser(source).phrase()


def is_plain(source: str) -> bool:
    """Whether a phrase is words, alternatives of words, optional ones and gaps between them, as most are: nothing can be wrong with it.

    In a plain phrase one space stands between any two parts, and a `...` has words on both sides that are not optional.
    """
    return _PLAIN.fullmatch(source) is not None and source.count("(") <= FEW


class _Parser:
    """Recursive descent over the tokens of one phrase."""

    def __init__(self, source: str) -> None:
        text = straighten(source).replace("\n", " ").replace("\r", " ")
        end = _Token("end", "", len(source), len(source))
        tokens = [_Token(m.lastgroup or "", m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text)]
        self.tokens = [*tokens, end, end, end, end]
        """With ends to look ahead to and back from: before the first there is one as well, by counting from the last."""
        self.at = 0

    def peek(self, ahead: int = 0) -> _Token:
        return self.tokens[self.at + ahead]

    def skip(self) -> None:
        while self.tokens[self.at].kind == "space":
            self.at += 1

    def take(self, operator: str) -> bool:
        token = self.tokens[self.at]
        if token.text == operator and token.kind == "op":
            self.at += 1
            return True
        return False

    def phrase(self) -> Phrase:
        self.skip()
        opens = self.take("^")
        items = self.items(opened=None)
        closes = self.take("$")
        self.skip()
        if self.peek().kind != "end":
            raise self.unexpected(self.peek())
        if not items:
            raise PhraseError("no word at all", 0, "a phrase needs at least one word")
        return Phrase(items, opens, closes)

    def items(self, opened: _Token | None) -> tuple[Item, ...]:
        found: list[Item] = []
        while True:
            self.skip()
            token = self.peek()
            if token.kind == "end":
                if opened:
                    raise PhraseError("'(' is never closed", opened.start, r"write \( for a parenthesis in the text")
                return tuple(found)
            if token.text == ")" and token.kind == "op" and opened:
                return tuple(found)
            if token.text == "$" and token.kind == "op" and self.last():
                return tuple(found)
            if token.kind == "gap":
                self.at += 1
                found.append(Gap(token.start))
            elif self.take("("):
                found.append(self.maybe(token))
            else:
                found.extend(self.chunk())

    def last(self) -> bool:
        return all(token.kind in ("space", "end") for token in self.tokens[self.at + 1 :])

    def maybe(self, opened: _Token) -> Maybe:
        before, first = self.peek(-2), self.peek()
        if before.kind == "word" and first.kind == "word":
            raise PhraseError("'(' inside a word", opened.start, "write both words: kata|katanya")
        items = self.items(opened)
        closed = self.peek()
        if not items:
            raise PhraseError("empty parentheses", opened.start, r"write \( for a parenthesis in the text")
        inner = self.peek(-1)
        self.at += 1
        if inner.kind == "word" and self.peek().kind == "word":
            raise PhraseError("')' inside a word", closed.start, "write both words: baik|terbaik")
        if self.peek().kind == "op" and self.peek().text == "|":
            raise PhraseError("'|' after a parenthesis", self.peek().start, "'|' stands between words; list longer alternatives as phrases")
        return Maybe(items)

    def chunk(self) -> tuple[Item, ...]:
        """Atoms with no space between them, and their alternatives."""
        options = [self.atoms()]
        while True:
            mark = self.at
            self.skip()
            if not self.take("|"):
                self.at = mark
                break
            bar = self.peek(-1)
            self.skip()
            if self.peek().kind == "op" and self.peek().text == "(":
                raise PhraseError("'|' before a parenthesis", bar.start, "'|' stands between words; list longer alternatives as phrases")
            options.append(self.atoms(after=bar))
        if len(options) > 1 and options[-1][-1] in SPREAD and not any(isinstance(atom, Mark) for option in options[:-1] for atom in option):
            self.spread(options[-1])
        return options[0] if len(options) == 1 else (Choice(tuple(dict.fromkeys(options))),)

    def spread(self, last: tuple[Atom, ...]) -> None:
        """Raises for a mark written behind the last of several words as if it were behind them all; one with `\\` is meant so."""
        sign = self.peek(-1)
        if sign.kind == "mark" and any(isinstance(atom, Word) for atom in last):
            what = f"'{sign.text}' belongs to the last alternative only"
            raise PhraseError(what, sign.start, rf"a space before it if it stands behind them all; else write \{sign.text}")

    def atoms(self, after: _Token | None = None) -> tuple[Atom, ...]:
        found: list[Atom] = []
        while True:
            token = self.tokens[self.at]
            if token.kind in {"space", "end", "gap"}:
                break
            if token.kind == "op" and (token.text in "()|" or (token.text == "$" and self.last())):
                break
            found.append(self.atom())
        if not found:
            token = self.peek() if after is None else after
            if token.text in {"|", "end"} or after is not None:
                raise PhraseError("empty alternative", token.start, "something must stand on both sides of '|'")
            raise self.unexpected(token)
        return tuple(found)

    def atom(self) -> Atom:
        token = self.peek()
        self.at += 1
        if token.kind == "mark":
            return Mark(token.text)
        if token.kind == "escape":
            return self.escaped(token)
        if token.kind == "word":
            return self.word(token, "")
        if token.text in "~=":
            word = self.peek()
            self.at += 1
            if word.kind != "word":
                raise PhraseError(f"'{token.text}' without a word", token.start, rf"write \{token.text} for the sign itself")
            return self.word(word, token.text)
        raise self.unexpected(token)

    def escaped(self, token: _Token) -> Mark:
        sign = token.text[1:]
        if not sign.strip() or sign.isalnum():
            raise PhraseError("'\\' escapes nothing", token.start, r"write \\ for a backslash")
        return Mark(sign)

    def word(self, token: _Token, sign: str) -> Word:
        star = self.take("*")
        if star and sign:
            raise PhraseError(f"'{sign}' and '*' contradict each other", token.start - 1, "use one of them")
        if star and self.peek().kind == "word":
            raise PhraseError("'*' in the middle of a word", self.peek(-1).start, "'*' stands for any ending")
        if self.peek(-1).kind == "word" and self.peek().kind == "op" and self.peek().text in "~=":
            raise self.unexpected(self.peek())
        text = token.text.replace("\u00ad", "")
        if sign == "~" and text != text.lower():
            raise PhraseError("a root with a capital", token.start, "write roots in lower case")
        return Word(text, prefix=star, root=sign == "~", bare=sign == "=")

    def unexpected(self, token: _Token) -> PhraseError:
        hints = {
            ")": "no '(' opens it",
            "|": "something must stand on both sides of '|'",
            "*": "'*' stands for any ending: provokat*",
            "^": "'^' stands first",
            "$": "'$' stands last",
            "~": "'~' stands before a root",
            "=": "'=' stands before a word",
        }
        what = {")": "')' without '('", "|": "empty alternative"}.get(token.text, f"unexpected '{token.text}'")
        return PhraseError(what, token.start, f"{hints.get(token.text, '')}; write \\{token.text} for the sign itself")
