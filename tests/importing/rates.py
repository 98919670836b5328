"""``python -m tests.importing.rates [SEEDS]``: how much of each layout is read with certainty."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from random import Random

from docgen.importing.understand import understand
from tests.importing.draft import Written
from tests.importing.every_layout import LAYOUTS
from tests.importing.reading import source_of
from tests.importing.records import YEAR
from tests.importing.verdict import Verdict, judge, sums_missed

SEEDS = 20


def judged(written: Written) -> tuple[Verdict, list[str]]:
    """The verdict on the records of a layout, and the sums that were judged falsely."""
    found, _ = understand([source_of(written.path)], YEAR)
    return judge(written, found), sums_missed(written, found)


def main(seeds: int) -> None:
    """Prints a line for each layout."""
    print(f"{'layout':<16}{'values':>8}{'certain':>9}{'uncertain':>11}{'left out':>10}{'wrong':>7}{'sums wrong':>12}")
    for name, write in LAYOUTS.items():
        whole, missed = Verdict(), 0
        for seed in range(seeds):
            with tempfile.TemporaryDirectory() as folder:
                verdict, sums = judged(write(Random(seed), Path(folder) / "แผน.xlsx", True))
            whole.certain += verdict.certain
            whole.doubtful += verdict.doubtful
            whole.left_out += verdict.left_out
            whole.wrong += verdict.wrong
            missed += len(sums)
        values = whole.certain + whole.doubtful + len(whole.wrong)
        print(
            f"{name:<16}{values:>8}{whole.rate:>9.1%}{whole.doubtful:>11}{whole.left_out:>10}"
            f"{len(whole.wrong):>7}{missed:>12}"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SEEDS)
