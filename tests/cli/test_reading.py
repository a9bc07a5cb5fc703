"""Archives as commands read them."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

import pytest

from newslint.cli.reading import Unread, add_reading, articles, read_options
from newslint.errors import NewslintError, Problem
from newslint.session import Request, Session
from tests.readers.pages import HEADLINE, page


def read(path: Path, *arguments: str) -> tuple[list[tuple[str, str]], list[Problem]]:
    parser = ArgumentParser()
    add_reading(parser)
    session = Session(Request(paths=(str(path),), no_config=True))
    problems: list[Problem] = []
    given = read_options(parser.parse_args(arguments), session)
    return [(record.id, article.text) for record, article in articles(session, given, problems.append)], problems


def test_records_as_articles_and_what_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "1", "body": "Pasar itu."}\n{\n{"id": "2", "body": "Kota itu."}\n', encoding="utf-8")
    found, problems = read(path, "--map", "text=body")
    assert found == [("1", "Pasar itu."), ("2", "Kota itu.")]
    assert [problem.where for problem in problems] == [f"{path}:2"]


def test_what_is_said_of_many_records_is_told_once() -> None:
    unread = Unread()
    assert not unread
    for number in range(3):
        unread.note(Problem(f"a.jsonl:{number}", "no text field", "--map"))
    unread.note(Problem("a.jsonl:9", "not JSON"))
    assert list(unread.lines()) == ["a.jsonl:0: no text field (--map)", "… and 2 more like it", "a.jsonl:9: not JSON"]
    unread.forget()
    assert not unread


def test_a_mapping_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(NewslintError, match="nonsense"):
        read(tmp_path, "--map", "nonsense=body")


@pytest.mark.parametrize("fast", [False, True])
def test_a_page_is_what_its_readers_see(tmp_path: Path, *, fast: bool) -> None:
    path = tmp_path / "a.html"
    path.write_text(page().replace("</article>", "<div class='teaser'><p>Ramai sekali.</p></div></article>"), "utf-8")
    ((_, text),), problems = read(path, *["--fast"][:fast])
    assert text.split("\n")[0] == HEADLINE
    assert "“Semua kios sudah terisi,” kata Ratna di depan para pedagang.\n" in text
    assert ("Ramai sekali." in text, problems) == (fast, [])
