"""Whole builds side by side: 1,000 and 2,000 projects, and plain docxtpl on the table of แบบ ผด. 02 alone.

``python -m benchmarks.whole_build [--rounds 5] [--sizes 1000 2000]``. Every run is a process of its own; the rounds
take turns, so that a machine that slows down slows all of them; medians and ratios are printed, with peak memory.
The claim: 2,000 projects take at most 3 times the time of 1,000 and less than docxtpl needs for the table alone, and
each further project costs less than 50 KB of memory.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
from pathlib import Path

from benchmarks.docxtpl_table import data
from benchmarks.generated_plan import general, projects
from benchmarks.one_process import Run, run
from docgen.workbook.write import new_workbook


def docgen(folder: Path, size: int) -> list[str]:
    """A whole build of that many projects."""
    workbook = folder / f"plan-{size}.xlsx"
    if not workbook.exists():
        workbook.write_bytes(new_workbook(general(), projects(size)))
    return [sys.executable, "-m", "docgen", "build", str(workbook), "-o", str(folder / f"docgen-{size}.docx")]


def docxtpl(folder: Path, size: int) -> list[str]:
    """Plain docxtpl, filling the shipped template of แบบ ผด. 02 with that many rows."""
    ready = folder / f"data-{size}.json"
    ready.write_text(json.dumps(data(size), ensure_ascii=False), encoding="utf-8")
    return [sys.executable, "-m", "benchmarks.docxtpl_table", str(ready), str(folder / f"docxtpl-{size}.docx")]


def main() -> None:
    """Prints the table of medians, then the ratios."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--sizes", type=int, nargs=2, default=[1000, 2000])
    chosen = options.parse_args()
    small, large = chosen.sizes
    with tempfile.TemporaryDirectory() as work:
        measure(Path(work), small, large, chosen.rounds)


def measure(folder: Path, small: int, large: int, rounds: int) -> None:
    """Takes turns, then prints medians and ratios."""
    commands: dict[str, list[str]] = {
        f"docgen, {small} projects, whole book": docgen(folder, small),
        f"docgen, {large} projects, whole book": docgen(folder, large),
        f"docxtpl, {large} rows, the table alone": docxtpl(folder, large),
    }
    taken: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            taken[name].append(run(command))
    seconds = {name: statistics.median(each.seconds for each in runs) for name, runs in taken.items()}
    peaks = {name: statistics.median(each.peak for each in runs) for name, runs in taken.items()}
    for name in commands:
        print(f"{name:<45} {seconds[name]:8.2f} s {peaks[name] / 1024:8.0f} MB")
    one, two, other = commands
    print(f"time, {large} / {small} projects: {seconds[two] / seconds[one]:.2f} (at most 3)")
    print(f"time, docgen's whole book / docxtpl's table: {seconds[two] / seconds[other]:.3f} (below 1)")
    print(f"memory per further project: {(peaks[two] - peaks[one]) / (large - small):.1f} KB (below 50)")


if __name__ == "__main__":
    main()
