"""What packs the main document of a .docx fastest, and how small: ``python -m benchmarks.deflate DOCX``."""

from __future__ import annotations

import sys
import time
import zipfile
import zlib
from collections.abc import Callable
from typing import Any


def best(work: Callable[[], bytes], rounds: int = 5) -> tuple[float, int]:
    """The shortest time, and the size."""
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        size = len(work())
        times.append(time.perf_counter() - begun)
    return min(times), size


def main() -> None:
    """Prints times and sizes as ratios of zlib at level 6."""
    with zipfile.ZipFile(sys.argv[1]) as package:
        data = package.read("word/document.xml")
    packers = {f"zlib {level}": _packer(zlib, data, level) for level in (6, 1, 3)}
    for name, levels in (("isal.isal_zlib", range(4)), ("zlib_ng.zlib_ng", range(1, 7))):
        try:
            library = __import__(name, fromlist=["compress"])
        except ImportError:
            continue
        packers |= {f"{name} {level}": _packer(library, data, level) for level in levels}
    found = {name: best(packer) for name, packer in packers.items()}
    seconds, size = found["zlib 6"]
    for name, (each, packed) in found.items():
        print(f"{name:20} time {each / seconds:6.2f}  size {packed / size:6.2f}")


def _packer(library: Any, data: bytes, level: int) -> Callable[[], bytes]:
    return lambda: library.compress(data, level)


if __name__ == "__main__":
    main()
