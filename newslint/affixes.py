"""The forms a root takes: `tuduh` -> `menuduh`, `dituduh`, `tuduhan`, by the affixes that the language's data lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from newslint.language import Language


class _Nasal(str):
    """The assimilated root; `{nasal:1}` in an affix leaves out its first letter, for `p{nasal:1}` -> `penuduh`."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        return str(self)[int(spec or 0) :]


def forms(root: str, language: Language) -> tuple[str, ...]:
    """`root` itself and every affixed form of it. Raises ValueError for an affix that names anything but `{nasal}` and `{root}`."""
    found = [root]
    nasal = _assimilated(root, language)
    for affix in language.affixes:
        if nasal is None and "{nasal" in affix:
            continue
        try:
            found.append(affix.format(nasal=nasal, root=root))
        except (KeyError, IndexError) as error:
            raise ValueError(f"affix '{affix}' of language '{language.code}' names {error}, not {{nasal}} or {{root}}") from error
    return tuple(dict.fromkeys(found))


def _assimilated(root: str, language: Language) -> _Nasal | None:
    """The root behind its nasal prefix, by the row with the longest initial that fits; None when no row does."""
    best, form = 0, None
    for initials, prefix, dropped in _rows(language.nasal):
        if root.startswith(initials):
            longest = max(len(initial) for initial in initials if root.startswith(initial))
            if longest > best:
                best, form = longest, _Nasal(prefix + root[dropped:])
    return form


@lru_cache(maxsize=16)
def _rows(nasal: tuple[tuple[str, str, int], ...]) -> tuple[tuple[tuple[str, ...], str, int], ...]:
    """The rows of a language's nasal prefixes, the initials of each by themselves."""
    return tuple([(tuple(initials.replace(",", " ").split()), prefix, dropped) for initials, prefix, dropped in nasal])


def roots(word: str, language: Language) -> tuple[str, ...]:
    """Every string of three letters or more of which `word` would be an affixed form; `word` itself is none of them."""
    found: dict[str, None] = {}
    for before, after, cut in _around(language.affixes):
        if not (word.startswith(before) and word.endswith(after)):
            continue
        stem = word[len(before) : len(word) - len(after)]
        found.update(dict.fromkeys((stem,) if cut is None else _unassimilated(stem, cut, language)))
    return tuple(root for root in found if len(root) > 2 and root != word)


@lru_cache(maxsize=16)
def _around(affixes: tuple[str, ...]) -> tuple[tuple[str, str, int | None], ...]:
    """What each affix puts before a root and after it; and of a nasal one how many letters of the prefix it leaves out."""
    found: list[tuple[str, str, int | None]] = []
    for affix in affixes:
        before, _, rest = affix.partition("{")
        inside, _, after = rest.partition("}")
        found.append((before, after, None if inside == "root" else int(inside.partition(":")[2] or 0)))
    return tuple(found)


def formed(stems: Iterable[str], language: Language, is_root: Callable[[str], bool]) -> bool:
    """Whether the affixes of `language` make any of `stems` of what `is_root` knows."""
    return any(is_root(root) for stem in stems for root in roots(stem, language))


def _unassimilated(stem: str, cut: int, language: Language) -> Iterator[str]:
    """The roots whose assimilated form is `stem`, the first `cut` letters of the prefix left out."""
    for initials, prefix, dropped in _rows(language.nasal):
        if not stem.startswith(prefix[cut:]):
            continue
        rest = stem[len(prefix) - cut :]
        for initial in initials:
            root = initial[:dropped] + rest
            if root.startswith(initial) and _assimilated(root, language) == prefix + root[dropped:]:
                yield root
