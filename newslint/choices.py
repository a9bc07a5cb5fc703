"""The few words that some keys and fields take, for type checkers, for the parser of rule files and for the manual.

A run that only checks articles reads no annotation and never imports this: `typing`, which it rests on, takes as long to import as some
articles to check. Modules on its way name what is here under `if TYPE_CHECKING:`; `complete` makes up for that.
"""

from __future__ import annotations

import sys
from typing import Any, Literal

Level = Literal["error", "warning", "note"]
Safety = Literal["safe", "unsafe"]
Reach = Literal["sentence", "next", "paragraph", "article"]
"""How far from a hit its circumstances count; `next` is the sentence and the one after it."""
Fate = Literal["drop", "note", "keep"]
Trigger = Literal["T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8", "T9", "T10"]
Impostor = Literal["event", "agentless", "foggy", "anonymous", "orphan", "continued", "ambiguous"]
READ: dict[str, Any] = {
    "Any": Any,
    "Literal": Literal,
    "Level": Level,
    "Safety": Safety,
    "Reach": Reach,
    "Fate": Fate,
    "Trigger": Trigger,
    "Impostor": Impostor,
}


def complete() -> None:
    """Gives the modules loaded so far the names that their annotations use, so that these can be evaluated."""
    for name, module in [*sys.modules.items()]:
        names = getattr(module, "__dict__", {})  # None bars an import
        if name.startswith("newslint.") and "TYPE_CHECKING" in names:
            for each, value in READ.items():
                names.setdefault(each, value)
