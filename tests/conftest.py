"""What many tests need: the languages as they ship, read once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from newslint.language import Language
from newslint.pack import read_languages
from newslint.packfiles import shipped
from newslint.scan import Needle, Scanner


@pytest.fixture(scope="session", autouse=True)
def cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A cache of this test process's own: never the user's, and a plan is compiled once."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NEWSLINT_CACHE_DIR", str(folder))
        yield folder


@pytest.fixture(scope="session")
def languages() -> Mapping[str, Language]:
    """Every language that ships, with its word lists."""
    return read_languages(shipped())[0]


@pytest.fixture(scope="session")
def lexicons(languages: Mapping[str, Language]) -> Mapping[str, Scanner]:
    """One scanner a language for its word lists: its hits are a document's cues."""
    return {
        code: Scanner.compile(
            {name: [Needle(phrase=phrase) for phrase in phrases] for name, phrases in language.lexicon.items()}, [language]
        )
        for code, language in languages.items()
    }
