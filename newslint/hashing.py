"""BLAKE2 without OpenSSL: `hashlib` loads all of that to offer what the interpreter brings itself."""

from __future__ import annotations

try:
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

__all__ = ["blake2b"]
