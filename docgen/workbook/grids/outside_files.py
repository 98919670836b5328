"""Workbooks that take values from other files (ECMA-376 part 1, 18.14): what they show may be long out of date."""

from __future__ import annotations

from posixpath import basename, join
from urllib.parse import unquote

from docgen.problems import FilePlace, Problem, error
from docgen.workbook.parts import find_workbook, links_of
from docgen.workbook.xml_scan import Attributes, scan

_SHOWN = 60


def outside_files_problem(file: str, members: dict[str, bytes]) -> Problem | None:
    """The refusal of a workbook with links to other workbooks, or to programs (DDE, OLE). Raises Damaged."""
    parts = [link.target for link in links_of(members, find_workbook(members)).values() if link.kind == "externalLink"]
    if not parts:
        return None
    names = " ".join(f"“{each}”" for each in dict.fromkeys(_name(members, part) for part in parts) if each)
    mend = "ใน Excel เลือก ข้อมูล > แก้ไขการเชื่อมโยง > ตัดการเชื่อมโยง ให้เหลือแต่ค่า แล้วบันทึกใหม่"
    what = f"สมุดงานดึงค่าจากแฟ้มอื่น {names}".strip() + " จึงไม่รู้ว่าค่าที่เห็นเป็นปัจจุบันหรือไม่"
    return error("file-unsafe", FilePlace(file), what, mend)


def _name(members: dict[str, bytes], part: str) -> str:
    """The other file's name as its relationship tells it."""
    folder, _, name = part.rpartition("/")
    targets: list[str] = []

    def start(_: str, attributes: Attributes) -> None:
        if attributes.get("TargetMode") == "External":
            targets.append(attributes.get("Target", ""))

    if data := members.get(join(folder, "_rels", f"{name}.rels")):
        scan(data, start)
    shown = basename(unquote(targets[0]).replace("\\", "/")) if targets else ""
    return "".join(mark for mark in shown if mark.isprintable())[:_SHOWN]
