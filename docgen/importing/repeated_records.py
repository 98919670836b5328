"""Records that two sources of one plan both tell: the workbook of the projects, and the book that was made of it.

Within one source nothing is a repetition: projects of the same name exist.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from docgen.importing.found import FoundRecord, LeftOut, Reading
from docgen.thai.text import comparison_key
from docgen.vocabulary import EQUIPMENT_SHEET, MONTHS

_MONTHS = frozenset(month.header for month in MONTHS)


def told_once(sources: Sequence[Sequence[FoundRecord]]) -> tuple[list[FoundRecord], list[LeftOut]]:
    """The records of all sources, without what a later one only repeats.

    A record that says otherwise than the one of its name before it is kept, with a doubt at its name.
    """
    kept: list[FoundRecord] = []
    repeated: list[LeftOut] = []
    known: dict[tuple[str, str], list[FoundRecord]] = {}
    for records in sources:
        new: list[FoundRecord] = []
        for record in records:
            namesakes = known.get(_name_of(record), [])
            same = next((each for each in namesakes if not _differences(each, record)), None)
            if same is not None:
                namesakes.remove(same)  # two of them repeat two
                repeated.append(_left(record, same))
            else:
                new.append(_doubted(record, namesakes[0]) if namesakes else record)
        kept += new
        for record in new:
            known.setdefault(_name_of(record), []).append(record)
    return kept, repeated


def _item(record: FoundRecord) -> str:
    return "ครุภัณฑ์" if record.sheet == EQUIPMENT_SHEET else "โครงการ"


def _name_of(record: FoundRecord) -> tuple[str, str]:
    return record.sheet, comparison_key(_said(record, _item(record)))


def _said(record: FoundRecord, header: str) -> str:
    reading = record.cells.get(header)
    return "" if reading is None or reading.value is None else str(reading.value)


def _differences(one: FoundRecord, other: FoundRecord) -> list[str]:
    """What two records say differently, as far as both say it; their months are one thing."""
    shared = [header for header in one.cells if header in other.cells and header not in _MONTHS]
    found = [each for each in shared if _key(one, each) != _key(other, each)]
    return found if _months(one) == _months(other) else [*found, "เดือนที่ดำเนินการ"]


def _key(record: FoundRecord, header: str) -> object:
    """What a record says, for comparing: 561000 is 561000.00."""
    value = record.cells[header].value
    return value if isinstance(value, (int, Decimal)) else comparison_key(_said(record, header))


def _months(record: FoundRecord) -> set[str]:
    return {header for header in record.cells if header in _MONTHS and _said(record, header)}


def _left(record: FoundRecord, same: FoundRecord) -> LeftOut:
    return LeftOut(record.place, _said(record, _item(record)), f"ซ้ำกับ {same.place} ทุกข้อมูล จึงนำเข้าครั้งเดียว")


def _doubted(record: FoundRecord, other: FoundRecord) -> FoundRecord:
    header = _item(record)
    name = record.cells[header]
    differ = " ".join(_differences(other, record))
    doubt = f"มีชื่อนี้ที่ {other.place} แล้ว แต่ต่างกันที่ {differ} ถ้าเป็น{header}เดียวกันให้ลบแถวที่ไม่ใช้"
    told = Reading(name.value, name.place, name.found, f"{name.doubt} {doubt}".strip())
    return replace(record, cells={**record.cells, header: told})
