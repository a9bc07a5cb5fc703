"""How much of what extractors take out of pages is found on them again: shares of characters and paragraphs, and milliseconds a page.

    python bench/located.py FOLDER [--extractor trafilatura|resiliparse]

FOLDER holds pages, `.html` or `.html.gz`. Extraction and alignment are timed apart.
"""

from __future__ import annotations

import gzip
import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path

from newslint.errors import NewslintError
from newslint.readers.align import locate
from newslint.readers.extract import EXTRACTORS, extracted
from newslint.readers.html import decoded_page
from newslint.readers.htmltext import tokens


def pages(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The pages of a folder, by name."""
    for path in sorted([*folder.rglob("*.html"), *folder.rglob("*.htm"), *folder.rglob("*.html.gz")]):
        data = path.read_bytes()
        yield str(path), gzip.decompress(data) if path.suffix == ".gz" else data


def main() -> int:
    """Prints a line an extractor, and the pages on which most is missing."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--extractor", choices=EXTRACTORS, action="append")
    options = parser.parse_args()
    print("extractor     pages  characters  paragraphs  extract ms  locate ms")
    for name in options.extractor or EXTRACTORS:
        print(measured(name, options.folder))
    return 0


def measured(name: str, folder: Path) -> str:
    """One row of the table."""
    count = found = total = blocks = lost = 0
    seconds = [0.0, 0.0]
    for path, data in pages(folder):
        try:
            source = decoded_page(path, data, None).text
            begin = time.process_time()
            texts = extracted(path, source, fast=name == EXTRACTORS[1]).texts
            middle = time.process_time()
            located = locate(tokens(source).flat.text, texts)
        except NewslintError as error:
            print(f"  {error}", file=sys.stderr)
            continue
        seconds = [seconds[0] + middle - begin, seconds[1] + time.process_time() - middle]
        count, found, total = count + 1, found + located.found, total + located.total
        blocks, lost = blocks + len(texts), lost + len(located.lost)
        if located.lost:
            print(
                f"  {path}: {located.found}/{located.total} characters, lost {[texts[at][:60] for at in located.lost[:3]]}", file=sys.stderr
            )
    share, whole = found / max(total, 1), (blocks - lost) / max(blocks, 1)
    times = "  ".join(f"{1000 * each / max(count, 1):10.1f}" for each in seconds)
    return f"{name:12s}  {count:5d}  {share:10.4f}  {whole:10.4f}  {times}"


if __name__ == "__main__":
    sys.exit(main())
