"""What the law lets one compute: fiscal years, and the days of the announcement."""

from __future__ import annotations

from datetime import date, timedelta

from docgen.thai.dates import BUDDHIST_ERA

_OCTOBER = 10
_FIRST_YEAR, _LAST_YEAR = 2540, 2620


def fiscal_start(year: int) -> date:
    """1 October of the year before: fiscal year 2563 begins on 1 ตุลาคม 2562.

    พ.ร.บ. วิธีการงบประมาณ พ.ศ. 2561 มาตรา 4, ปีงบประมาณ.
    """
    return date(year - BUDDHIST_ERA - 1, _OCTOBER, 1)


def fiscal_end(year: int) -> date:
    """30 September: fiscal year 2563 ends on 30 กันยายน 2563 (the same section)."""
    return date(year - BUDDHIST_ERA, 9, 30)


def fiscal_year_of(day: date) -> int:
    """The fiscal year พ.ศ. of a day: 1 ตุลาคม 2562 → 2563."""
    return day.year + BUDDHIST_ERA + (day.month >= _OCTOBER)


def plausible_year(year: int) -> bool:
    """Whether a number can be the พ.ศ. year of a plan: 2540 to 2620; so neither 2019, 63 nor 25563."""
    return _FIRST_YEAR <= year <= _LAST_YEAR


def post_by(announced: date) -> date:
    """The last day for posting the announcement: within 15 days of the day it is announced.

    ระเบียบกระทรวงมหาดไทยว่าด้วยการจัดทำแผนพัฒนาขององค์กรปกครองส่วนท้องถิ่น พ.ศ. 2548 ข้อ 26 (2); the first day is not
    counted (ป.พ.พ. มาตรา 193/3).
    """
    return announced + timedelta(days=15)


def posted_until(posted: date) -> date:
    """The first day on which the announcement has been posted for 30 days, counted from the day of posting.

    The same ข้อ 26 (2): posted "not less than thirty days"; the first day is not counted (ป.พ.พ. มาตรา 193/3). Give the
    day of the announcement when it is posted the same day.
    """
    return posted + timedelta(days=30)
