"""How memory is kept and looked through while a document is made: both cost a short run more than its work does."""

from __future__ import annotations

import gc

from docgen.lru_cache import lru_cache

_LARGEST = (32 << 20) - 8192  # bytes; glibc takes no notice of larger blocks


@lru_cache(maxsize=1)  # a second such block would not be mapped by itself any more but written to, from end to end
def keep_freed_memory() -> None:
    """Keeps memory that was freed for the next need, for the rest of the process.

    glibc maps every large block by itself and unmaps it when it is freed, so that each piece of 1 MB costs 250 page
    faults: a tenth of the time of a table of 1,000 rows. It stops doing so for blocks up to the size of the largest
    that it has seen freed (mallopt(3), M_MMAP_THRESHOLD, dynamic). Other allocators take no notice. It takes no memory:
    a block that was never written to has no pages.
    """
    try:
        bytes(_LARGEST)
    except MemoryError:  # under a limit: it is not needed
        return


class CollectionPaused:
    """While it lasts, Python does not look for circles of garbage: documents are trees, which go by themselves."""

    def __enter__(self) -> None:
        self.was_on = gc.isenabled()
        gc.disable()

    def __exit__(self, *_: object) -> None:
        if self.was_on:
            gc.enable()
