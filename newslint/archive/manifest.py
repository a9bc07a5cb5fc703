"""manifest.json: what was audited with what, how far it came, and what could not be checked."""

from __future__ import annotations

import json
import os
import platform
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa

from newslint import __version__, writing
from newslint.archive.ruleset import RuleSet
from newslint.archive.totals import Totals
from newslint.errors import NewslintError, Problem

NAME, LATEST = "manifest.json", "latest"
RUNNING, INTERRUPTED, FINISHED = "running", "interrupted", "finished"
"""What `state` can be. Only the shards that are listed belong to the audit; of a finished one these are all there are."""


def begun(rules: RuleSet, inputs: Sequence[str], options: Mapping[str, Any]) -> dict[str, Any]:
    """The manifest of a run that starts now."""
    return {
        "newslint": __version__,
        "python": platform.python_version(),
        "pyarrow": pa.__version__,
        "fingerprint": rules.fingerprint,
        "arguments": sys.argv[1:],
        "settings": {"select": rules.select, "ignore": rules.ignore, "lang": rules.language, "encoding": rules.encoding, **options},
        "folder": os.getcwd(),
        "inputs": [_input(path) for path in inputs],
        "state": RUNNING,
        "started": _now(),
        "finished": None,
        "totals": {},
        "duplicates": None,
        "skipped": {},
        "shards": [],
    }


def ended(
    manifest: Mapping[str, Any],
    state: str,
    totals: Totals,
    skipped: Mapping[str, int],
    shards: Sequence[str],
    duplicates: int | None = None,
) -> dict[str, Any]:
    """The manifest of a run that stops now; `skipped` counts files that were met and not read, by reason; `duplicates` the articles
    that are nearly an earlier one, None where nobody looked for them."""
    sums = {"totals": asdict(totals), "duplicates": duplicates, "skipped": dict(skipped), "shards": sorted(shards)}
    return {**manifest, "state": state, "finished": _now(), **sums}


def write(folder: str, manifest: Mapping[str, Any]) -> None:
    """Puts the manifest in place whole. Raises NewslintError."""
    data = json.dumps(manifest, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace")
    writing.replace(os.path.join(folder, NAME), data + b"\n")


def read(folder: str) -> dict[str, Any] | None:
    """The manifest in a folder; None when there is none. Raises NewslintError when it is not one."""
    path = os.path.join(folder, NAME)
    try:
        with open(path, "rb") as file:
            found = json.loads(file.read())
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError) as error:
        raise NewslintError(Problem(path, f"cannot be read: {error}", "start over with --fresh")) from error
    if not isinstance(found, dict) or not {"state", "fingerprint", "inputs", "shards"} <= found.keys():
        raise NewslintError(Problem(path, "is not the manifest of an audit", "start over with --fresh"))
    return found


def publish(out: str, fingerprint: str) -> None:
    """Makes an audit the one that `newslint report OUT` shows. Raises NewslintError."""
    writing.replace(os.path.join(out, LATEST), f"{fingerprint}\n".encode())


def resolve(out: str) -> str:
    """The folder of an audit: `out` itself, or that of its last finished run. Raises NewslintError when there is none."""
    if os.path.exists(os.path.join(out, NAME)):
        return out
    try:
        with open(os.path.join(out, LATEST), encoding="utf-8") as file:
            named = file.read().strip()
    except (OSError, ValueError) as error:
        raise NewslintError(Problem(out, "holds no finished audit", f"newslint audit ARCHIVE --out {out}")) from error
    return os.path.join(out, named)


def _input(path: str) -> dict[str, Any]:
    """A path of the command line, with what tells one state of a file from another."""
    try:
        status = os.stat(path)
    except OSError:
        return {"path": path}
    changed = datetime.fromtimestamp(status.st_mtime, UTC).isoformat(timespec="seconds")
    return {"path": path, "bytes": status.st_size, "changed": changed} if os.path.isfile(path) else {"path": path}


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
