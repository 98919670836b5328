"""The sheet ข้อมูลทั่วไป as an Authority: whose plan it is, for which year, announced when and by whom."""

from __future__ import annotations

from datetime import date

from docgen.late_pattern import late_pattern
from docgen.plan.cell_text import cell_text, quoted
from docgen.plan.extras import extra_keys
from docgen.plan.model import Authority, ExtraField
from docgen.problems import Problem, error
from docgen.rows import CellValue, Entry, WorkbookData
from docgen.thai.dates import BUDDHIST_ERA, read_date
from docgen.thai.digits import fold_digits
from docgen.thai.fiscal import fiscal_start, plausible_year
from docgen.vocabulary import GENERAL, GENERAL_SHEET, Column

_YEAR = "ปีงบประมาณ"
_ANNOUNCED = "วันที่ประกาศ"
_FORM = late_pattern(r"(?:พ\.?\s?ศ\.?)?\s?(?P<year>[0-9]{1,6})")
_CENTURY = 2500  # "63" is what people say for 2563
_NO_DAY = date.min


def read_authority(data: WorkbookData) -> tuple[Authority, tuple[ExtraField, ...], list[Problem]]:
    """The authority and the clerk's own keys.

    Problems: ``cell-blank``, ``year-unreadable``, ``date-unreadable``. What could not be read is blank, year 0, or a
    day that offends no rule, so that the rules can go on without echoes.
    """
    problems = [_blank(data, column) for column in GENERAL if column.required and not _text(data, column.header)]
    year, faults = _year(data)
    problems += faults
    announced, faults = _announced(data, year)
    problems += faults
    fields, extras = extra_keys(data.general, {column.header for column in GENERAL})
    texts = {column.header: _text(data, column.header) or column.default for column in GENERAL}
    authority = Authority(
        name=texts["ชื่อหน่วยงาน"],
        kind=texts["ประเภทหน่วยงาน"],
        district=texts["อำเภอ"],
        province=texts["จังหวัด"],
        fiscal_year=year,
        announced_on=announced,
        signatory=texts["ผู้ประกาศ"],
        signatory_position=texts["ตำแหน่งผู้ประกาศ"],
        edition=texts["ฉบับ"],
        strategy_label=texts["คำเรียกยุทธศาสตร์"],
        extras=extras,
    )
    return authority, fields, problems


def _value(data: WorkbookData, key: str) -> CellValue:
    return data.general.get(key, Entry(key, None, 0, 0)).value


def _text(data: WorkbookData, key: str) -> str:
    return cell_text(_value(data, key))


def _blank(data: WorkbookData, column: Column) -> Problem:
    where = data.place(column.header, GENERAL_SHEET)
    return error("cell-blank", where, f"ยังไม่ได้กรอก “{column.header}”", f"กรอกในช่องนี้ ({column.help})")


def read_year(value: CellValue) -> int | None:
    """The number of a year as typed (2563, ๒๕๖๓, พ.ศ. 2563), whether plausible or not; None when it is no year."""
    found = _FORM.fullmatch(fold_digits(cell_text(value)).strip())
    return int(found["year"]) if found and not isinstance(value, bool) else None


def _year(data: WorkbookData) -> tuple[int, list[Problem]]:
    raw = _value(data, _YEAR)
    year = read_year(raw)
    if not cell_text(raw) or (year is not None and plausible_year(year)):
        return year or 0, []
    meant = next((each for each in _meant(year) if plausible_year(each)), None)
    what = f"ปีงบประมาณ {quoted(raw)} ไม่ใช่ปี พ.ศ. ที่เป็นไปได้" + (f" หมายถึง {meant} หรือไม่" if meant else "")
    mend = f"พิมพ์ {meant}" if meant else "พิมพ์ปี พ.ศ. สี่หลัก เช่น 2563"
    return 0, [error("year-unreadable", data.place(_YEAR, GENERAL_SHEET), what, mend)]


def _meant(year: int | None) -> tuple[int, ...]:
    """What a year that is not พ.ศ. may stand for: ค.ศ., or its last two digits."""
    return () if year is None else (year + BUDDHIST_ERA, year + _CENTURY)


def _announced(data: WorkbookData, year: int) -> tuple[date, list[Problem]]:
    raw = _value(data, _ANNOUNCED)
    day = read_date(raw)
    if day is not None:
        return day, []
    unknown = fiscal_start(year) if year else _NO_DAY
    if not cell_text(raw):
        return unknown, []
    what = f"อ่านวันที่ {quoted(raw)} ไม่ได้"
    mend = "พิมพ์เป็นวัน เดือน ปี เช่น 30 กันยายน 2562"
    return unknown, [error("date-unreadable", data.place(_ANNOUNCED, GENERAL_SHEET), what, mend)]
