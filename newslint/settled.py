"""What settings and the command line decide for articles: which rules run, and at what level."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence

from newslint.config import Effective, selects
from newslint.records import dataclass, field


@dataclass(frozen=True, slots=True)
class Settings:
    """What a configuration decides for one article."""

    levels: Mapping[str, str] = field(default_factory=dict)
    """Rule name -> level or `off`, where it differs from the rule's own."""
    chosen: frozenset[str] | None = None
    """Names of the only rules to run; None for all."""
    language: str = ""
    """The article's language when it is known beforehand."""
    interface: str = ""
    """Language of the messages; the article's when empty."""
    speech: bool = False
    """Whether the report shows who says what."""
    asleep: frozenset[str] = frozenset()
    """Names of optional rules that nobody asked for, which are off: what they look for need not be found."""


def settings_under(
    effective: Effective,
    rules: Sequence[tuple[str, str]],
    *,
    optional: Container[str] = (),
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    language: str = "",
    interface: str = "",
    speech: bool = False,
) -> Settings:
    """The settings of articles for which `effective` holds; what the command line says overrules it. `rules` are pairs of name and code.

    Rules among `optional` are off unless a selector is their own name or code.
    """
    asked = {one.upper() for one in (*select, *(setting.selector for setting in effective.rules if "level" in setting.patch))}
    asleep = frozenset(name for name, code in rules if name in optional and asked.isdisjoint((name.upper(), code.upper())))
    chosen = taken(select, rules) - asleep if select else None
    if ignore:
        chosen = (frozenset(name for name, _ in rules) if chosen is None else chosen) - taken(ignore, rules)
    levels = effective.levels(rules)
    if select and chosen:
        levels = {name: level for name, level in levels.items() if level != "off" or name not in chosen}
    levels |= dict.fromkeys(asleep, "off")
    return Settings(
        levels=levels,
        chosen=chosen,
        language=language or effective.lang,
        interface=interface or effective.ui_lang,
        speech=speech,
        asleep=asleep,
    )


def taken(selectors: Iterable[str], rules: Iterable[tuple[str, str]]) -> frozenset[str]:
    """The names among `rules`, pairs of name and code, that any selector takes."""
    return frozenset(name for name, code in rules if any(selects(selector, name, code) for selector in selectors))
