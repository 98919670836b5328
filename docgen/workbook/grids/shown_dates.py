"""A date as its format shows it: a พ.ศ. year under b or a Thai calendar, Thai months under a Thai locale."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from docgen.late_pattern import late_pattern
from docgen.thai.dates import BUDDHIST_ERA, MONTH_NAMES, SHORT_MONTHS
from docgen.thai.digits import to_thai

_LOCALE = late_pattern(r"\[\$[^\]-]*-(?P<code>[0-9A-Fa-f]+)\]")
_PIECES = late_pattern(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_.|\*.|\[[^\]]*\]|(?P<field>d+|m+|y+|b+|e+|h+|s+|am/pm|ว+|ด+|ป+|ช+|น+)'
    r"|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_THAI_LETTERS = {"ว": "d", "ด": "m", "ป": "y", "ช": "h", "น": "m"}
_WEEKDAYS = ("วันจันทร์", "วันอังคาร", "วันพุธ", "วันพฤหัสบดี", "วันศุกร์", "วันเสาร์", "วันอาทิตย์")
_FIRST_BUDDHIST = 2400  # a พ.ศ. year typed as a date: it is shown as it was meant
_BUDDHIST_CALENDAR, _THAI_DIGITS = 0x07, 0x0D  # of a locale [$-DDCCLLLL]: digits, calendar, language


def shown_moment(moment: date | datetime | time, code: str = "") -> str:
    """The moment as a reader of a Thai Excel sees it; without a code as its system's short date: 1/10/2562."""
    if isinstance(moment, time):
        return moment.strftime("%H:%M:%S") if moment.second else moment.strftime("%H:%M")
    section = code.partition(";")[0]
    if not section:
        return f"{moment.day}/{moment.month}/{_buddhist(moment)}{_time_behind(moment)}"
    locale = _LOCALE.search(section)
    number = int(locale["code"][-8:], 16) if locale else 0
    text = "".join(_texts(moment, section, (number >> 16) & 0xFF == _BUDDHIST_CALENDAR)).strip()
    return to_thai(text) if number >> 24 == _THAI_DIGITS else text


def _time_behind(moment: date) -> str:
    return f" {moment:%H:%M}" if isinstance(moment, datetime) and moment.time() != time() else ""


def _texts(moment: date, section: str, buddhist: bool) -> list[str]:
    texts, before = [], ""
    for found in _PIECES.finditer(section):
        field = found["field"]
        if field is None:
            texts.append(found["quoted"] or found["escaped"] or found["other"] or "")
            continue
        letter = _THAI_LETTERS.get(field[0], field[0].lower())
        minute = letter == "m" and (before == "h" or field[0] == "น")
        texts.append(_field(moment, "minute" if minute else letter, len(field), buddhist))
        before = letter
    return texts


def _field(moment: date, letter: str, count: int, buddhist: bool) -> str:
    if letter == "d":
        return _day(moment, count)
    if letter == "m":
        return _month(moment, count)
    if letter in "ybe":
        year = _buddhist(moment) if buddhist or letter == "b" else moment.year
        return f"{year % 100:02}" if count < 3 else str(year)
    clock = moment if isinstance(moment, datetime) else datetime.combine(moment, time())
    value = {"h": clock.hour, "minute": clock.minute, "s": clock.second}.get(letter)
    return "" if value is None else f"{value:0{min(count, 2)}}"


def _day(moment: date, count: int) -> str:
    if count > 2:
        return _WEEKDAYS[moment.weekday()]
    return f"{moment.day:0{count}}"


def _month(moment: date, count: int) -> str:
    if count > 2:
        return (SHORT_MONTHS if count == 3 else MONTH_NAMES)[moment.month - 1]
    return f"{moment.month:0{count}}"


def _buddhist(moment: date) -> int:
    return moment.year if moment.year > _FIRST_BUDDHIST else moment.year + BUDDHIST_ERA
