"""The picture in the README: what `newslint check` prints on a terminal, as an SVG that loads nothing from elsewhere.

python bench/picture.py          writes docs/output.svg
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass
from html import escape
from io import StringIO
from pathlib import Path

from newslint.cli import main
from newslint.terminal import width

ROOT = Path(__file__).parents[1]
COMMAND = "newslint check seeds/003_ca339fe098fdc454.txt --ui-lang en --select BPL002,EDI002,LNG001"
COLUMNS = 96
FONT = "ui-monospace, 'SFMono-Regular', Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono', monospace"
SIZE, WIDE, HIGH, EDGE, BAR = 13, 7.8, 19, 18, 34
"""Pixels: of the letters, of a column, of a line, around the text, of the bar above it."""
GROUND, BORDER, INK = "#16181d", "#3b404a", "#d7dae0"
COLOURS = {"31": "#ff7b72", "33": "#e3b341", "36": "#76c7d8"}
SGR = re.compile(r"\x1b\[([\d;]*)m")


@dataclass(frozen=True)
class Run:
    """Some letters of one look."""

    text: str
    codes: frozenset[str] = frozenset()

    def style(self) -> str:
        """Its attributes in SVG."""
        colour = next((COLOURS[code] for code in sorted(self.codes) if code in COLOURS), INK)
        bold = ' font-weight="700"' if "1" in self.codes else ""
        faint = ' fill-opacity="0.62"' if "2" in self.codes else ""
        return f'fill="{colour}"{bold}{faint}'


def printed() -> list[str]:
    """What the command prints, with its colours."""
    os.environ["COLUMNS"] = str(COLUMNS)
    os.chdir(ROOT)
    out = StringIO()
    with redirect_stdout(out):
        main([*COMMAND.split()[1:], "--color", "always", "--exit-zero"])
    return out.getvalue().rstrip("\n").split("\n")


def runs(line: str) -> Iterator[Run]:
    """A line with escapes as letters and their looks."""
    codes: frozenset[str] = frozenset()
    for number, part in enumerate(SGR.split(line)):
        if number % 2:
            codes = frozenset() if part in ("", "0") else codes | set(part.split(";"))
        elif part:
            yield Run(part, codes)


def text(line: str, y: float) -> Iterator[str]:
    """A line as SVG; `textLength` keeps the columns whatever font there is."""
    column = 0
    for run in runs(line):
        for words in re.finditer(r"\S+(?: \S+)*", run.text):  # an SVG reader may fold two spaces into one
            x, length = EDGE + (column + width(run.text[: words.start()])) * WIDE, width(words[0]) * WIDE
            yield (
                f'<text x="{x:.1f}" y="{y:.1f}" textLength="{length:.1f}" lengthAdjust="spacingAndGlyphs" '
                f"{run.style()}>{escape(words[0], quote=False)}</text>"
            )
        column += width(run.text)


def picture(lines: list[str]) -> str:
    """The window with the lines in it."""
    across, down = 2 * EDGE + COLUMNS * WIDE, BAR + 2 * EDGE + len(lines) * HIGH
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {across:.0f} {down:.0f}" width="{across:.0f}" height="{down:.0f}" '
        f'role="img" aria-label="newslint checking an article" font-family="{FONT}" font-size="{SIZE}">',
        f'<rect x="0.5" y="0.5" width="{across - 1:.0f}" height="{down - 1:.0f}" rx="9" fill="{GROUND}" stroke="{BORDER}"/>',
        *(f'<circle cx="{20 + 18 * number}" cy="18" r="5" fill="{BORDER}"/>' for number in range(3)),
    ]
    for number, line in enumerate(lines):
        parts += text(line, BAR + EDGE + (number + 0.7) * HIGH)
    return "\n".join([*parts, "</svg>", ""])


if __name__ == "__main__":
    shown = picture([f"\x1b[2m$\x1b[0m \x1b[1m{COMMAND}\x1b[0m", "", *printed()])
    (ROOT / "docs" / "output.svg").write_text(shown, "utf-8")
