"""A run that was cut short goes on: nothing lost, nothing built twice, nothing old kept for new."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

import docgen
from docgen.batches.manifest import MANIFEST, Manifest
from docgen.problems import ProblemsFound
from tests.batches.plans import PATIENCE, children, hanging, held_open, plan, plans


def started(made: list[Path], folder: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "docgen", "batch", *map(str, made), "-o", str(folder), "--jobs", "2", "--resume"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def kill(process: subprocess.Popen[bytes]) -> None:
    """SIGKILL to the run alone; its children must end by themselves."""
    orphans = children(process.pid) if process.poll() is None else []
    process.kill()
    process.communicate()
    assert psutil.wait_procs(orphans, timeout=PATIENCE)[1] == []


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    return {path.name: (path.stat().st_ino, path.stat().st_mtime_ns) for path in folder.glob("*.docx")}


@pytest.mark.parametrize("seed", [1, 2])
def test_a_run_killed_at_random_again_and_again_loses_nothing_and_builds_nothing_twice(
    tmp_path: Path, seed: int
) -> None:
    made = plans(tmp_path / "แผน", 12)
    whole = {f"{each.name}.docx": docgen.build(each, tmp_path / "alone.docx").read_bytes() for each in made}
    folder, chance = tmp_path / "เล่ม", random.Random(seed)
    kept: dict[str, tuple[int, int]] = {}

    for _ in range(6):
        process = started(made, folder)
        time.sleep(chance.uniform(0.1, 1.2))
        kill(process)
        assert all((folder / name).read_bytes() == whole[name] for name in stamps(folder))
        assert kept.items() <= stamps(folder).items()
        kept = stamps(folder)
    last = started(made, folder)
    errors = last.communicate(timeout=PATIENCE)[1]

    assert last.returncode == 0, errors.decode()
    assert kept.items() <= stamps(folder).items()
    assert {path.name: path.read_bytes() for path in folder.glob("*.docx")} == whole
    assert not list(folder.glob(".docgen-*"))


def test_ctrl_c_ends_the_run_and_says_how_to_go_on(tmp_path: Path) -> None:
    made = [*plans(tmp_path / "แผน", 2), hanging(tmp_path / "แผน", "แผนค้าง")]
    folder = tmp_path / "เล่ม"
    process = started(made, folder)
    pipe = held_open(made[-1])
    while len(stamps(folder)) < 2:
        time.sleep(0.01)
    at_work = children(process.pid)

    process.send_signal(signal.SIGINT)
    told = process.communicate(timeout=PATIENCE)[1].decode()

    os.close(pipe)
    assert process.returncode == 1
    assert told.strip() == f"หยุดแล้ว เล่มที่เสร็จแล้วอยู่ใน {folder} สั่งคำสั่งเดิมพร้อม --resume เพื่อทำต่อ"
    assert psutil.wait_procs(at_work, timeout=PATIENCE)[1] == []
    assert [entry.resumed for entry in docgen.batch(made[:2], folder, resume=True).entries] == [True, True]


def test_what_changed_since_is_built_again_and_nothing_else(tmp_path: Path) -> None:
    same, data, template, lost, spoilt = made = plans(tmp_path / "แผน", 5)
    folder = tmp_path / "เล่ม"
    docgen.batch(made, folder, jobs=2)
    before = stamps(folder)
    (data / "plan.xlsx").write_bytes((plan(tmp_path, "ใหม่") / "plan.xlsx").read_bytes())
    cover = next((template / "templates").iterdir())
    cover.with_name("02.docx").write_bytes(cover.read_bytes())
    (folder / f"{lost.name}.docx").unlink()
    (folder / f"{spoilt.name}.docx").write_bytes(b"half a book")

    result = docgen.batch(made, folder, jobs=2, resume=True)

    assert [entry.resumed for entry in result.entries] == [True, False, False, False, False]
    assert stamps(folder)[f"{same.name}.docx"] == before[f"{same.name}.docx"]
    assert (folder / f"{data.name}.docx").read_bytes() == docgen.build(data, tmp_path / "alone.docx").read_bytes()


def test_another_numerals_policy_is_another_book(tmp_path: Path) -> None:
    made = plans(tmp_path / "แผน", 1)
    docgen.batch(made, tmp_path / "เล่ม")

    assert [entry.resumed for entry in docgen.batch(made, tmp_path / "เล่ม", resume=True).entries] == [True]
    again = docgen.batch(made, tmp_path / "เล่ม", resume=True, numerals="arabic")
    assert [entry.resumed for entry in again.entries] == [False]


def test_a_picture_that_changed_is_a_change(tmp_path: Path) -> None:
    import openpyxl

    (made,) = plans(tmp_path / "แผน", 1)
    book = openpyxl.load_workbook(made / "plan.xlsx")
    book["ข้อมูลทั่วไป"].append(["ตรา", "ตรา.png"])
    book.save(made / "plan.xlsx")
    (made / "ตรา.png").write_bytes(b"one")
    docgen.batch([made], tmp_path / "เล่ม")
    assert docgen.batch([made], tmp_path / "เล่ม", resume=True).entries[0].resumed

    (made / "ตรา.png").write_bytes(b"two")

    assert not docgen.batch([made], tmp_path / "เล่ม", resume=True).entries[0].resumed


def test_without_resume_everything_is_built_anew(tmp_path: Path) -> None:
    made = plans(tmp_path / "แผน", 2)
    docgen.batch(made, tmp_path / "เล่ม")

    again = docgen.batch(made, tmp_path / "เล่ม")

    assert [entry.resumed for entry in again.entries] == [False, False]
    assert len((tmp_path / "เล่ม" / MANIFEST).read_text().splitlines()) == 2


def test_a_refused_plan_is_tried_again(tmp_path: Path) -> None:
    (made,) = plans(tmp_path / "แผน", 1)
    workbook = (made / "plan.xlsx").read_bytes()
    (made / "plan.xlsx").unlink()
    assert docgen.batch([made], tmp_path / "เล่ม").refused
    (made / "plan.xlsx").write_bytes(workbook)

    assert docgen.batch([made], tmp_path / "เล่ม", resume=True).built


@pytest.mark.parametrize("tail", [b'{"plan": "half', b"\x00\x00\x00", b'{"of": "another form"}\n', b"[1]\n", b"\xff\n"])
def test_a_line_that_was_cut_off_or_is_not_ours_is_passed_over(tmp_path: Path, tail: bytes) -> None:
    made = plans(tmp_path / "แผน", 2)
    folder = tmp_path / "เล่ม"
    docgen.batch(made, folder)
    with (folder / MANIFEST).open("ab") as stream:
        stream.write(tail)

    result = docgen.batch([*made, plan(tmp_path / "แผน", "เพิ่ม")], folder, resume=True)

    assert [entry.resumed for entry in result.entries] == [True, True, False]
    lines = (folder / MANIFEST).read_bytes().splitlines()
    assert json.loads(lines[-1])["file"] == "เพิ่ม.docx"
    assert docgen.batch([*made, tmp_path / "แผน" / "เพิ่ม"], folder, resume=True).entries[2].resumed


def test_a_line_without_its_book_is_no_book(tmp_path: Path) -> None:
    (made,) = plans(tmp_path / "แผน", 1)
    folder = tmp_path / "เล่ม"
    result = docgen.batch([made], folder)
    (folder / f"{made.name}.docx").unlink()  # as if the run was killed between the line and the save
    entry = result.entries[0]
    manifest = Manifest(folder, resume=True)

    assert manifest.known(entry.target.key, f"{made.name}.docx") is None
    manifest.close()


def test_two_runs_never_share_a_folder(tmp_path: Path) -> None:
    made = plans(tmp_path / "แผน", 1)
    folder = tmp_path / "เล่ม"
    folder.mkdir()
    held = Manifest(folder, resume=True)

    with pytest.raises(ProblemsFound) as found:
        docgen.batch(made, folder)

    assert [problem.code for problem in found.value.problems] == ["batch-busy"]
    held.close()
    assert docgen.batch(made, folder).built
