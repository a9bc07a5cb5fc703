"""A stream of Arrow batches as one Parquet file."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import Any

import pyarrow.parquet as pq

from newslint.errors import NewslintError, Problem


def write(batches: Any, path: str) -> int:
    """Writes a reader's batches, whole or not at all, and tells how many rows there were. Raises NewslintError."""
    part, count = f"{path}.part", 0
    try:
        with pq.ParquetWriter(part, batches.schema, compression="zstd") as writer:
            for batch in batches:
                writer.write_batch(batch)
                count += batch.num_rows
        os.replace(part, path)
    except OSError as error:
        raise NewslintError(Problem(path, f"not written: {error.strerror or error}")) from error
    finally:
        with suppress(OSError):
            os.unlink(part)
    return count
