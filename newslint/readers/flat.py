"""A page's characters without markup and spacing, each with its place: what text that a program took out of the page is found in."""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Sequence

SKIPPED = r"\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x08\x0e-\x1f\x7f-\x9f"
"""Spacing, and what shows nothing: extractors change both at will."""


class Flat:
    """The characters in Unicode's composed form, and what stands between them. Offsets are code points of the source."""

    __slots__ = ("_break", "_parts", "_size", "_space", "breaks", "ends", "runs", "spaces", "starts", "text", "written")

    def __init__(self) -> None:
        self.text = ""
        """Complete after `close`."""
        self.starts, self.ends = array("q"), array("q")
        """Where each character begins and ends in the source; a character composed with the one before it is empty."""
        self.runs = array("q")
        """Where runs begin: characters that stand together in the source as they are, or one reference."""
        self.written: dict[int, str] = {}
        """What to read at those characters that the source writes as a reference, such as `&rdquo;`."""
        self.spaces: dict[int, int] = {}
        """Before which characters there is a space, and where; -1 where only markup stands for it."""
        self.breaks: set[int] = set()
        """Before which characters a line ends."""
        self._parts: list[str] = []
        self._size = 0
        self._space: int | None = None
        self._break = False

    def __len__(self) -> int:
        return self._size

    def add(self, text: str, at: int) -> None:
        """Text that stands in the source as it is, from `at` on."""
        done = 0
        for run in re.finditer(f"[^{SKIPPED}]+", text):
            if run.start() > done:
                self._skipped(text[done : run.start()], at + done)
            self._character(run[0], range(at + run.start(), at + run.end()), range(at + run.start() + 1, at + run.end() + 1))
            done = run.end()
        if done < len(text):
            self._skipped(text[done:], at + done)

    def add_reference(self, text: str, start: int, end: int) -> None:
        """Text for which the source has something longer between `start` and `end`."""
        kept = re.sub(f"[{SKIPPED}]+", "", text)
        if not kept:
            self._skipped(text, start)
            return
        self.written[self._size] = kept
        self._character(kept, [start] + [end] * (len(kept) - 1), [end] * len(kept))

    def space(self) -> None:
        """Markup at which a reader sees a space."""
        if self._space is None:
            self._space = -1

    def line(self) -> None:
        """Markup at which a reader sees a line end."""
        self._break = True

    def close(self) -> Flat:
        """Composes the characters; nothing can be added any more."""
        self.text = "".join(self._parts)
        if not unicodedata.is_normalized("NFC", self.text):
            self._compose()
        return self

    def _skipped(self, text: str, at: int) -> None:
        space = re.search(r"\s", text)
        if space and (self._space is None or self._space < 0):
            self._space = at + space.start()

    def _character(self, text: str, starts: Sequence[int], ends: Sequence[int]) -> None:
        if self._space is not None:
            self.spaces[self._size] = self._space
        if self._break:
            self.breaks.add(self._size)
        self._space, self._break = None, False
        self.runs.append(self._size)
        self._parts.append(text)
        self._size += len(text)
        self.starts.extend(starts)
        self.ends.extend(ends)

    def _compose(self) -> None:
        """Letters with their accents become what the composed form has; their places become those of the whole."""
        old, starts, ends, written, spaces, breaks = self.text, self.starts, self.ends, self.written, self.spaces, self.breaks
        self.starts, self.ends, self.written, self.spaces, self.breaks = array("q"), array("q"), {}, {}, set()
        parts: list[str] = []
        at = 0
        while at < len(old):
            end = at + 1
            while end < len(old) and unicodedata.combining(old[end]) and end not in spaces and end not in breaks:
                end += 1
            composed, new = unicodedata.normalize("NFC", old[at:end]), len(self.starts)
            same = len(composed) == end - at
            self.starts.extend(starts[at:end] if same else [starts[at]] + [ends[end - 1]] * (len(composed) - 1))
            self.ends.extend(ends[at:end] if same else [ends[end - 1]] * len(composed))
            self.written |= {new + index - at: written[index] for index in range(at, end) if same and index in written}
            if not same and any(index in written for index in range(at, end)):
                self.written[new] = composed
            self.spaces |= {new: spaces[at]} if at in spaces else {}
            self.breaks |= {new} if at in breaks else set()
            parts.append(composed)
            at = end
        self.text, self._size = "".join(parts), len(self.starts)
        self.runs = array("q", range(self._size))


def compact(text: str) -> str:
    """`text` as a page's flat text has it."""
    return unicodedata.normalize("NFC", re.sub(f"[{SKIPPED}]+", "", text))


def through(flat: Flat, source: str, starts: Sequence[int], ends: Sequence[int]) -> Flat:
    """`flat`, made of a text inside `source`, whose characters stand there from `starts` to `ends`: a page in a JSON string."""
    moved = Flat()
    moved.text, moved.breaks = flat.text, flat.breaks
    moved.runs = array("q", range(len(flat)))
    moved.starts = array("q", (starts[at] if at < len(starts) else ends[-1] for at in flat.starts))
    moved.ends = array("q", (ends[at - 1] if at else 0 for at in flat.ends))
    moved.spaces = {index: starts[at] if at >= 0 else -1 for index, at in flat.spaces.items()}
    moved.written = dict(flat.written)
    for index, (start, end) in enumerate(zip(moved.starts, moved.ends, strict=True)):
        if index not in moved.written and start < end and source[start:end] != flat.text[index] and "\\" in source[start:end]:
            moved.written[index] = flat.text[index]
    moved._size = len(flat)
    return moved


def joined(flats: Sequence[Flat]) -> Flat:
    """Flats of one source, in the order of their places, as one; a line ends between them."""
    whole = Flat()
    for flat in flats:
        begin = len(whole.starts)
        whole.text += flat.text
        for own, other in ((whole.starts, flat.starts), (whole.ends, flat.ends)):
            own.extend(other)
        whole.runs.extend(array("q", (begin + index for index in flat.runs)))
        whole.written |= {begin + index: text for index, text in flat.written.items()}
        whole.spaces |= {begin + index: at for index, at in flat.spaces.items()}
        whole.breaks |= {begin + index for index in flat.breaks} | {begin}
    whole._size = len(whole.starts)
    return whole
