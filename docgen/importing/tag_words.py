"""What a plan's general facts are when its prose is read: the words to look for, and the sums of its records."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from docgen.importing.found import Found, FoundRecord, Given
from docgen.vocabulary import AUTHORITY_ABBREVIATIONS, BUDGET, EQUIPMENT_SHEET, PROJECT_SHEET


@dataclass(frozen=True, slots=True)
class TagWords:
    """The facts of one plan; "" and None where the import found nothing certain enough to have a value.

    ``short`` is the organisation's name without its type, ``short_kind`` the type's abbreviation (อบต.).
    """

    name: str = ""
    kind: str = ""
    short: str = ""
    short_kind: str = ""
    district: str = ""
    province: str = ""
    year: int = 0
    announced_on: date | None = None
    signatory: str = ""
    position: str = ""
    edition: str = ""
    projects: int = 0
    budget: Decimal = Decimal(0)
    equipment: int = 0
    equipment_budget: Decimal = Decimal(0)


def tag_words(found: Found) -> TagWords:
    """The words of a finding."""
    name, kind = _text(found, "ชื่อหน่วยงาน"), _text(found, "ประเภทหน่วยงาน")
    projects, equipment = _of(found.records, PROJECT_SHEET), _of(found.records, EQUIPMENT_SHEET)
    year, announced = _value(found, "ปีงบประมาณ"), _value(found, "วันที่ประกาศ")
    return TagWords(
        name, kind,
        name.removeprefix(kind).strip() if kind and name.startswith(kind) else "",
        AUTHORITY_ABBREVIATIONS.get(kind, ""),
        _text(found, "อำเภอ"), _text(found, "จังหวัด"),
        year if isinstance(year, int) else 0,
        announced if isinstance(announced, date) else None,
        _text(found, "ผู้ประกาศ"), _text(found, "ตำแหน่งผู้ประกาศ"), _text(found, "ฉบับ"),
        len(projects), _sum(projects), len(equipment), _sum(equipment),
    )  # fmt: skip


def _value(found: Found, key: str) -> Given | None:
    reading = found.general.get(key)
    return None if reading is None else reading.value


def _text(found: Found, key: str) -> str:
    value = _value(found, key)
    return value.strip() if isinstance(value, str) else ""


def _of(records: Iterable[FoundRecord], sheet: str) -> list[FoundRecord]:
    return [each for each in records if each.sheet == sheet]


def _sum(records: Iterable[FoundRecord]) -> Decimal:
    amounts = (each.cells[BUDGET.header].value for each in records if BUDGET.header in each.cells)
    return sum((Decimal(each) for each in amounts if isinstance(each, int | Decimal)), Decimal(0))
