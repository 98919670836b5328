"""What the announcement in a finished Word plan tells: its date, who signed it, and as what.

Form 7 of the office regulation ends with "ประกาศ ณ วันที่ …", a place for the signature, the name in brackets and the
position below it (ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. 2526, แบบที่ 7).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from docgen.grid import GridCell
from docgen.importing.found import Reading
from docgen.thai.dates import read_date

_ANNOUNCED = re.compile(r"\s*(?:จึง)?ประกาศ\s{0,9}ณ\s{0,9}(?P<day>วันที่\s.{1,60}|วันที่.{1,60})")
_NAME = re.compile(r"\s*[(]\s*(?P<name>[\u0e01-\u0e4e][\u0e01-\u0e4e .\u00a0]{3,60}[\u0e01-\u0e4e])\s*[)]\s*")
_POSITION = re.compile(r"\s*(?P<position>(?:รอง)?(?:นายก|ปลัด|ผู้ว่าราชการ|ประธาน)[\u0e01-\u0e4e .]{3,100})\s*")
_SIGNATURE = 8  # lines between the date and the position
_CONTINUED = ("ปฏิบัติ", "รักษาราชการ", "ทำการแทน")
_TWO_LINES = "ตำแหน่งผู้ลงนามมีหลายบรรทัด โปรดตรวจ"
_DIFFERENT = "ต้นฉบับมีประกาศหลายฉบับที่บอกไว้ต่างกัน โปรดตรวจ"


def announcement_of(lines: Sequence[GridCell]) -> dict[str, Reading]:
    """วันที่ประกาศ, ผู้ประกาศ and ตำแหน่งผู้ประกาศ, as far as the lines tell them; ``lines`` in the document's order."""
    found: dict[str, Reading] = {}
    said = [line for line in lines if line.text.strip()]
    for at, line in enumerate(said):
        day = _day(line.text)
        if day is None:
            continue
        _keep(found, "วันที่ประกาศ", Reading(day, line.place, line.text))
        for key, reading in _signature(said[at + 1 : at + 1 + _SIGNATURE]):
            _keep(found, key, reading)
    return found


def _day(text: str) -> date | None:
    announced = _ANNOUNCED.fullmatch(text)
    return None if announced is None else read_date(announced["day"])


def _signature(lines: Sequence[GridCell]) -> Iterator[tuple[str, Reading]]:
    """The name and, right below it, the position."""
    at = next((at for at, line in enumerate(lines) if _NAME.fullmatch(line.text)), -1)
    if at < 0:
        return
    name = _NAME.fullmatch(lines[at].text)
    if name is not None:
        yield "ผู้ประกาศ", Reading(name["name"].strip(), lines[at].place, lines[at].text)
    below = lines[at + 1 : at + 3]
    position = _POSITION.fullmatch(below[0].text) if below else None
    if position is not None:
        goes_on = len(below) > 1 and below[1].text.strip().startswith(_CONTINUED)
        doubt = _TWO_LINES if goes_on else ""
        yield "ตำแหน่งผู้ประกาศ", Reading(position["position"].strip(), below[0].place, below[0].text, doubt)


def _keep(found: dict[str, Reading], key: str, reading: Reading) -> None:
    """The first that was told; another one after it makes it doubtful."""
    first = found.get(key)
    if first is None:
        found[key] = reading
    elif first.value != reading.value and not first.doubt:
        found[key] = Reading(first.value, first.place, first.found, _DIFFERENT)
