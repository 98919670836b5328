"""The same books through a Dask scheduler with two workers on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from distributed import LocalCluster

import docgen
from docgen.cli import main
from tests.batches.plans import plans


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    cluster = LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1")
    try:
        yield cluster.scheduler_address
    finally:
        cluster.close()


def test_books_and_report_are_those_of_one_machine(scheduler: str, tmp_path: Path) -> None:
    made = [*plans(tmp_path / "แผน", 6), tmp_path / "ไม่มี"]

    here = docgen.batch(made, tmp_path / "ที่นี่", jobs=2)
    there = docgen.batch(made, tmp_path / "หลายเครื่อง", scheduler=scheduler)

    assert [entry.facts for entry in there.entries] == [entry.facts for entry in here.entries]
    assert [entry.problems for entry in there.entries] == [entry.problems for entry in here.entries]
    for each in (tmp_path / "ที่นี่").iterdir():
        if each.suffix != ".jsonl":
            assert (tmp_path / "หลายเครื่อง" / each.name).read_bytes() == each.read_bytes()


def test_a_run_through_a_scheduler_goes_on_from_one_without(scheduler: str, tmp_path: Path) -> None:
    made = plans(tmp_path / "แผน", 4)
    docgen.batch(made[:2], tmp_path / "เล่ม", jobs=2)

    result = docgen.batch(made, tmp_path / "เล่ม", scheduler=scheduler, resume=True)

    assert [entry.resumed for entry in result.entries] == [True, True, False, False]


def test_offices_of_one_workbook_go_through_a_scheduler_too(scheduler: str, tmp_path: Path) -> None:
    (made,) = plans(tmp_path / "แผน", 1)

    result = docgen.batch([made], tmp_path / "เล่ม", scheduler=scheduler, split_by="รหัส")

    assert [problem.code for problem in result.entries[0].problems] == ["split-column"]


def test_a_scheduler_that_does_not_answer_is_told(tmp_path: Path) -> None:
    (made,) = plans(tmp_path / "แผน", 1)

    done = CliRunner().invoke(
        main, ["batch", str(made), "-o", str(tmp_path / "เล่ม"), "--scheduler", "nonsense://x"]
    )

    assert done.exit_code == 1
    assert "ติดต่อ scheduler ไม่ได้" in done.stderr


