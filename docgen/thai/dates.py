"""Dates: read as clerks type them, printed as official documents print them.

Dates inside the program are Gregorian; years that people read are พ.ศ. (Gregorian + 543). The names are plain tables:
pythainlp's thai_strftime gives the same text but costs 60–140 ms to import, and every book prints a date.
"""

from __future__ import annotations

import re
from datetime import date

from docgen.late_pattern import late_pattern
from docgen.thai.digits import fold_digits
from docgen.thai.text import mend

BUDDHIST_ERA = 543
MONTH_NAMES = (
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
    "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
)  # fmt: skip
SHORT_MONTHS = (
    "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.",
)  # fmt: skip

_MONTH_NUMBERS = {
    name.replace(".", ""): number
    for names in (MONTH_NAMES, SHORT_MONTHS)
    for number, name in enumerate(names, 1)
}
_WEEKDAY = "จันทร์|อังคาร|พุธ|พฤหัสบดี|พฤหัส|ศุกร์|เสาร์|อาทิตย์"
# Spaces and dots, unless digits stand on both sides: "25 62" and "25.62" are no years.
_LOOSE = late_pattern(r"(?<![0-9])[\s.]|[\s.](?![0-9])")
_NAMED = late_pattern(
    rf"(?:วัน(?:{_WEEKDAY})?ที่)?(?P<day>[0-9]{{1,2}})(?:เดือน)?(?P<month>{'|'.join(_MONTH_NUMBERS)})"
    r"(?P<era>พศ|คศ)?(?P<year>[0-9]{4}|[0-9]{2})"
)
_NUMERIC = late_pattern(r"(?P<day>[0-9]{1,2})(?P<mark>[-/.])(?P<month>[0-9]{1,2})(?P=mark)(?P<year>[0-9]{4}|[0-9]{2})")
_YEAR_FIRST = late_pattern(
    r"(?P<year>[0-9]{4})(?P<mark>[-/])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})"
    r"(?:[T ]00:00(?::00(?:\.0{1,6})?)?)?"
)
_FIRST_BUDDHIST = 2400  # a year above it is พ.ศ.: Excel stores 1/10/2562 typed as a date as the Gregorian year 2562
_FIRST_YEAR, _LAST_YEAR = 1900, 2199  # what a date of a plan can be; 1899 is Excel's time of day without a date


def read_date(raw: object) -> date | None:
    """The Gregorian date in a cell, or None when it is not surely one.

    Understood: real dates (a year above 2400 is พ.ศ.); "1 ต.ค. 62", "๑ ตุลาคม ๒๕๖๒", "วันที่ 1 เดือนตุลาคม พ.ศ. 2562",
    1/10/2562, 01-10-62, 1.10.2562 (day first, as Thais write), 2019-10-01 and 2562-10-01. Years of two digits are
    พ.ศ. 25xx. Not understood: impossible days, ranges, bare numbers (43739), English names, years that no plan has.
    """
    if isinstance(raw, date):
        return _gregorian(raw.year, raw.month, raw.day)
    if not isinstance(raw, str):
        return None
    text = fold_digits(mend(raw)[0]).strip()
    if found := _NAMED.fullmatch(_LOOSE.sub("", text)):
        return _of_era(found, _MONTH_NUMBERS[found["month"]], found["era"] or "")
    found = _NUMERIC.fullmatch(text) or _YEAR_FIRST.fullmatch(text)
    return _of_era(found, int(found["month"]), "") if found else None


def _of_era(found: re.Match[str], month: int, era: str) -> date | None:
    year = int(found["year"])
    if len(found["year"]) == 2:
        year += 2500
    if era and (era == "พศ") != (year > _FIRST_BUDDHIST):
        return None
    return _gregorian(year, month, int(found["day"]))


def _gregorian(year: int, month: int, day: int) -> date | None:
    if year > _FIRST_BUDDHIST:
        year -= BUDDHIST_ERA
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:  # 31 เมษายน; 29 กุมภาพันธ์ 2562
        return None


def buddhist_year(day: date) -> int:
    """The year พ.ศ. of a Gregorian date: 2019-10-01 → 2562."""
    return day.year + BUDDHIST_ERA


def month_name(day: date) -> str:
    """ตุลาคม"""
    return MONTH_NAMES[day.month - 1]


def long_date(day: date) -> str:
    """1 ตุลาคม 2562"""
    return f"{day.day} {month_name(day)} {buddhist_year(day)}"


def long_date_era(day: date) -> str:
    """1 ตุลาคม พ.ศ. 2562"""
    return f"{day.day} {month_name(day)} พ.ศ. {buddhist_year(day)}"


def short_date(day: date) -> str:
    """1 ต.ค. 62: the last two digits of the พ.ศ. year."""
    return f"{day.day} {SHORT_MONTHS[day.month - 1]} {buddhist_year(day) % 100:02}"


def short_date_era(day: date) -> str:
    """1 ต.ค. พ.ศ. 2562"""
    return f"{day.day} {SHORT_MONTHS[day.month - 1]} พ.ศ. {buddhist_year(day)}"


def month_year(day: date) -> str:
    """ตุลาคม 2562"""
    return f"{month_name(day)} {buddhist_year(day)}"


def month_year_era(day: date) -> str:
    """ตุลาคม พ.ศ. 2562"""
    return f"{month_name(day)} พ.ศ. {buddhist_year(day)}"
