from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newslint.annotators.evidence import foggy, of_phrase
from newslint.annotators.sources import Phrase

if TYPE_CHECKING:
    from newslint.annotators.sources import Kind


@pytest.mark.parametrize(
    ("kind", "evidence", "status", "impostor"),
    [
        ("person", "E1", "named", ""),
        ("organisation", "E1", "named", ""),
        ("metonym", "E1", "named", ""),
        ("role", "E1", "role", ""),
        ("document", "E1", "document", ""),
        ("vague", "E1", "vague", "foggy"),
        ("pronoun", "E4", "absent", ""),
        ("definite", "E4", "absent", ""),
    ],
)
def test_what_a_phrase_is_worth(kind: Kind, evidence: str, status: str, impostor: str) -> None:
    found = of_phrase("E1", (2, 3), Phrase(0, 2, kind))
    assert (found.evidence, found.status, found.impostor, found.source) == (evidence, status, impostor, (0, 2))
    assert found.anaphoric == (evidence == "E4")


def test_a_foggy_source() -> None:
    found = foggy("E2", (0, 1), (1, 2))
    assert (found.evidence, found.status, found.impostor, found.anaphoric) == ("E2", "vague", "foggy", False)
