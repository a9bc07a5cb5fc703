"""What queries and reports take, and what they say when there is nothing to ask."""

from __future__ import annotations

from pathlib import Path

import pytest

from newslint.cli import main
from tests.archive.ledger import article, audit


@pytest.mark.parametrize("command", [["query", "select 1"], ["report"]])
@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["nowhere"], "nowhere: holds no finished audit (newslint audit ARCHIVE --out nowhere)"),
        (["running"], "the audit is not finished: running"),
        (["out", "--against", "nowhere"], "nowhere: holds no finished audit"),
        (["out", "--memory", "much"], "--memory: "),
        (["out", "--ui-lang", "xx"], "--ui-lang: no language is called 'xx'"),
    ],
)
def test_a_mistake_is_one_line(
    command: list[str], options: list[str], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    audit(Path("out"), [article("1")])
    audit(Path("running"), [article("1")], state="running")
    assert main([*command, *options, "--no-config"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert told in err
    assert len(err.splitlines()) == 1
