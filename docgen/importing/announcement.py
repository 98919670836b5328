"""What the announcement of a finished plan tells: when it was announced, by whom, in which position.

Form 7 of the office regulation: "ประกาศ ณ วันที่ …", a blank line, the name in brackets, the position below it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen.grid import GridCell
from docgen.importing.found import Reading
from docgen.late_pattern import late_pattern
from docgen.thai.dates import read_date

_DATED = late_pattern(r"ประกาศ\s*ณ\s*วันที่\s*(?P<day>.+?)\s*$")
_NAMED = late_pattern(r"^\s*\(\s*(?P<name>[\u0e01-\u0e5b][\u0e01-\u0e5b .\"“”]{4,60})\s*\)\s*$")
_POSITION = late_pattern(
    r"^\s*(?P<position>(?:นายก|ปลัด|รองนายก|รองปลัด|รักษาราชการ|ประธาน|ผู้อำนวยการ)[\u0e01-\u0e5b .]*)$"
)
_BELOW = 3  # lines under the date in which the signature stands, under the name in which the position does


def announcement_of(lines: Sequence[GridCell]) -> dict[str, Reading]:
    """วันที่ประกาศ, ผู้ประกาศ and ตำแหน่งผู้ประกาศ, as far as the lines of a document tell them."""
    found: dict[str, Reading] = {}
    for at, line in enumerate(lines):
        dated = _DATED.search(line.text)
        if dated is None:
            continue
        day = read_date(dated["day"])
        doubt = "" if day is not None else "อ่านวันที่ประกาศไม่ได้ กรอกวัน เดือน ปี ในช่องนี้"
        found.setdefault("วันที่ประกาศ", Reading(day, line.place, line.text, doubt))
        for key, reading in _signature(lines[at + 1 :]):
            found.setdefault(key, reading)
    return found


def _signature(below: Sequence[GridCell]) -> Iterator[tuple[str, Reading]]:
    for at, line in enumerate(below[:_BELOW]):
        named = _NAMED.match(line.text)
        if named is not None:
            yield "ผู้ประกาศ", Reading(" ".join(named["name"].split()), line.place, line.text)
            yield from _position(below[at + 1 : at + 1 + _BELOW])
            return


def _position(below: Sequence[GridCell]) -> Iterator[tuple[str, Reading]]:
    for line in below:
        found = _POSITION.match(line.text)
        if found is not None:
            yield "ตำแหน่งผู้ประกาศ", Reading(" ".join(found["position"].split()), line.place, line.text)
            return
