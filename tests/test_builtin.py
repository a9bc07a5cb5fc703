"""What newslint offers through its own hooks: names that lead to something, and nothing left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from newslint import annotators, builtin, hooks, reporters
from newslint.registry import HOLDS, resolve

PACKAGE = Path(builtin.__file__).parent
OFFERS: Mapping[str, Callable[[], dict[str, str]]] = {
    "kinds": builtin.newslint_kinds,
    "annotators": builtin.newslint_annotators,
    "readers": builtin.newslint_readers,
    "reporters": builtin.newslint_reporters,
}


def modules(folder: str) -> set[str]:
    return {path.stem for path in (PACKAGE / folder).glob("*.py")} - {"__init__"}


@pytest.mark.parametrize("hook", OFFERS)
def test_every_name_leads_to_what_its_hook_promises(hook: str) -> None:
    offered = OFFERS[hook]()
    assert offered
    for name, reference in offered.items():
        assert [part for part in HOLDS[hook] if not hasattr(resolve(reference), part)] == [], name


def test_every_hook_is_answered() -> None:
    asked = {name for name in vars(hooks) if name.startswith("newslint_")}
    assert asked == {name for name in vars(builtin) if name.startswith("newslint_")}
    assert asked == {f"newslint_{hook}" for hook in HOLDS}


def test_a_kind_is_a_module_with_its_name() -> None:
    kinds = builtin.newslint_kinds()
    assert set(kinds) == modules("kinds")
    assert all(reference == f"newslint.kinds.{name}" for name, reference in kinds.items())
    used = {re.search(r"(?m)^check: *(\S+)", path.read_text("utf-8")) for path in shipped_rules()}
    assert {found[1] for found in used if found} <= set(kinds)


def shipped_rules() -> list[Path]:
    return [path for path in Path(builtin.newslint_packs()["newslint"]).glob("*/*/*.yaml") if path.parent.name != "lexicon"]


def test_the_pack_is_a_directory_with_rules() -> None:
    assert list(builtin.newslint_packs()) == ["newslint"]
    assert len(shipped_rules()) > 100


def test_a_format_and_an_annotation_are_modules_of_ours() -> None:
    assert set(builtin.newslint_reporters()) == set(reporters.SHIPPED) <= modules("reporters")
    assert {target.partition(":")[0] for target in annotators.NAMED.values()} <= modules("annotators")
    formats = {path.stem for path in (PACKAGE / "reporters").glob("*.py") if re.search(r"(?m)^def report\(", path.read_text("utf-8"))}
    assert formats == set(reporters.SHIPPED)
