"""Anything as an article, a rule file, a configuration or a baseline: no crash, and what is reported is what stands there.

`pytest tests/test_fuzz.py` tries a fixed few hundred inputs. `NEWSLINT_FUZZ=100000 pytest tests/test_fuzz.py` tries new ones for as
long as that takes; `python bench/fuzz.py` does the same guided by coverage.
"""

from __future__ import annotations

import io
import json
import os
from collections.abc import Callable
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newslint.cli import main
from newslint.cli.check import reporter
from newslint.errors import Problem
from newslint.finding import Checked
from newslint.reporters import SHIPPED, Style
from newslint.session import Request, Session
from newslint.tight import visible

EXAMPLES = int(os.environ.get("NEWSLINT_FUZZ", "0"))


def fuzz(examples: int) -> settings:
    """So many inputs, always the same; as many new ones as NEWSLINT_FUZZ says when it is set."""
    slow = [HealthCheck.too_slow, HealthCheck.data_too_large]
    return settings(derandomize=not EXAMPLES, max_examples=EXAMPLES or examples, deadline=None, suppress_health_check=slow)


PIECES = st.sampled_from(
    [
        "Wali Kota Wirasaba menilai harga beras naik. ",
        "Sejumlah pengamat menyebut “langkah itu keliru”, kata Sari Utami. ",
        "Baca Juga: Harga Gula Turun\n",
        "Scroll to Top\r\n",
        "SUKAMAJU, BERITA.com - ",
        "The council said on Monday that prices had soared. ",
        "di sini,disana ,itu ",
        "Langkah ini memperkuat posisi tawar. ",
        '"',
        "“",
        "”",
        "'",
        "(18/10)",
        "\n\n",
        "\r",
        "\u2028",
        "\u202e",
        "\u2066",
        "\u0301",
        "\u200b",
        "\u00ad",
        "\u00ad“",
        "\ufeff",
        "\U0001f600",
        "\U00020000",
        "\x1b[31m",
        "::error::",
        "<script>alert(1)</script>",
        "]]>",
        "&amp;",
        "|`*_[x](y)",
        "---\ntitle: a\n---\n",
        "<!-- newslint: allow loaded -- alasan -->",
        "12.500,75 persen ",
        "\x00",
        "\x85",
        "İı",
        "ﬁ",
    ]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(max_size=300))
BYTES = st.one_of(
    TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass")),
    TEXTS.map(lambda text: text.encode("utf-16", "surrogatepass")),
    st.binary(max_size=300),
)


@pytest.fixture(scope="module")
def session() -> Session:
    return Session(Request(no_config=True))


@pytest.mark.parametrize("suffix", sorted(Session(Request(no_config=True)).registry.readers))
def test_any_bytes_are_an_article_or_a_problem(session: Session, suffix: str) -> None:
    @fuzz(60)
    @given(BYTES)
    def attempt(data: bytes) -> None:
        result = session.one(f"a{suffix}", data)
        assert result == session.one(f"a{suffix}", data)
        if isinstance(result, Problem):
            assert "failed" not in result.what, result
            return
        sound(result)

    attempt()


def sound(checked: Checked) -> None:
    """What holds of every article: nothing failed, offsets are the source's, findings stand in order."""
    source = checked.article.source
    assert checked.crashes == ()
    assert len(checked.article.text) == len(source)
    assert list(checked.findings) == sorted(checked.findings, key=lambda each: (each.start, each.rule, each.end))
    for each in checked.findings:
        assert 0 <= each.start <= each.end <= len(source)
        written = source[each.start : each.end]
        spoken = any(remark.start < each.end and each.start < remark.end for remark in checked.article.remarks)
        on_page = checked.article.gaps and (spoken or each.text == visible(checked.article, each.start, each.end))
        assert each.text == written or on_page
        assert "\n" not in each.message


@fuzz(30)
@given(TEXTS)
def test_every_format_can_say_it(session: Session, text: str) -> None:
    result = session.one("a.txt", text.encode("utf-8", "surrogatepass"))
    for name in SHIPPED:
        lines = list(reporter(name, session).report([result], Style(interfaces=session.interfaces, rules=session.plan.rules)))
        assert all("\n" not in line or name in READ for line in lines), name
        READ.get(name, inert)("\n".join(lines))


def inert(output: str) -> None:
    """Nothing in it that a terminal obeys."""
    assert "\x1b" not in output
    assert "\u202e" not in output


def _json(output: str) -> None:
    json.loads(output)


def _json_lines(output: str) -> None:
    for line in output.splitlines():
        json.loads(line)


def _xml(output: str) -> None:
    ElementTree.fromstring(output)


def _page(output: str) -> None:
    assert "<script>alert" not in output


READ: dict[str, Callable[[str], None]] = {
    "json": _json,
    "sarif": _json,
    "gitlab": _json,
    "rdjson": _json,
    "jsonl": _json_lines,
    "rdjsonl": _json_lines,
    "junit": _xml,
    "checkstyle": _xml,
    "html": _page,
}
YAML = st.one_of(
    st.text(max_size=200),
    st.lists(
        st.sampled_from(
            [
                "check: phrases\n",
                "code: XXX001\n",
                "say: {id: a}\n",
                "why: b\n",
                "phrases: [",
                "]\n",
                "- a\n",
                "&x ",
                "*x",
                "!!python/object:os.system ",
                "? ",
                ": ",
                "|\n  a\n",
                "flags: ['[[a]]']\n",
                "passes: [b]\n",
                "lang: id\n",
                "rules:\n",
                "  '*': off\n",
                "packs: [../..]\n",
                "allow: [a]\n",
                "\t",
                "%TAG\n",
                "---\n",
                "{" * 50,
                "[" * 200,
                "paths:\n  - a: b\n",
                "extends: default\n",
                "\ufeff",
                "\x00",
                "fail-on: x\n",
            ]
        ),
        max_size=20,
    ).map("".join),
)


@pytest.mark.parametrize(
    ("name", "files", "arguments"),
    [  # a run reads all rules: several files go into one
        ("house/id/x/{}.yaml", 6, ("check", "a.txt")),
        ("house/id/lexicon/{}.yaml", 6, ("check", "a.txt")),
        ("house/{}/language.yaml", 6, ("check", "a.txt")),
        ("newslint.yaml", 1, ("check", "a.txt")),
        ("baseline", 1, ("check", "a.txt", "--baseline", "baseline")),
    ],
)
def test_any_yaml_is_used_or_told(name: str, files: int, arguments: tuple[str, ...]) -> None:
    @fuzz(2 if files > 1 else 4)
    @given(st.lists(YAML, min_size=files, max_size=files))
    def attempt(texts: list[str]) -> None:
        with TemporaryDirectory() as folder, chdir(folder):
            Path("a.txt").write_text("Wali Kota Wirasaba membuka pasar baru pada Senin (3/2/2025) di kota itu.\n", "utf-8")
            if name.startswith("house"):
                Path("newslint.yaml").write_text("packs: [house]\n", "utf-8")
            for code, text in zip(("id", "en", "ms", "su", "jv", "ban"), texts, strict=False):
                path = Path(name.format(code))
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(text.encode("utf-8", "surrogatepass"))
            out, err = io.StringIO(), io.StringIO()
            with redirect_stdout(out), redirect_stderr(err):
                status = main(arguments)
        assert status in (0, 1, 2), err.getvalue()
        assert "Traceback" not in err.getvalue()
        if status == 2:
            assert err.getvalue().startswith("newslint: ")

    attempt()
