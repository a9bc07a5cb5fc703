from __future__ import annotations

from collections.abc import Mapping

import pytest

from newslint.annotators.sections import desk, section
from newslint.article import Article
from newslint.document import Document
from newslint.language import Language
from tests.annotators.reading import Reader


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


GAME = "Tim tuan rumah menang 2-0. Gol pertama lahir pada babak pertama lewat penalti, dan kiper tamu gagal menahan tendangan itu."
SKETCH = "{}\n\nPetani itu menanam jagung di lahan dua hektare sejak Maret. Jagung itu dijual ke pasar kecamatan."
ADVICE = "{}\n\nSiapkan kain. Kamu cukup membasahi kain itu, lalu lap layarnya. Jika kamu terburu-buru, pakai tisu."
ESSAY = "Ladang Kami\n\nAku menanam jagung. Bagiku ladang itu hidupku, kata ibuku. Lalu aku pergi."
TALK = "Petani Bercerita\n\nPetani itu bercerita di ladang. “Aku menanam jagung. Bagiku ladang itu hidupku, kata ibuku,” ujarnya."
SIGNS = "Hari ini\n\nAries boros. Taurus hemat. Gemini ragu. Leo berani."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (GAME, "sports"),
        (SKETCH.format("Panen jagung dimulai"), ""),
        (SKETCH.format("Sinopsis drama Ladang Jagung, episode 3"), "synopsis"),
        (SKETCH.format("Cara menteri menekan harga jagung"), ""),
        (ADVICE.format("Cara membersihkan layar ponsel"), "guidance"),
        (ADVICE.format("5 tips membersihkan layar ponsel"), "service"),
        (ADVICE.format("Layar ponsel"), ""),
        (SIGNS, "lifestyle"),
        (ESSAY, "opinion"),
        (TALK, ""),
        ("Panen\n\nSinopsis buku itu dibagikan kepada petani.", ""),
        ("Panen\r\rSinopsis buku itu dibagikan kepada petani.", ""),
        ("\r\n Sinopsis drama Ladang Jagung\r\n\r\nPetani itu menanam jagung.", "synopsis"),
        ("Petani itu menanam jagung. " * 8 + "Sinopsis buku itu dibagikan kepada petani.", ""),
        ("", ""),
    ],
)
def test_the_desk_an_article_seems_to_be_from(text: str, expected: str, read: Reader) -> None:
    assert desk(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norwick win again\n\nThe striker scored from a penalty. The goalkeeper and the coach protested, and the referee wept.", "sports"),
        (
            "Harbour coach sold\n\nThe council sold its coach on Monday. The team of clerks had a goal, and the mayor gave the game away.",
            "",
        ),
        ("How to clean a phone\n\nDip your cloth in water. You need soap.", "guidance"),
        ("How to clean a phone\n\nThe council met in Norwick.", ""),
        ("7 ways the council cut costs\n\nThe council met in Norwick.", ""),
        ("Lemon cake recipe\n\nThe cake is baked in Norwick.", "food"),
    ],
)
def test_the_desk_an_english_article_seems_to_be_from(text: str, expected: str, read: Reader) -> None:
    assert desk(read(text, "en")) == expected


def test_a_stated_desk_outweighs_the_words(read: Reader) -> None:
    doc = read(GAME)
    stated = Document(Article("a.txt", GAME, GAME, meta={"section": "Ekonomi"}), doc.language, cues=dict(doc.all_cues()))
    assert desk(stated) == "economy"


def test_every_language_knows_the_same_desks(languages: Mapping[str, Language]) -> None:
    assert len({frozenset(language.sections) for language in languages.values()}) == 1


def test_no_name_belongs_to_two_desks(languages: Mapping[str, Language]) -> None:
    for language in languages.values():
        names = [name for desk, others in language.sections.items() for name in {desk, *others}]
        assert sorted(names) == sorted(set(names))
