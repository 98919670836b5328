"""Keeps memory that was freed for the next need, while large pieces of documents come and go.

glibc maps every large block by itself and unmaps it when it is freed, so that each piece of 1 MB costs 250 page faults:
a tenth of the time of a table of 1,000 rows. It stops doing so for blocks up to the size of the largest that it has
seen freed (mallopt(3), M_MMAP_THRESHOLD, dynamic). Other allocators take no notice.
"""

from __future__ import annotations

_LARGEST = (32 << 20) - 8192  # bytes; glibc takes no notice of larger ones


def keep_freed_memory() -> None:
    """For the rest of the process. Takes no memory: a block that was never written to has no pages."""
    try:
        bytes(_LARGEST)
    except MemoryError:  # under a limit: it is not needed
        return
