"""Numbers of things, in English."""

from __future__ import annotations


def counted(number: int, thing: str, many: str = "") -> str:
    """`1 record`, `2,000 records`; `many` where it is not `thing` with an s."""
    return f"{number:,} {thing if number == 1 else many or f'{thing}s'}"
