from __future__ import annotations

from collections.abc import Mapping

import pytest

from newslint.annotators.sections import section
from newslint.article import Article
from newslint.document import Document
from newslint.language import Language


@pytest.mark.parametrize(
    ("meta", "path", "code", "expected"),
    [
        ("Opini", "a.txt", "id", "opinion"),
        ("Surat Pembaca", "a.txt", "id", "opinion"),
        ("tajuk-rencana", "a.txt", "id", "opinion"),
        ("Kolom / Politik", "a.txt", "id", "opinion"),
        ("opinion", "a.txt", "id", "opinion"),
        ("Olahraga", "a.txt", "id", "sports"),
        ("Gaya Hidup", "a.txt", "id", "lifestyle"),
        ("Advertorial", "a.txt", "id", "advertorial"),
        ("Op-Ed", "a.txt", "en", "opinion"),
        ("Letters", "a.txt", "en", "opinion"),
        ("Business > Markets", "a.txt", "en", "economy"),
        ("Serba-serbi", "opini/a.txt", "id", ""),
        ("", "arsip/2031/opini/a.txt", "id", "opinion"),
        ("", "arsip\\Olahraga\\a.txt", "id", "sports"),
        ("", "/berita/gaya-hidup/wisata/a.txt", "id", "travel"),
        ("", "arsip/2031/a.txt", "id", ""),
        ("", "opini.txt", "id", ""),
        ("", "", "en", ""),
    ],
)
def test_the_desk(meta: str, path: str, code: str, expected: str, languages: Mapping[str, Language]) -> None:
    article = Article(path, "", "", meta={"section": meta} if meta else {})
    assert section(Document(article, languages[code])) == expected


def test_every_language_knows_the_same_desks(languages: Mapping[str, Language]) -> None:
    assert len({frozenset(language.sections) for language in languages.values()}) == 1


def test_no_name_belongs_to_two_desks(languages: Mapping[str, Language]) -> None:
    for language in languages.values():
        names = [name for desk, others in language.sections.items() for name in {desk, *others}]
        assert sorted(names) == sorted(set(names))
