"""Children that die: killed, out of memory, out of time; their plans are tried once more, then told (promise S7)."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

from docgen.batches.job import Limits, Options
from docgen.batches.result import BatchResult
from docgen.batches.run import run
from tests.batches.plans import BOOK, PATIENCE, children, hanging, held_open, hungry, plans


def while_running(made: list[Path], folder: Path, act: Callable[[], None], *, jobs: int = 1) -> BatchResult:
    """What a batch gives while ``act`` does something to its children."""
    acting = threading.Thread(target=act)
    acting.start()
    result = run(made, folder, Options(limits=Limits(seconds=PATIENCE)), jobs=jobs)
    acting.join(PATIENCE)
    assert not acting.is_alive()
    return result


def kill_next(before: int = 0) -> int:
    """Kills the one child as soon as it is another than ``before``, and gives its number."""
    while not (found := [each for each in children() if each.pid != before]):
        time.sleep(0.01)
    found[0].kill()
    return found[0].pid


def test_a_plan_whose_child_was_killed_is_built_by_the_next_child(tmp_path: Path) -> None:
    first, last = plans(tmp_path, 2)
    struck = hanging(tmp_path, "แผนที่หยุด")

    def kill_once() -> None:
        pipe = held_open(struck)
        (struck / "book.toml").unlink()
        (struck / "book.toml").write_text(BOOK, encoding="utf-8")
        kill_next()
        os.close(pipe)

    result = while_running([first, struck, last], tmp_path / "เล่ม", kill_once)

    assert [entry.errors for entry in result.entries] == [[], [], []]
    assert children() == []


def test_a_plan_that_kills_two_children_is_reported_and_the_others_are_built(tmp_path: Path) -> None:
    first, last = plans(tmp_path, 2)
    struck = hanging(tmp_path, "แผนพิษ")
    held: list[int] = []

    def kill_twice() -> None:
        held.append(held_open(struck))
        kill_next(before=kill_next())

    result = while_running([first, struck, last], tmp_path / "เล่ม", kill_twice)

    os.close(held[0])
    assert [[each.code for each in entry.problems] for entry in result.entries] == [[], ["plan-died"], []]
    assert "หยุดกลางคัน" in result.entries[1].problems[0].what


def test_a_plan_that_hangs_is_ended_in_time_while_the_others_are_built(tmp_path: Path) -> None:
    made = [*plans(tmp_path, 4), hanging(tmp_path, "แผนค้าง")]

    result = run(made[::-1], tmp_path / "เล่ม", Options(limits=Limits(seconds=4)), jobs=2)

    assert [problem.code for problem in result.entries[0].problems] == ["plan-slow"]
    assert "4 วินาที" in result.entries[0].problems[0].what
    assert len(result.built) == 4
    assert children() == []


def test_a_plan_that_eats_the_memory_is_refused_and_the_others_are_built(tmp_path: Path) -> None:
    made = [hungry(tmp_path, "แผนหิว"), *plans(tmp_path, 2)]

    result = run(made, tmp_path / "เล่ม", Options(limits=Limits(memory=400 << 20)), jobs=1)

    assert [[each.code for each in entry.problems] for entry in result.entries] == [["plan-died"], [], []]
    assert "หน่วยความจำ" in result.entries[0].problems[0].what
    assert "400 เมกะไบต์" in result.entries[0].problems[0].what
