"""Excel's date numbers (ECMA-376 part 1, 18.17.4) as dates and times.

Day 1 is 1 January 1900; day 60, 29 February 1900, never was (Lotus 1-2-3 counted it, so Excel does). With the 1904
system, of old Macs, day 0 is 1 January 1904. A fraction is a part of the day; a fraction alone is a time.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal

_LAST_DAY = 2_958_465  # 31 December 9999
_DAY = 86_400_000  # in milliseconds, to which Excel keeps time
_DAYS_TO_1904 = 1_462  # days between the two systems


def date_of(serial: int | Decimal, from_1904: bool = False) -> date | datetime | time | None:
    """The date (a whole number), the moment, or the time of day (below 1); None where no such day exists."""
    if not 0 <= serial <= _LAST_DAY + 1:
        return None
    days, milliseconds = divmod(round(serial * _DAY), _DAY)
    if days == 0:
        return _time(milliseconds)
    day = _day(days + _DAYS_TO_1904 if from_1904 else days)
    if day is None or milliseconds == 0:
        return day
    return datetime.combine(day, _time(milliseconds))


def _day(days: int) -> date | None:
    if days == 60 or days > _LAST_DAY:
        return None
    return date(1899, 12, 31 if days < 60 else 30) + timedelta(days)


def _time(milliseconds: int) -> time:
    return (datetime.min + timedelta(milliseconds=milliseconds)).time()


def duration_of(serial: int | Decimal) -> str:
    """A length of time as Excel's [h]:mm shows it: 1.5 → 36:00."""
    minutes = round(serial * 1440)
    return f"{'-' if minutes < 0 else ''}{abs(minutes) // 60}:{abs(minutes) % 60:02}"
