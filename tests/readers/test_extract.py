from __future__ import annotations

import pytest

from newslint.errors import NewslintError
from newslint.readers.extract import extracted
from tests.readers.pages import HEADLINE, page


@pytest.mark.parametrize("fast", [False, True])
def test_the_paragraphs_come_in_order(fast: bool) -> None:
    taken = extracted("a.html", page(), fast=fast)
    body = [text for text in taken.texts if text.strip() != HEADLINE]
    assert [text.split()[0] for text in body] == ["TIRTASARI", "“Semua", "Pembukaan", "Kepala", "Pedagang"]


def test_line_breaks_and_cells_part_blocks() -> None:
    table = "<table><tr><td>Kios basah</td><td>Seratus dua puluh</td></tr><tr><td>Kios kering</td><td>Delapan puluh</td></tr></table>"
    source = page("Satu kalimat pembuka yang panjang untuk paragraf.<br>Dua kalimat penutup yang juga panjang.", *["Isi " * 30] * 3)
    texts = extracted("a.html", source.replace("    </div>\n  </article>", f"{table}</div>\n  </article>"), fast=False).texts
    assert any(text.strip().startswith("Dua kalimat") for text in texts)
    assert not any("Kios basah" in text and "Seratus" in text for text in texts)


def test_what_trafilatura_says_of_the_article() -> None:
    assert extracted("a.html", page(), fast=False).meta["title"] == HEADLINE
    assert extracted("a.html", page(), fast=True).meta == {}


def test_what_goes_wrong_inside_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(source: str, **options: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr("trafilatura.bare_extraction", broken)
    with pytest.raises(NewslintError, match=r"a\.html: the article cannot be extracted: RecursionError: too deep"):
        extracted("a.html", "<p>x</p>", fast=False)
