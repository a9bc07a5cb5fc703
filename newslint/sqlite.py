"""SQLite without the standard library's converters of dates, which take longer to import than an article takes to look up."""

from __future__ import annotations

try:
    from _sqlite3 import DatabaseError, OperationalError, connect
except ImportError:
    from sqlite3 import DatabaseError, OperationalError, connect

__all__ = ["DatabaseError", "OperationalError", "connect"]
