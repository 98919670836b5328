"""Deflate and CRC-32: ISA-L's where it is installed (the same format, many times as fast), else zlib's.

Measured on a table of 10,000 rows, 103 MB of XML (benchmarks/deflate.py), in hundredths of the time and of the size of
zlib at level 6: ISA-L at level 3 takes 22 and makes 128, at level 2 it takes 2 and makes 150.
"""

from __future__ import annotations

try:
    from isal import isal_zlib as codec

    _LEVEL, _CAREFUL_LEVEL = 2, 3
except ImportError:
    import zlib as codec  # type: ignore[no-redef]

    _LEVEL, _CAREFUL_LEVEL = 6, 6

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_WINDOW = -15  # raw, as in a zip (APPNOTE 4.4.5), over the largest window
_MEMORY = 8  # what zlib itself takes when it is not told
_SEEN = 1 << 15  # bytes of the window: how far back a match may lie
_FIRST = 1 << 16  # bytes of a stream that are packed with care: most parts have no more, and long ones begin otherwise
_CAREFUL_EVERY = 16  # of the stretches behind, one in so many: a hundredth off the file
_SYNC = 2  # Z_SYNC_FLUSH: ends at a whole byte, so that the next stretch can follow
crc32 = codec.crc32


class Deflater:
    """One stream, packed a stretch at a time: each with a fresh state that has seen the end of the one before.

    A fresh state packs long tables tighter than one that goes on, in the same time.
    """

    def __init__(self) -> None:
        self.count = 0
        self.before: bytes | memoryview = b""

    def packed(self, stretch: bytes) -> bytes:
        """A stretch, which should be about 1 MB, in full."""
        self.count += 1
        if self.count == 1 and len(stretch) > _FIRST:
            whole = memoryview(stretch)
            return self._packed(whole[:_FIRST], _CAREFUL_LEVEL) + self._packed(whole[_FIRST:], _LEVEL)
        is_careful = self.count == 1 or self.count % _CAREFUL_EVERY == 0
        return self._packed(stretch, _CAREFUL_LEVEL if is_careful else _LEVEL)

    def _packed(self, stretch: bytes | memoryview, level: int) -> bytes:
        seen: dict[str, Any] = {"zdict": self.before} if self.before else {}
        packer = codec.compressobj(level, codec.DEFLATED, _WINDOW, _MEMORY, 0, **seen)
        self.before = stretch[-_SEEN:]
        return packer.compress(stretch) + packer.flush(_SYNC)

    def end(self) -> bytes:
        """What ends the stream."""
        return codec.compressobj(_LEVEL, codec.DEFLATED, _WINDOW).flush()
