"""The file of a language's words: its sections, and what can be wrong with its lines."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint import wordlist
from newslint.language import Language
from newslint.pack import read_languages
from newslint.packfiles import VOCABULARY, digest, shipped
from newslint.vocabulary import FACTOR, PRIME, PROPOSED, Vocabulary, numbered
from newslint.wordlist import Entry, packed, parse, read

FILE = """# words
[roots 7]
makan rumah

[forms 2]
makanan
[other]
meeting makan
"""


def test_sections() -> None:
    entries, problems = parse(FILE, "v.txt")
    assert problems == ()
    assert entries == (
        Entry("makan", 7, root=True),
        Entry("rumah", 7, root=True),
        Entry("makanan", 2, root=False),
        Entry("meeting", 0, root=False),
    )


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ("makan", "v.txt:1", "outside a section"),
        ("[verbs 3]\nmakan", "v.txt:1", "no section"),
        ("[roots 12]", "v.txt:1", "no section"),
        ("[roots 3]\nmakan Rumah", "v.txt:2", "'Rumah'"),
        ("[roots 3]\nanak-anak", "v.txt:2", "'anak-anak'"),
    ],
)
def test_mistakes_have_a_place(text: str, where: str, what: str) -> None:
    _, problems = parse(text, "v.txt")
    assert problems
    assert problems[0].where == where
    assert what in problems[0].what


LINES = st.lists(
    st.sampled_from(["[roots 7]", "[forms 2] ", "[other]", "# x [", "makan rumah", " kaki makan", "", "élan", "[x", "Ada", "a-b"])
)


@given(LINES, st.sampled_from(["", "\n"]))
@settings(derandomize=True, max_examples=100, deadline=None)
def test_a_file_is_read_whole_as_it_is_line_by_line(lines: list[str], end: str) -> None:
    text = "\n".join(lines) + end
    entries, wrong = parse(text, "v.txt")
    parts, problems = read(text, "v.txt")
    assert problems == wrong
    assert dict(parts) == dict(packed(entries))


def test_what_was_made_of_a_file_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path))
    made = dict(read(FILE, "v.txt")[0])
    (kept,) = tmp_path.iterdir()
    with monkeypatch.context() as patch:
        patch.setattr(wordlist, "_made", None)
        assert dict(read(FILE, "v.txt")[0]) == made
    kept.write_bytes(kept.read_bytes()[:-9])
    assert dict(read(FILE, "v.txt")[0]) == made
    assert dict(read(FILE + "kaki\n", "v.txt")[0]) != made


@pytest.mark.parametrize("word", ["makan", "aab", "baaab", "x", "zyzzyva"])
def test_rests_are_numbered_as_words_are(word: str) -> None:
    factors = [(FACTOR << 8 * at) % PRIME for at in range(len(word) - 1)]
    rests = dict.fromkeys(word[:at] + word[at + 1 :] for at in range(len(word)))
    assert wordlist._without_one(word.encode(), factors) == [*map(numbered, rests)]


def test_words_of_one_length_stand_together() -> None:
    parts = packed(parse(FILE, "v.txt")[0])
    assert parts[f"{PROPOSED}5"] == b"makanrumah"
    assert f"{PROPOSED}4" not in parts


def test_more_words_of_one_length_than_can_be_numbered_are_refused() -> None:
    with pytest.raises(ValueError, match="65536 of one length"):
        packed(Entry(f"{number:05x}", 1, root=False) for number in range(1 << 16))


def test_what_ships_is_sound(languages: Mapping[str, Language]) -> None:
    for folder in shipped().iterdir():
        file = folder / VOCABULARY
        if file.is_file():
            text = file.read_text("utf-8")
            entries, problems = parse(text, file.name)
            assert problems == ()
            assert "Licence of this file" in text.partition("[")[0]
            words = Vocabulary(languages[folder.name].vocabulary)
            assert all(words.knows(entry.word) for entry in entries)


def test_a_pack_reads_it_and_is_another_when_it_changes(tmp_path: Path) -> None:
    folder = tmp_path / "xx"
    folder.mkdir()
    (folder / "language.yaml").write_text("name: X\nfunction_words: [dan]\n", "utf-8")
    (folder / VOCABULARY).write_text(FILE, "utf-8")
    before = digest(tmp_path)
    languages, problems = read_languages(tmp_path)
    assert problems == ()
    assert languages["xx"].vocabulary
    (folder / VOCABULARY).write_text(FILE + "Oops\n", "utf-8")
    assert digest(tmp_path) != before
    assert [problem.where for problem in read_languages(tmp_path)[1]] == [f"{folder / VOCABULARY}:9"]
    (folder / VOCABULARY).write_bytes(b"\xff")
    assert read_languages(tmp_path)[1][0].what == "this is not UTF-8"
