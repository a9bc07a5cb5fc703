"""What is written of an audit can be read back, and leads to its results."""

from __future__ import annotations

from pathlib import Path

import pytest

from newslint.archive import manifest
from newslint.archive.ruleset import RuleSet
from newslint.archive.totals import Totals
from newslint.errors import NewslintError

RULES = RuleSet("f00", b"", b"", select=("ATT",))


def test_a_manifest_says_what_was_audited_and_how_far(tmp_path: Path) -> None:
    archive = tmp_path / "a.jsonl"
    archive.write_text("{}\n")
    begun = manifest.begun(RULES, [str(archive), "gone.jsonl"], {"fast": True})
    manifest.write(str(tmp_path), begun)
    assert manifest.read(str(tmp_path)) == {**begun, "settings": {**begun["settings"], "select": ["ATT"], "ignore": []}}
    assert begun["inputs"][0]["bytes"] == 3
    assert begun["inputs"][1] == {"path": "gone.jsonl"}
    ended = manifest.ended(begun, manifest.FINISHED, Totals(records=2, checked=1), {"no reader": 1}, ["000001-b", "000000-a"], 3)
    assert (ended["state"], ended["shards"]) == ("finished", ["000000-a", "000001-b"])
    assert (ended["totals"]["records"], ended["skipped"], ended["duplicates"]) == (2, {"no reader": 1}, 3)


def test_the_last_finished_audit_is_found(tmp_path: Path) -> None:
    with pytest.raises(NewslintError, match="holds no finished audit"):
        manifest.resolve(str(tmp_path))
    folder = tmp_path / "f00"
    folder.mkdir()
    manifest.write(str(folder), manifest.begun(RULES, [], {}))
    manifest.publish(str(tmp_path), "f00")
    assert manifest.resolve(str(tmp_path)) == manifest.resolve(str(folder)) == str(folder)


@pytest.mark.parametrize("content", ["", "[]", '{"state": "finished"}', "\udcff"])
def test_what_is_no_manifest_is_told(tmp_path: Path, content: str) -> None:
    assert manifest.read(str(tmp_path)) is None
    (tmp_path / manifest.NAME).write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(NewslintError, match="start over with --fresh"):
        manifest.read(str(tmp_path))
