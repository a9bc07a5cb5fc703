"""An archive of our own: an outlet whose pages leave lines in every story, and one whose do not."""

from __future__ import annotations

import json
from pathlib import Path

WORDS = ["pasar", "jembatan", "warga", "sekolah", "jalan", "rumah", "hujan", "panen", "pupuk", "ikan", "perahu"]
WORDS += ["tambak", "listrik", "air", "pagi", "siang", "malam", "desa", "kota", "camat", "lurah"]
PAGE, PLAIN = "kabartirta.com", "warta.id"


def prose(number: int, sentence: int) -> str:
    """A sentence that stands in one story only."""
    picked = [WORDS[(number * 7 + sentence * 5 + step * (number % 11 + 3)) % len(WORDS)] for step in range(9)]
    return f"{' '.join(picked).capitalize()} yang dan itu {number * 31 + sentence} kali."


def title(number: int) -> str:
    """A headline; few share a word."""
    return f"{WORDS[number % 19].title()} {WORDS[number * 3 % 17].title()} {number}"


def lines(number: int, *, page: bool) -> tuple[str, ...]:
    """A story's lines, with or without what its page left there."""
    if not page:
        return (prose(number, 0), prose(number, 1), prose(number, 2), prose(number, 3), "Sementara itu, " + prose(number, 4))
    left = ("Geser untuk melihat tabel lengkap", f"Baca juga: {WORDS[number % 20].title()} {number} Lain", f"(r{'abc'[number % 3]}/lp)")
    return (
        prose(number, 0),
        left[0],
        prose(number, 1),
        left[1],
        prose(number, 2),
        prose(number, 3),
        prose(number, 4),
        left[2],
    )


def archive(path: Path, stories: int = 30) -> Path:
    """Both outlets' stories as JSON lines."""
    with path.open("w", encoding="utf-8") as file:
        for number in range(stories * 2):
            page = number < stories
            meta = {"outlet": PAGE if page else PLAIN, "title": title(number), "date": f"2025-01-{number % 28 + 1:02}"}
            file.write(json.dumps({"id": f"a{number}", "text": "\n".join(lines(number, page=page)), **meta}) + "\n")
    return path
