"""A rule file, and kinds to read it with, for the tests of what reads rule files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from newslint.language import Language
from newslint.scan import Needle

RULE = """\
check: words
code: ATT002
say:
  id: "Sumber “{match}” tidak dapat dikenali."
  en: "“{match}” is not an identifiable source ({group})."
why: |
  Menyebut sumber yang kabur menyelundupkan pendapat sebagai fakta.
level: note
basis: KEJ 3
in: [body, bullet]
sections: {opinion: off, sports: error}
links: [https://example.org/kej]
since: 0.1
formerly: [id/attribution/foggy]
phrases:
  - sejumlah pengamat
  - no
  - provokat*
flags:
  - "Namun, [[sejumlah pengamat]] menilai revisi itu sarat kepentingan."
passes:
  - "Analis Bahana, Dimas Wirawan, menilai langkah itu terlambat."
"""


@dataclass(frozen=True, slots=True)
class Options:
    """Words to find."""

    phrases: tuple[str, ...]
    """Phrases to find."""
    patterns: tuple[str, ...] = ()
    limit: int = 0


def needles(options: Options, language: Language | None) -> Iterator[Needle]:
    yield from (Needle(phrase="^" + phrase if phrase.startswith("Baca") else phrase) for phrase in options.phrases)
    yield from (Needle(pattern=pattern) for pattern in options.patterns)


@dataclass(frozen=True, slots=True)
class Nothing:
    """No keys of its own."""


@dataclass(frozen=True, slots=True)
class Greedy:
    """Claims a key of every rule."""

    code: str = ""


def fails(options: Any, language: Language | None) -> Iterator[Needle]:
    raise RuntimeError("out of order")


KINDS: Mapping[str, Any] = {
    "words": SimpleNamespace(Options=Options, FIELDS=("group",), needles=needles),
    "nothing": SimpleNamespace(Options=Nothing, needles=lambda options, language: ()),
    "greedy": SimpleNamespace(Options=Greedy, FIELDS=("group",), needles=lambda options, language: ()),
    "broken": SimpleNamespace(Options=Nothing, needles=fails),
}


def put(root: Path, **files: str) -> Path:
    """Writes YAML files below `root`: `id__x__a` is `id/x/a.yaml`, other underscores are hyphens."""
    for name, text in files.items():
        path = root / (name.replace("__", "/").replace("_", "-") + ".yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root
