"""Picture files that a workbook names: found inside the plan's folder only, measured by their headers, or refused."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen import pictures
from docgen.pictures import pixels, read_pictures
from docgen.problems import SheetPlace
from tests.book.own_template import png

CELL = SheetPlace("plan.xlsx", "โครงการ", 2, 20, "แผนที่")
JPEG = (
    b"\xff\xd8\xff\xe0\x00\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0" + b"\xff\xdb\x00\x04\0\0" + b"\xff"
    + b"\xff\xc2\x00\x0b\x08" + struct.pack(">HH", 30, 40) + b"\x01\x01\x11\0" + b"\xff\xda\x00\x02..\xff\xd9"
)  # fmt: skip
GIF = b"GIF89a" + struct.pack("<HH", 7, 5) + b"\0\0\0,;"
BMP = b"BM" + bytes(12) + struct.pack("<Iii", 40, 11, -13) + bytes(20)


@pytest.mark.parametrize(
    ("data", "size"),
    [(png(3, 2), (3, 2)), (JPEG, (40, 30)), (GIF, (7, 5)), (BMP, (11, 13))],
    ids=["png", "jpeg", "gif", "bmp"],
)
def test_the_size_is_read_from_the_header(data: bytes, size: tuple[int, int]) -> None:
    assert pixels(data) == size


@pytest.mark.parametrize(
    "data",
    [b"", b"%PDF-1.7", b"<svg/>", png(3, 2)[:-20], JPEG[:-2], JPEG[:30], GIF[:8], BMP[:20], png(0, 2), b"\xff\xd8\xff"],
)
def test_what_is_no_whole_picture_has_no_size(data: bytes) -> None:
    assert pixels(data) is None


@given(st.sampled_from([png(3, 2), JPEG, GIF, BMP]), st.integers(0, 100), st.binary(max_size=40))
def test_a_damaged_header_never_stops_the_program(data: bytes, at: int, noise: bytes) -> None:
    size = pixels(data[:at] + noise + data[at + len(noise) :])

    assert size is None or min(size) > 0


def refused(folder: Path, name: str) -> tuple[str, str]:
    found, problems = read_pictures(folder, [(name, CELL)])
    assert found == {}
    [problem] = problems
    assert problem.code == "picture-unreadable"
    assert problem.where is CELL
    return problem.what, problem.mend


def test_a_picture_is_read_once_and_has_its_size_at_96_dpi(tmp_path: Path) -> None:
    (tmp_path / "ก.png").write_bytes(png(96, 48))

    found, problems = read_pictures(tmp_path, [("ก.png", CELL), ("ก.png", CELL)])

    assert problems == []
    assert found == {"ก.png": ("ก.png", png(96, 48), 914_400, 457_200)}


def test_a_name_spelt_another_way_by_the_file_system_is_found(tmp_path: Path) -> None:
    (tmp_path / "น้\u0e4d\u0e32.PNG").write_bytes(png(1, 1))

    assert list(read_pictures(tmp_path, [("น้ำ.png", CELL)])[0]) == ["น้ำ.png"]


@pytest.mark.parametrize(
    "name", ["../ลับ.png", "รูป/../../ลับ.png", "/etc/ลับ.png", "C:\\ลับ.png", "\\\\server\\ลับ.png", "ลิงก์.png"]
)
def test_a_picture_outside_the_plans_folder_is_refused(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "แผน"
    (folder / "รูป").mkdir(parents=True)
    (tmp_path / "ลับ.png").write_bytes(png(1, 1))
    (folder / "ลิงก์.png").symlink_to(tmp_path / "ลับ.png")

    assert "อยู่นอกโฟลเดอร์แผน" in refused(folder, name)[0]


@pytest.mark.parametrize("name", ["ไม่มี.png", "โฟลเดอร์.png", "ก" * 400 + ".png", "ไม่มี/ก.png"])
def test_a_picture_that_is_no_file_is_told_as_missing(tmp_path: Path, name: str) -> None:
    (tmp_path / "โฟลเดอร์.png").mkdir()

    assert "ไม่พบแฟ้มรูป" in refused(tmp_path, name)[0]


def test_a_file_that_is_no_picture_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ก.png").write_bytes(b"MZ program")

    assert "ไม่ใช่รูปภาพ" in refused(tmp_path, "ก.png")[0]


def test_a_picture_of_more_than_fifty_million_dots_is_refused_by_its_header_alone(tmp_path: Path) -> None:
    data = png(1, 1)
    (tmp_path / "ก.png").write_bytes(data[:16] + struct.pack(">II", 10_000, 5_001) + data[24:])

    assert "50 ล้านจุด" in refused(tmp_path, "ก.png")[0]


def test_a_file_of_more_than_twenty_megabytes_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ก.png").write_bytes(png(1, 1) + bytes(20_000_000))

    assert "ใหญ่เกิน 20 เมกะไบต์" in refused(tmp_path, "ก.png")[0]


def test_pictures_that_are_too_much_together_are_refused_from_there_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures._Budget, "__init__", lambda self: setattr(self, "left", len(png(9, 9)) + 5))
    for name in "กข":
        (tmp_path / f"{name}.png").write_bytes(png(9, 9))

    found, problems = read_pictures(tmp_path, [("ก.png", CELL), ("ข.png", CELL)])

    assert list(found) == ["ก.png"]
    assert ["รวมกัน" in each.what for each in problems] == [True]
