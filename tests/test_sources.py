"""Who says what in an article, added up."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from newslint.document import Document
from newslint.language import Language
from newslint.scan import Scanner
from newslint.sources import Source, account, record, table
from newslint.terminal import UNSAFE, width
from tests.annotators.reading import Reader


@pytest.fixture(scope="module")
def read(languages: Mapping[str, Language], lexicons: Mapping[str, Scanner]) -> Reader:
    return Reader(languages, lexicons)


def rows(doc: Document) -> list[tuple[str, str, str, int, int]]:
    return [(each.name, each.role, each.status, each.direct, each.indirect) for each in account(doc).sources]


ARTICLES = [
    ("id", "Jalan menuju desa itu sepanjang dua kilometer.", []),
    ("id", '"Kami pulang," kata Bupati Rangga Pradipta, Senin.', [("Rangga Pradipta", "Bupati", "named", 1, 0)]),
    (
        "id",
        '"Kami pulang," kata Bupati Rangga Pradipta, Senin.\n\nMenurut Rangga, jalan itu rusak. Ia mengatakan warga sudah mengeluh.',
        [("Rangga Pradipta", "Bupati", "named", 1, 2)],
    ),
    (
        "id",
        "Sejumlah pengamat menilai rencana itu gagal.\n\nSejumlah pengamat mengatakan rencana itu mahal.",
        [("Sejumlah pengamat", "", "vague", 0, 2)],
    ),
    (
        "id",
        '"Jalan itu rusak," ujar Laras Prameswari.\n\n"Jembatan itu baru," ujar Dimas Wirawan.',
        [("Laras Prameswari", "", "named", 1, 0), ("Dimas Wirawan", "", "named", 1, 0)],
    ),
    (
        "id",
        '"Kami pulang," kata Kepala Biro Humas Polri, Brigjen Pol Raka Wijaya, Senin.',
        [("Raka Wijaya", "Kepala Biro Humas Polri", "named", 1, 0)],
    ),
    ("id", '"Kami pulang," kata Wakil Ketua DPRD Garut Rina Sari.', [("Rina Sari", "Wakil Ketua DPRD Garut", "named", 1, 0)]),
    (
        "en",
        '"We will not grant a permit," Mayor Maria Ellwood said on Monday. Ellwood added that the old permit had been withdrawn.',
        [("Maria Ellwood", "Mayor", "named", 1, 1)],
    ),
    ("en", "Critics say the plan has failed. The road is two kilometres long.", [("Critics", "", "vague", 0, 1)]),
    ("en", "The road to the village is two kilometres long.", []),
]


@pytest.mark.parametrize(("code", "text", "expected"), ARTICLES)
def test_a_row_a_source(read: Reader, code: str, text: str, expected: list[tuple[str, str, str, int, int]]) -> None:
    assert rows(read(text, code)) == expected


@pytest.mark.parametrize(
    ("text", "narrated", "words"),
    [
        ("Jalan menuju desa itu sepanjang dua kilometer.", 1.0, 0),
        ('"Kami pulang," kata Rangga Pradipta.', 0.0, 5),
        ('"Kami pulang," kata Rangga Pradipta.\n\nJalan desa itu masih rusak.', 0.5, 5),
        ('"Kami pulang 😀😀," kata Rangga Pradipta.\r\n\r\nJalan desa itu masih rusak.\r\n', 0.5, 5),
        ("", 1.0, 0),
    ],
)
def test_the_share_of_the_narrator(read: Reader, text: str, narrated: float, words: int) -> None:
    found = account(read(text))
    assert found.narrated == pytest.approx(narrated)
    assert sum(source.words for source in found.sources) == words


def test_the_lines_are_those_of_the_words(read: Reader) -> None:
    text = 'Jalan itu rusak.\r\n\r\n"Kami pulang 😀," kata Rangga Pradipta.\r\n\r\nMenurut Rangga, jalan itu baru.\r\n'
    assert account(read(text)).sources == (Source("Rangga Pradipta", "", "named", 1, 1, 10, 3, (3, 5)),)


def test_residue_and_headlines_are_nobodys_words(read: Reader) -> None:
    text = '"Kami pulang," kata Rangga Pradipta.\n\nBaca Juga: Bupati Mengatakan Jalan Rusak\n\nJalan desa itu masih rusak.'
    doc = read(text, residue=("Baca Juga: Bupati Mengatakan Jalan Rusak",))
    assert rows(doc) == [("Rangga Pradipta", "", "named", 1, 0)]
    assert account(doc).narrated == pytest.approx(0.5)
    assert [sentence["zone"] for sentence in record(doc)["sentences"]] == ["body", "residue", "body"]


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        ("Jalan desa itu masih rusak.", "none accused"),
        ("Kepala Desa Sukamaju Dimas Wirawan dituduh menggelapkan dana desa.", "missing"),
    ],
)
def test_whether_the_accused_answers(read: Reader, text: str, reply: str) -> None:
    assert account(read(text)).reply == reply


STORY = '"Kami sudah pulang 😀," kata Rangga Pradipta.\r\nSejumlah pengamat menilai rencana itu\u00a0gagal.\r\n'


def test_offsets_and_words_of_a_record(read: Reader) -> None:
    found = record(read(STORY))
    assert list(found) == ["path", "sources", "sentences"]
    assert found["path"] == "berita.txt"
    keys = ["start", "end", "line", "zone", "speech", "attributed", "evidence", "cue", "source"]
    assert [list(sentence) for sentence in found["sentences"]] == [keys, keys]
    assert [STORY[sentence["start"] : sentence["end"]] for sentence in found["sentences"]] == STORY.split("\r\n")[:2]
    assert [(sentence["line"], sentence["speech"], sentence["cue"], sentence["source"]) for sentence in found["sentences"]] == [
        (1, "direct", "kata", "Rangga Pradipta"),
        (2, "indirect", "menilai", "Sejumlah pengamat"),
    ]


WIDE = '"Kami pulang," kata Wei 李娜.\n\n"Kami datang," kata Rangga Pradipta Kusumawardhana.\n'


def listed(doc: Document) -> list[str]:
    return [", ".join(map(str, source.lines)) for source in account(doc).sources]


@pytest.mark.parametrize("code", ["id", "en"])
@pytest.mark.parametrize("text", [STORY, WIDE, WIDE + STORY])
def test_a_table_has_straight_columns(read: Reader, languages: Mapping[str, Language], text: str, code: str) -> None:
    doc = read(text)
    head, *lines = list(table(doc, languages[code].interface))[1:-2]
    assert len(lines) == len(account(doc).sources)
    column = head.rindex("  ") + 2
    assert {width(line[: line.rindex(cell)]) for line, cell in zip(lines, listed(doc), strict=True)} == {column}
    assert all(line.startswith("  ") and line == line.rstrip() for line in (head, *lines))


def test_a_table_never_takes_the_terminal_over(read: Reader, languages: Mapping[str, Language]) -> None:
    text = '"Kami pulang," kata seorang\x1b[31m warga\u202e desa.\n\nMenurut Rangga\x07 Pradipta, jalan itu rusak.\n'
    lines = list(table(read(text), languages["id"].interface))
    assert not any(UNSAFE.search(line) for line in lines)


def test_many_lines_are_cut_short(read: Reader) -> None:
    text = "\n\n".join('"Kami pulang," kata Rangga Pradipta.' for _ in range(15))
    assert list(table(read(text), {}))[2].endswith("  1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, …")


def test_a_table_without_sources(read: Reader, languages: Mapping[str, Language]) -> None:
    assert list(table(read("The road to the village is long.", "en"), languages["en"].interface)) == [
        "berita.txt",
        "  nobody is quoted",
        "  narrator's voice: 100 %",
        "  right of reply: nobody is accused",
    ]


def test_a_table_in_a_language_without_wording(read: Reader) -> None:
    text = '"Kami pulang," kata Rangga Pradipta.\n'
    assert list(table(read(text), {})) == [
        "berita.txt",
        "  name             status  direct  indirect  words  lines",
        "  Rangga Pradipta  named        1         0      5  1",
        "  narrated: 0 %",
        "  reply: none accused",
    ]
