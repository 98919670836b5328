"""Reads the picture files that a workbook names: only inside the plan's folder, only what can be printed.

The size is read from the file's header (PNG: ISO/IEC 15948, 11.2.2; JPEG: ITU-T T.81, B.2.2; GIF89a, 18; BMP: the
BITMAPINFOHEADER), so that no image library is needed; nothing is decoded, and the bytes go into the book as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath

from docgen.problems import Place, Problem, error
from docgen.schema import Picture
from docgen.thai.nearest import nearest
from docgen.thai.text import comparison_key

_LARGEST_FILE = 20_000_000  # bytes
_LARGEST_IN_ALL = 200_000_000  # bytes: all stand in memory until the book is written
_MOST_PIXELS = 50_000_000
_EMU_PER_PIXEL = 9_525  # at 96 pixels to the inch
_KINDS = "PNG, JPEG, GIF หรือ BMP"


class _Refused(Exception):  # noqa: N818 - reads as what happened
    """Why a file cannot serve: what was found, and the mend."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(what)
        self.what, self.mend = what, mend


class _Budget:
    def __init__(self) -> None:
        self.left = _LARGEST_IN_ALL


def read_pictures(folder: Path, cells: Iterable[tuple[str, Place]]) -> tuple[dict[str, Picture], list[Problem]]:
    """The pictures by the name in the cell, and ``picture-unreadable`` at each cell whose picture cannot serve.

    ``folder`` is where the workbook stands; names are relative to it.
    """
    pictures: dict[str, Picture] = {}
    refusals: dict[str, _Refused] = {}
    problems: list[Problem] = []
    budget = _Budget()
    for name, where in cells:
        if name not in pictures and name not in refusals:
            try:
                pictures[name] = _picture(folder, name, budget)
            except _Refused as refused:
                refusals[name] = refused
        if name in refusals:
            problems.append(error("picture-unreadable", where, refusals[name].what, refusals[name].mend))
    return pictures, problems


def _picture(folder: Path, name: str, budget: _Budget) -> Picture:
    shown = " ".join(name.split())[:120]
    data = _data(_found(folder, name, shown), shown, budget)
    size = pixels(data)
    if size is None:
        raise _Refused(f"แฟ้ม “{shown}” ไม่ใช่รูปภาพ {_KINDS} ที่สมบูรณ์", f"เปิดด้วยโปรแกรมดูรูป แล้วบันทึกใหม่เป็น {_KINDS}")
    if size[0] * size[1] > _MOST_PIXELS:
        what = f"รูป “{shown}” มีขนาด {size[0]:,} × {size[1]:,} จุด ซึ่งใหญ่เกิน {_MOST_PIXELS // 1_000_000} ล้านจุด"
        raise _Refused(what, "ย่อรูปให้เล็กลง แล้วบันทึกใหม่")
    return Picture(name.strip(), data, size[0] * _EMU_PER_PIXEL, size[1] * _EMU_PER_PIXEL)


def _found(folder: Path, name: str, shown: str) -> Path:
    """The file of that name inside the folder; links that lead out of it do not count as inside."""
    steps = PurePosixPath(name.strip().replace("\\", "/"))  # Windows users type either
    outside = _Refused(
        f"รูป “{shown}” อยู่นอกโฟลเดอร์แผน", "คัดลอกรูปมาไว้ในโฟลเดอร์แผน แล้วพิมพ์ชื่อแฟ้ม เช่น รูป/แผนที่.png"
    )
    if steps.is_absolute() or ".." in steps.parts or ":" in name or "\0" in name:
        raise outside
    try:
        path = folder
        for step in steps.parts:
            path = _entry(path, step)
        if not path.resolve().is_relative_to(folder.resolve()):
            raise outside
        if path.is_file():
            return path
    except OSError:
        pass  # a name that no file can have
    near = _near(folder, steps)
    mend = f"หมายถึง “{near}” หรือไม่ ถ้าใช่ ให้แก้ตามนี้" if near else "วางแฟ้มรูปไว้ในโฟลเดอร์แผน หรือแก้ชื่อในช่องให้ตรงกับแฟ้ม"
    raise _Refused(f"ไม่พบแฟ้มรูป “{shown}” ในโฟลเดอร์แผน", mend)


def _entry(folder: Path, name: str) -> Path:
    """The entry of that name, or the one that looks the same: macOS spells Thai names in its own way."""
    exact = folder / name
    if exact.exists() or not folder.is_dir():
        return exact
    key = comparison_key(name)
    return next((each for each in sorted(folder.iterdir()) if comparison_key(each.name) == key), exact)


def _near(folder: Path, steps: PurePosixPath) -> str:
    holder = folder.joinpath(*steps.parts[:-1])
    try:
        names = sorted(each.name for each in holder.iterdir() if each.is_file())
    except OSError:
        return ""
    found = nearest(steps.name, names)
    return str(steps.with_name(found)) if found else ""


def _data(path: Path, shown: str, budget: _Budget) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST_FILE + 1)
    except OSError:
        raise _Refused(f"เปิดแฟ้มรูป “{shown}” ไม่ได้", "ปิดโปรแกรมที่เปิดแฟ้มนี้อยู่ หรือตรวจสิทธิ์ของแฟ้ม แล้วลองอีกครั้ง") from None
    if len(data) > _LARGEST_FILE:
        what = f"แฟ้มรูป “{shown}” ใหญ่เกิน {_LARGEST_FILE // 1_000_000} เมกะไบต์"
        raise _Refused(what, "ย่อรูปให้เล็กลง แล้วบันทึกใหม่")
    budget.left -= len(data)
    if budget.left < 0:
        what = f"รูปทั้งหมดรวมกันใหญ่เกิน {_LARGEST_IN_ALL // 1_000_000} เมกะไบต์ ตั้งแต่ “{shown}”"
        raise _Refused(what, "ย่อรูปให้เล็กลง แล้วบันทึกใหม่")
    return data


def pixels(data: bytes) -> tuple[int, int] | None:
    """Width and height of a picture by its header; None for what is none, has no size, or is cut off."""
    for start, read in _HEADERS:
        if data.startswith(start):
            size = read(data)
            return size if size is not None and min(size) > 0 else None
    return None


def _png(data: bytes) -> tuple[int, int] | None:
    if data[12:16] != b"IHDR" or b"IEND" not in data[-64:]:
        return None
    return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")


def _jpeg(data: bytes) -> tuple[int, int] | None:
    """From the frame header, behind segments that each tell their length."""
    at = 2
    while at + 9 < len(data):
        if data[at] != 0xFF:
            return None
        marker = data[at + 1]
        if marker == 0xFF or marker == 0x01 or 0xD0 <= marker <= 0xD8:  # fill bytes and markers that stand alone
            at += 1 if marker == 0xFF else 2
        elif 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            size = int.from_bytes(data[at + 7 : at + 9], "big"), int.from_bytes(data[at + 5 : at + 7], "big")
            return size if b"\xff\xd9" in data[at:] else None
        else:
            at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return None


def _gif(data: bytes) -> tuple[int, int] | None:
    return (int.from_bytes(data[6:8], "little"), int.from_bytes(data[8:10], "little")) if len(data) > 13 else None


def _bmp(data: bytes) -> tuple[int, int] | None:
    """A height below zero tells that the rows come from the top."""
    if len(data) < 26 or int.from_bytes(data[14:18], "little") < 40:
        return None
    across, down = (int.from_bytes(data[at : at + 4], "little", signed=True) for at in (18, 22))
    return abs(across), abs(down)


_HEADERS: tuple[tuple[bytes, Callable[[bytes], tuple[int, int] | None]], ...] = (
    (b"\x89PNG\r\n\x1a\n", _png), (b"\xff\xd8\xff", _jpeg), (b"GIF87a", _gif), (b"GIF89a", _gif), (b"BM", _bmp),
)
