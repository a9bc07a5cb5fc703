"""A worker does not carry what pyarrow would import unasked."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec

import pytest

PROGRAM = """
import sys
import pyarrow as pa
from newslint.archive.arrow import alone
{before}
alone()
finders = len(sys.meta_path)
pa.RecordBatch.from_arrays([pa.array(["a", None], pa.string())], ["x"]).column(0).to_pylist()
print("pandas" in sys.modules, finders == len(sys.meta_path))
{after}
"""


def said(before: str = "", after: str = "") -> list[str]:
    program = PROGRAM.format(before=before, after=after)
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60).stdout.split()


def test_arrays_are_made_without_pandas() -> None:
    assert said(after="print(any('archive.arrow' in type(each).__module__ for each in sys.meta_path))") == ["False", "True", "False"]


@pytest.mark.skipif(find_spec("pandas") is None, reason="pandas is not installed")
def test_who_wants_pandas_has_it_before_and_after() -> None:
    assert said(before="import pandas") == ["True", "True"]
    assert said(after="import pandas; print(pa.table({'x': [1]}).to_pandas().shape)")[2:] == ["(1,", "1)"]
