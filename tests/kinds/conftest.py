"""The real scanner and the real languages for the kinds' tests: a rule is built, an article scanned, and its verdicts told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from types import SimpleNamespace
from typing import Any

import pytest

from newslint.article import Article
from newslint.document import Document
from newslint.language import Language
from newslint.rule import Rule
from newslint.scan import Scanner


def article_of(text: str, meta: Mapping[str, str] | None = None, *, wrapped: bool = False) -> Article:
    return Article("story.txt", text, text, meta={"title": "-"} if meta is None else meta, wrapped=wrapped)


@pytest.fixture(scope="session")
def judge(languages: Mapping[str, Language], lexicons: Mapping[str, Scanner]) -> Callable[..., list[SimpleNamespace]]:
    """What a rule of `kind` with `options` says of `text`: each verdict's words, fields, and fix."""

    def run(
        kind: str,
        text: str,
        *,
        lang: str = "id",
        front: Mapping[str, str] | None = None,
        wrapped: bool = False,
        within: tuple[str, ...] = (),
        outside: tuple[str, ...] = (),
        **keys: Any,
    ) -> list[SimpleNamespace]:
        module = import_module(f"newslint.kinds.{kind}")
        options = module.Options(**keys)
        rule = Rule("id/family/rule", kind, "ABC001", {"id": "{match}"}, "why", "warning", within, outside, {}, options)
        language = languages[lang]
        needles = {"rule": tuple(module.needles(options, language))}
        article = article_of(text, front, wrapped=wrapped)
        doc = Document(article, language, cues=lexicons[lang].scan(text, wrapped=wrapped).hits)
        hits = Scanner.compile(needles, [language]).scan(text, wrapped=wrapped).hits.get("rule", ())
        idle = not needles["rule"] or getattr(module, "always", lambda _: False)(options)
        found = list(module.judge(rule, doc, hits)) if hits or idle else []
        assert all(set(module.FIELDS) <= set(match.fields) for match in found)
        return [
            SimpleNamespace(
                text=doc.slice(match),
                start=match.start,
                fields=match.fields,
                fix=match.fix.text if match.fix else None,
                safety=match.fix.safety if match.fix else None,
            )
            for match in found
        ]

    return run
