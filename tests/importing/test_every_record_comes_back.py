"""Known records, written as offices write them, come back exactly or are told to be uncertain: nothing else (issue 4).

``python -m tests.importing.rates`` prints how much of each layout is read with certainty.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.importing.understand import understand
from tests.importing.every_layout import LAYOUTS
from tests.importing.large_book import ROWS, write_large_book
from tests.importing.rates import judged
from tests.importing.reading import source_of
from tests.importing.records import YEAR

_LEAST_CERTAIN = 0.8  # of the values of a layout; a reading that doubts everything helps nobody


@pytest.mark.parametrize("name", LAYOUTS)
def test_nothing_is_silently_wrong_or_missing(name: str, tmp_path: Path) -> None:
    certain = values = 0
    for seed in range(12):
        written = LAYOUTS[name](Random(seed), tmp_path / "แผน.xlsx", False)

        verdict, _ = judged(written)

        assert verdict.wrong == [], f"seed {seed}"
        certain += verdict.certain
        values += verdict.certain + verdict.doubtful
    assert certain >= _LEAST_CERTAIN * values


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(LAYOUTS)), st.integers(1000, 2**32))
def test_whatever_the_mixture_nothing_is_silently_wrong(name: str, seed: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        verdict, missed = judged(LAYOUTS[name](Random(seed), Path(folder) / "แผน.xlsx", True))

    assert (verdict.wrong, missed) == ([], [])


@pytest.mark.parametrize("name", LAYOUTS)
def test_false_sums_are_all_found_and_true_ones_never_reported(name: str, tmp_path: Path) -> None:
    for seed in range(12):
        written = LAYOUTS[name](Random(seed), tmp_path / "แผน.xlsx", True)

        _, missed = judged(written)

        assert missed == [], f"seed {seed}"


# Memory in bytes of address space, and seconds of the processor's time: what else the machine does is not counted.
_IMPORT = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (500 << 20, 500 << 20))
resource.setrlimit(resource.RLIMIT_CPU, (10, 10))
from pathlib import Path
from docgen import import_pipeline
made = import_pipeline.run([sys.argv[1]], sys.argv[2])
print(len(made.found.records), (Path(sys.argv[2]) / "plan.xlsx").exists())
"""


def test_5000_rows_of_47_sheets_become_a_plan_folder_within_limits(tmp_path: Path) -> None:
    path = tmp_path / "แผน.xlsx"
    write_large_book(path)

    command = [sys.executable, "-c", _IMPORT, str(path), str(tmp_path / "แผนใหม่")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert (done.stdout.strip(), done.stderr) == (f"{ROWS} True", "")


def test_the_year_of_the_plan_may_be_left_to_the_source(tmp_path: Path) -> None:
    written = LAYOUTS["long preamble"](Random(1), tmp_path / "แผน.xlsx", False)

    found, _ = understand([source_of(written.path)], None)

    assert found.general["ปีงบประมาณ"].value == YEAR
