"""What newslint itself says in reports for people, from the wording of the interface."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from newslint.files import DELIBERATE, Skipped
from newslint.finding import Card, Finding, Fix
from newslint.reporters import Tally, counted
from newslint.rule import LEVELS
from newslint.terminal import plain

REASONS = 3
"""Reasons that the summary names, the most frequent first."""
Wording = Mapping[str, str]


def say(wording: Wording, key: str) -> str:
    """The wording of `key`; the key itself, without its group, where a language has none yet."""
    return wording.get(key) or key.partition(".")[2]


def level_name(wording: Wording, level: str) -> str:
    """What this language calls a level."""
    return say(wording, f"level.{level}")


def reason_of(wording: Wording, reason: str) -> str:
    """Why something was not checked."""
    return plain(say(wording, f"reason.{reason}"))


def suggestion(fix: Fix, wording: Wording) -> str:
    """What the fix would make of the words found."""
    text = f"“{plain(fix.text)}”" if fix.text.strip() else say(wording, "report.delete")
    automatic = f" ({say(wording, 'report.automatic')})" if fix.safety == "safe" else ""
    return f"{say(wording, 'report.suggestion')}: {text}{automatic}"


def ways_out(finding: Finding, wording: Wording) -> Iterator[str]:
    """What the fix would make of it, and what the finding rests on."""
    if finding.fix:
        yield suggestion(finding.fix, wording)
    if finding.basis:
        yield f"{say(wording, 'report.basis')}: {plain(finding.basis)}"


def card_facts(card: Card, wording: Wording) -> tuple[tuple[str, str], ...]:
    """The lines of an article card: label and fact."""
    none = say(wording, "card.none")
    names = f"{len(card.sources)} ({', '.join(map(plain, card.sources))})" if card.sources else none
    facts = (
        ("card.sources", names),
        ("card.quotations", str(card.quotations) if card.quotations else none),
        ("card.reply", say(wording, f"reply.{card.reply}")),
        ("card.date", plain(card.date) or none),
        ("card.place", plain(card.place) or none),
    )
    return tuple((say(wording, key), fact) for key, fact in facts)


def summary(tally: Tally, wording: Wording, skipped: Sequence[Skipped] = ()) -> str:
    """One line on the whole run. What nobody asked to leave out and was left out all the same is among it."""
    levels = [f"{tally.levels[level]} {level_name(wording, level)}" for level in reversed(LEVELS) if tally.levels.get(level)]
    parts = [say(wording, "summary.articles").format(n=tally.articles), ", ".join(levels) or say(wording, "summary.none")]
    missed = counted(each.reason for each in skipped if each.reason not in DELIBERATE)
    for key, reasons in (("summary.unchecked", tally.unchecked), ("summary.skipped", missed)):
        if reasons:
            parts.append(f"{say(wording, key).format(n=sum(reasons.values()))} ({_reasons(reasons, wording)})")
    for key, count in (("summary.allowed", tally.allowed), ("summary.known", tally.known), ("summary.setup", tally.setup)):
        if count:
            parts.append(say(wording, key).format(n=count))
    if tally.crashes:
        parts.append(say(wording, "summary.crashes").format(n=tally.crashes))
    return " · ".join(parts)


def _reasons(counts: Mapping[str, int], wording: Wording) -> str:
    """The most frequent reasons with their counts."""
    ordered = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    told = [f"{reason_of(wording, reason)}: {count}" for reason, count in ordered[:REASONS]]
    return ", ".join(told + ["…"] * (len(ordered) > REASONS))
