"""Many offices on one core and on several: ``python -m benchmarks.batch_offices [--offices 400] [--cores 1 2 4]``.

Each office is a workbook of its own with 40 to 90 generated projects, built with the shipped templates of eight
chapters. Every run is a whole process (``docgen batch``), pinned to that many cores; the rounds take turns, so that a
machine that slows down slows all of them. Medians are printed with speed-ups against one core (claim: at least 0.8 of
the cores), and what the country's 7,850 offices would take at that pace. All books of all runs must be equal.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.generated_plan import general, projects
from docgen.workbook.write import new_workbook

COUNTRY = 7_850


def offices(folder: Path, count: int) -> Path:
    """That many workbooks; the sizes are what plans of tambons have."""
    home = folder / "offices"
    for number in range(count):
        plan = home / f"อบต. {number + 1:04}"
        plan.mkdir(parents=True)
        facts = {**general(), "ชื่อหน่วยงาน": f"องค์การบริหารส่วนตำบลตัวอย่าง {number + 1}"}
        (plan / "plan.xlsx").write_bytes(new_workbook(facts, projects(40 + number % 51)))
    return home


def run(home: Path, out: Path, cores: list[int]) -> float:
    """Wall seconds of one batch on those cores."""
    command = [sys.executable, "-m", "docgen", "batch", str(home), "-o", str(out), "--jobs", str(len(cores)), "--json"]

    def pin() -> None:
        if hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, cores)

    began = time.perf_counter()
    done = subprocess.run(command, preexec_fn=pin, stdout=subprocess.DEVNULL, check=False)
    if done.returncode:
        raise SystemExit(f"{command} failed")
    return time.perf_counter() - began


def digest(out: Path, count: int) -> str:
    """Of all books, by name; fewer books than offices end the benchmark."""
    books = sorted(out.glob("*.docx"))
    if len(books) != count:
        raise SystemExit(f"{len(books)} books instead of {count}")
    return hashlib.sha256(b"".join(hashlib.sha256(book.read_bytes()).digest() for book in books)).hexdigest()


def main() -> None:
    """Takes turns, then prints medians, speed-ups and the country."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--offices", type=int, default=400)
    options.add_argument("--cores", type=int, nargs="+", default=[1, 2, 4])
    options.add_argument("--rounds", type=int, default=3)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as work:
        measure(Path(work), chosen.offices, chosen.cores, chosen.rounds)


def measure(folder: Path, count: int, sizes: list[int], rounds: int) -> None:
    """The rounds, and what came of them."""
    home = offices(folder, count)
    taken: dict[int, list[float]] = {size: [] for size in sizes}
    digests = set()
    for turn in range(rounds):
        for size in sizes:
            out = folder / f"out-{turn}-{size}"
            taken[size].append(run(home, out, list(range(size))))
            digests.add(digest(out, count))
    if len(digests) != 1:
        raise SystemExit("the books of two runs differ")
    median = {size: statistics.median(each) for size, each in taken.items()}
    for size in sizes:
        gain = median[sizes[0]] / median[size]
        print(
            f"{size} cores: {median[size]:7.2f} s, {median[size] / count * 1000:6.1f} ms an office, "
            f"{gain:4.2f} times as fast ({gain / size:.2f} a core), {COUNTRY} offices: "
            f"{median[size] / count * COUNTRY / 60:5.1f} minutes"
        )


if __name__ == "__main__":
    main()
