"""The one save: what stands at the output's path, whatever happens."""

from __future__ import annotations

import errno
import hashlib
import os
import random
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import BinaryIO

import pytest

from docgen import saving
from docgen.saving import refusals, refuse_if_input, refuse_if_open, save, save_atomically

OLD = b"the old book"
NEW = b"the new book"


def write_new(stream: BinaryIO) -> None:
    stream.write(NEW)


def test_a_new_file_is_written_and_nothing_else_stays(tmp_path: Path) -> None:
    problems = save_atomically(tmp_path / "เล่ม แผน.docx", write_new)

    assert problems == []
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"เล่ม แผน.docx": NEW}


def test_an_old_file_is_replaced_and_keeps_its_rights(tmp_path: Path) -> None:
    output = tmp_path / "เล่ม.docx"
    output.write_bytes(OLD)
    output.chmod(0o640)

    save_atomically(output, write_new)

    assert output.read_bytes() == NEW
    assert stat.S_IMODE(output.stat().st_mode) == 0o640


def test_a_new_file_gets_the_rights_that_any_new_file_gets(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"")

    save_atomically(tmp_path / "เล่ม.docx", write_new)

    assert (tmp_path / "เล่ม.docx").stat().st_mode == (tmp_path / "plain").stat().st_mode


@pytest.mark.parametrize("fault", [KeyboardInterrupt, ValueError])
def test_an_interrupted_write_leaves_the_old_file_whole(tmp_path: Path, fault: type[BaseException]) -> None:
    output = tmp_path / "เล่ม.docx"
    output.write_bytes(OLD)

    def write(stream: BinaryIO) -> None:
        stream.write(NEW)
        raise fault

    with pytest.raises(fault):
        save_atomically(output, write)

    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"เล่ม.docx": OLD}


def test_what_was_written_can_be_read_back_before_it_counts(tmp_path: Path) -> None:
    read: list[bytes] = []

    def write(stream: BinaryIO) -> None:
        stream.write(NEW)
        stream.seek(0)
        read.append(stream.read())

    save_atomically(tmp_path / "เล่ม.docx", write)

    assert read == [NEW]


def test_bytes_at_hand_are_saved_and_the_path_given_back(tmp_path: Path) -> None:
    assert save(tmp_path / "เล่ม.docx", NEW) == (tmp_path / "เล่ม.docx", [])


def test_the_output_folder_of_a_plan_is_made(tmp_path: Path) -> None:
    output = tmp_path / "output" / "เล่ม.docx"

    assert refusals(output, []) == []
    assert list(tmp_path.iterdir()) == []
    assert save_atomically(output, write_new) == []
    assert output.read_bytes() == NEW


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "ที่เก็บ").mkdir()
    real, link = tmp_path / "ที่เก็บ" / "เล่ม.docx", tmp_path / "เล่ม.docx"
    real.write_bytes(OLD)
    link.symlink_to(real)

    save_atomically(link, write_new)

    assert link.is_symlink()
    assert real.read_bytes() == NEW


def refused(output: Path) -> str:
    """What is said of an output that cannot be, by the check beforehand and by the save alike."""
    before, problems = refusals(output, []), save_atomically(output, write_new)

    assert before == problems
    assert [problem.code for problem in problems] == ["output-unwritable"]
    return problems[0].what


def test_a_place_where_nothing_can_be_saved_is_told_beforehand_too(tmp_path: Path) -> None:
    locked, loop = tmp_path / "ล็อก.docx", tmp_path / "วน.docx"
    locked.write_bytes(OLD)
    locked.chmod(0o444)
    loop.symlink_to(loop)

    assert "โฟลเดอร์ที่มีอยู่" in refused(tmp_path)
    assert "ไม่พบโฟลเดอร์" in refused(tmp_path / "ไม่มี" / "ไม่มี" / "เล่ม.docx")
    assert "ไม่พบโฟลเดอร์" in refused(locked / "เล่ม.docx")
    assert "อ่านได้อย่างเดียว" in refused(locked)
    assert "ยาวเกินไป" in refused(tmp_path / ("ก" * 300))
    assert refused(tmp_path / "ก\0.docx")
    assert locked.read_bytes() == OLD


def test_a_folder_without_the_right_to_write_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)

    assert "ไม่มีสิทธิ์" in refused(tmp_path / "เล่ม.docx")


@pytest.mark.parametrize(
    ("number", "said"), [(errno.ENOSPC, "พื้นที่"), (errno.EFBIG, "พื้นที่"), (errno.EACCES, "สิทธิ์"), (errno.EIO, "ไม่สำเร็จ")]
)
def test_a_full_or_failing_disk_leaves_the_old_file_whole(tmp_path: Path, number: int, said: str) -> None:
    output = tmp_path / "เล่ม.docx"
    output.write_bytes(OLD)

    def write(stream: BinaryIO) -> None:
        stream.write(NEW)
        raise OSError(number, "x")

    problems = save_atomically(output, write)

    assert [problem.code for problem in problems] == ["output-unwritable"]
    assert said in problems[0].what
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"เล่ม.docx": OLD}


def test_a_sharing_violation_is_told_as_an_open_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = tmp_path / "เล่ม.docx"
    output.write_bytes(OLD)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "used by another process")

    monkeypatch.setattr(os, "replace", refuse)
    monkeypatch.setattr(saving, "_WINDOWS", True)
    problems = save_atomically(output, write_new)

    assert [problem.code for problem in problems] == ["output-open"]
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"เล่ม.docx": OLD}


def test_an_output_that_is_an_input_is_refused_by_every_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "Plan.docx"
    source.write_bytes(OLD)
    (tmp_path / "soft.docx").symlink_to(source)
    (tmp_path / "hard.docx").hardlink_to(source)
    monkeypatch.chdir(tmp_path)

    for output in ("Plan.docx", "soft.docx", "hard.docx", "plan.DOCX", "../" + tmp_path.name + "/Plan.docx"):
        problems = refuse_if_input(Path(output), [tmp_path / "other.xlsx", source])
        assert [problem.code for problem in problems] == ["output-is-input"]
        assert "Plan.docx" in problems[0].what
    assert refuse_if_input(tmp_path / "เล่ม.docx", [source]) == []


OWNERS = [
    ("แผน.docx", "~$แผน.docx"),
    ("report.docx", "~$report.docx"),
    ("reports.docx", "~$eports.docx"),
    ("reports1.docx", "~$ports1.docx"),
    ("OfficeReport.docx", "~$ficeReport.docx"),
    ("แผนการดำเนินงาน.docx", "~$นการดำเนินงาน.docx"),
    ("แผนการดำเนินงาน.xlsx", "~$แผนการดำเนินงาน.xlsx"),
    ("OfficeReport.docx", ".~lock.OfficeReport.docx#"),
]


@pytest.mark.parametrize(("name", "owner"), OWNERS)
def test_an_output_that_is_open_is_named_with_its_owner_file(tmp_path: Path, name: str, owner: str) -> None:
    (tmp_path / name).write_bytes(OLD)
    assert refuse_if_open(tmp_path / name) == []

    (tmp_path / owner).write_bytes(b"somsak")
    problems = refuse_if_open(tmp_path / name)

    assert [problem.code for problem in problems] == ["output-open"]
    assert owner in problems[0].what
    assert owner in problems[0].mend


def test_an_owner_file_of_no_file_or_of_another_does_not_matter(tmp_path: Path) -> None:
    (tmp_path / "เล่ม.docx").write_bytes(OLD)
    (tmp_path / "~$เล่มสอง.docx").write_bytes(b"somsak")
    (tmp_path / "~$ใหม่.docx").write_bytes(b"somsak")

    assert refuse_if_open(tmp_path / "เล่ม.docx") == []
    assert refuse_if_open(tmp_path / "ใหม่.docx") == []


WRITER = """
import sys, time
from pathlib import Path
from docgen.saving import save_atomically

def write(stream):
    for number in range(64):
        stream.write(bytes([int(sys.argv[2]) % 256]) * 65536)
        if number == 32 and sys.argv[3] == "wait":
            print("half", flush=True)
            time.sleep(60)

print("ready", flush=True)
while True:
    assert save_atomically(Path(sys.argv[1]), write) == []
"""


def start(output: Path, content: int, mode: str = "") -> subprocess.Popen[bytes]:
    """A process that saves a file of 4 MB, all of one byte, again and again."""
    command = [sys.executable, "-c", WRITER, str(output), str(content), mode]
    root = str(Path(saving.__file__).parents[1])
    return subprocess.Popen(command, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": root})


def kill(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGKILL)
    process.communicate()


def test_a_writer_killed_at_any_moment_leaves_a_complete_file(tmp_path: Path) -> None:
    output = tmp_path / "เล่ม.docx"
    complete = {hashlib.sha256(bytes([each]) * (64 * 65536)).digest() for each in range(20)}
    output.write_bytes(b"\0" * (64 * 65536))
    moments = random.Random(7)

    for content in range(20):
        process = start(output, content)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(moments.uniform(0, 0.05))
        kill(process)
        assert hashlib.sha256(output.read_bytes()).digest() in complete

    assert save_atomically(output, write_new) == []
    assert [path.name for path in tmp_path.iterdir()] == ["เล่ม.docx"]


def test_what_a_killed_run_left_is_swept_and_a_living_run_is_left_alone(tmp_path: Path) -> None:
    process = start(tmp_path / "หนึ่ง.docx", 1, "wait")
    assert process.stdout is not None
    lines = [process.stdout.readline(), process.stdout.readline()]
    assert lines == [b"ready\n", b"half\n"]
    (tmp_path / ".docgen-mine.tmp").write_bytes(b"of somebody else")

    save_atomically(tmp_path / "สอง.docx", write_new)
    alive = {path.name for path in tmp_path.iterdir()}
    kill(process)
    save_atomically(tmp_path / "สอง.docx", write_new)

    assert len(alive) == 3
    assert {path.name for path in tmp_path.iterdir()} == {"สอง.docx", ".docgen-mine.tmp"}
