"""`newslint schema`: what editors complete from."""

from __future__ import annotations

import json
from collections.abc import Callable

Command = Callable[..., tuple[int, str, str]]


def test_the_schema_of_rule_files_knows_every_kind(command: Command) -> None:
    status, out, err = command("schema")
    assert (status, err) == (0, "")
    assert command("schema", "rule")[1] == out
    schema = json.loads(out)
    assert schema["title"] == "newslint rule"
    assert all(f'"{kind}"' in out for kind in ("phrases", "swap", "pattern", "measure", "require", "consistent", "repeat", "residue"))


def test_the_schema_of_the_configuration(command: Command) -> None:
    status, out, err = command("schema", "config")
    assert (status, err) == (0, "")
    schema = json.loads(out)
    assert {"extends", "rules", "paths", "packs", "lang", "fail-on"} <= set(schema["properties"])
    assert schema["additionalProperties"] is False


def test_no_other_file_has_one(command: Command) -> None:
    status, out, err = command("schema", "article")
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert err.startswith("newslint: argument what: invalid choice: 'article' (choose from")
