from __future__ import annotations

import pytest

from newslint.article import Article


def test_an_article_that_is_masked_is_as_long_as_its_source() -> None:
    assert Article("a.md", "**Ramai**", "  Ramai  ").text.strip() == "Ramai"


@pytest.mark.parametrize("text", ["Ramai", "  Ramai   ", ""])
def test_an_article_that_was_cut_and_not_masked_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"as long as its source: {len(text)} characters for 9"):
        Article("a.md", "**Ramai**", text)
