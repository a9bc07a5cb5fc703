from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.nodes import MappingNode, ScalarNode
from newslint.readers.frontmatter import front_matter
from newslint.schema import compose


@pytest.mark.parametrize(
    ("source", "meta", "title"),
    [
        ("---\ntitle: Harga Cabai Naik\nlang: id\n---\nIsi", {"title": "Harga Cabai Naik", "lang": "id"}, "Harga Cabai Naik"),
        ('---\r\nTitle: "Naik: dua kali"\r\n---\r\nIsi', {"title": "Naik: dua kali"}, "Naik: dua kali"),
        ("---\ntitle: 'Jum''at' \n...\nIsi", {"title": "Jum'at"}, "Jum''at"),
        (
            "---\ntitle: >\n  Harga\n  naik\nauthor: [Rahmi, Dodi]\n---\nIsi",
            {"title": "Harga naik", "author": "Rahmi, Dodi"},
            "Harga\n  naik",
        ),
        ("---\ntags:\n  - a\n  - b\nextra: {x: 1}\n---\nIsi", {"tags": "a, b"}, None),
        (
            "---\nheadline: Banjir 😀\nlanguage: en\n---\n",
            {"headline": "Banjir 😀", "title": "Banjir 😀", "language": "en", "lang": "en"},
            "Banjir 😀",
        ),
        ("---\nlang: id # catatan\ndate: 2026-08-17\n---\n", {"lang": "id", "date": "2026-08-17"}, None),
        ("---\ndraft: no\nkosong:\n---\n", {"draft": "no"}, None),
        ('+++\ntitle = "Naik"\ntags = ["a", "b"]\n+++\nIsi', {"title": "Naik", "tags": "a, b"}, "Naik"),
        ("---\ntitle: Tanpa isi\n---", {"title": "Tanpa isi"}, "Tanpa isi"),
        ("---\ntitle: Naik \t \n---\n", {"title": "Naik"}, "Naik"),
        (f"---\ntitle: Naik{' ' * 200_000}dua kali\n---\n", {"title": f"Naik{' ' * 200_000}dua kali"}, f"Naik{' ' * 200_000}dua kali"),
    ],
)
def test_what_the_article_says_of_itself(source: str, meta: dict[str, str], title: str | None) -> None:
    front = front_matter("a.md", source)
    assert front is not None
    assert front.meta == meta
    assert (source[front.title.start : front.title.end] if front.title else None) == title
    assert source[front.end :] in ("Isi", "")
    assert front.notes == ()


@pytest.mark.parametrize(
    "source", ["", "Isi", "---", "---\n\nIsi biasa\n---\n", "--- judul\na: b\n---\n", "----\na: b\n---\n", "\n---\na: b\n---\n"]
)
def test_a_rule_of_dashes_is_not_front_matter(source: str) -> None:
    assert front_matter("a.md", source) is None


@pytest.mark.parametrize(
    ("source", "said", "rest"),
    [
        ("---\ntitle: a: b\n---\nIsi", "a.md:2:9: a colon where none can stand", "Isi"),
        ("---\na: 1\nb: &x 2\n---\nIsi", "a.md:3:4: anchors such as &x are not read", "Isi"),
        ("+++\na = \n+++\nIsi", "not valid TOML", "Isi"),
        ("---\ntitle: a\nIsi", "no closing '---' line", "---\ntitle: a\nIsi"),
    ],
)
def test_a_mistake_is_a_note(source: str, said: str, rest: str) -> None:
    front = front_matter("a.md", source)
    assert front is not None
    assert said in front.notes[0]
    assert source[front.end :] == rest


@settings(max_examples=100, deadline=None, derandomize=True)
@given(
    st.lists(
        st.tuples(st.sampled_from(["title", "lang", "x-y"]), st.text("aé1 :#'\"-,[]{}&*!|>%@`~\t?=<\\", max_size=12)),
        min_size=1,
        max_size=3,
    )
)
def test_the_plain_reading_agrees_with_yaml(pairs: list[tuple[str, str]]) -> None:
    body = "".join(f"{key}: {value}\n" for key, value in pairs)
    front = front_matter("a.md", f"---\n{body}---\n")
    if front is None or front.notes:
        return
    node = compose(body, "a.md")
    assert isinstance(node, MappingNode)
    told = {key: value.value.strip() for key, (_, value) in node.index.items() if isinstance(value, ScalarNode) and value.value.strip()}
    assert {key: value for key, value in front.meta.items() if key in told} == told
