"""How whole builds grow: ``python -m benchmarks.growth [--rounds 3] [--sizes 100 1000 10000 100000]``.

Prints medians of seconds and peak memory, and between neighbouring sizes the exponent of time: 1 is a straight line
(claim: at most 1.05 above 1,000 projects).
"""

from __future__ import annotations

import argparse
import math
import tempfile
from itertools import pairwise
from pathlib import Path

from benchmarks.whole_build import docgen, measure


def main() -> None:
    """Measures every size."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 10_000, 100_000])
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as work:
        found = measure({f"{size}": docgen(Path(work), size) for size in chosen.sizes}, chosen.rounds)
    for name, each in found.items():
        print(f"{int(name):>8,} projects {each.seconds:8.2f} s {each.peak / 1024:7.0f} MB")
    for (small, one), (large, other) in pairwise(found.items()):
        steps = math.log(int(large) / int(small))
        time, memory = math.log(other.seconds / one.seconds) / steps, math.log(other.peak / one.peak) / steps
        print(f"{int(small):>8,} to {int(large):,}: exponent of time {time:.2f}, of memory {memory:.2f}")


if __name__ == "__main__":
    main()
