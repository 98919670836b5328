"""BLAKE2b. hashlib gives the same one, but loads OpenSSL beside it, which costs 3 ms of a short run."""

from __future__ import annotations

try:
    from _blake2 import blake2b
except ImportError:  # another Python than CPython
    from hashlib import blake2b

__all__ = ["blake2b"]
