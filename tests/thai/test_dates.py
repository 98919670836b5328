"""Dates: every form that clerks type is understood or refused; printed with พ.ศ. years."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.thai import dates
from docgen.thai.dates import read_date
from docgen.thai.digits import to_thai

_FIRST = date(2019, 10, 1)
_DAYS = st.dates(min_value=date(1958, 1, 1), max_value=date(2056, 12, 31))  # พ.ศ. 2501–2599: two digits name the year


@pytest.mark.parametrize(
    "raw",
    [
        _FIRST,
        datetime(2019, 10, 1, 8, 30),
        datetime(2562, 10, 1),
        date(2562, 10, 1),
        "1 ต.ค. 62",
        "1 ต.ค. 2562",
        "1ต.ค.62",
        "1 ตค 62",
        "1 ต.ค 2562",
        "01 ตุลาคม 2562",
        "๑ ตุลาคม ๒๕๖๒",
        "1 ตุลาคม พ.ศ. 2562",
        "1 ตุลาคม พ.ศ.2562",
        "1 ตุลาคม พ.ศ. 62",
        "1 ตุลาคม ค.ศ. 2019",
        "1 ตุลาคม 2019",
        "วันที่ 1 เดือน ตุลาคม พ.ศ. 2562",
        "วันอังคารที่ 1 ตุลาคม 2562",
        "  1  ตุลาคม\u00a0 2562_x000D_",
        "1/10/2562",
        "01/10/62",
        "01-10-62",
        "1.10.2562",
        "1/10/2019",
        "2019-10-01",
        "2562-10-01",
        "2019/10/1",
        "2019-10-01 00:00:00",
        "2019-10-01T00:00",
    ],
)
def test_a_date_is_understood(raw: object) -> None:
    read = read_date(raw)

    assert read == _FIRST
    assert type(read) is date


@pytest.mark.parametrize("raw", ["29 ก.พ. 2563", "29 กุมภาพันธ์ 63", "29/2/2563", date(2020, 2, 29)])
def test_the_leap_day_of_2563_exists(raw: object) -> None:
    assert read_date(raw) == date(2020, 2, 29)


@pytest.mark.parametrize(
    "raw",
    [
        "29 ก.พ. 2562", "31 เมษายน 2562", "32 ต.ค. 62", "0 ต.ค. 62", "10/25/2562", "1/13/62", date(2564, 2, 29),
        "1 - 31 ต.ค. 62", "ต.ค. 62", "1 ตุลาคม", "1 ตุลา 62", "1 October 2019", "43739", "1 ตุลาคม 25.62", "1 ตุลาคม 25 62",
        "1 1 ตุลาคม 2562", "1/10-62", "1/10/256", "1/10/62562", "1 ตุลาคม พ.ศ. 2019", "1 ตุลาคม ค.ศ. 2562",
        "1 ตุลาคม ค.ศ. 62",
        "1 ตุลาคม 9999", "2019-10-01 08:30", "", "กฎหมาย", "1 ตุลาคม 0062", date(1899, 12, 30),
        43739, Decimal("43739.5"), True, None, time(8, 30),
    ],
)  # fmt: skip
def test_what_is_not_surely_a_date_is_refused(raw: object) -> None:
    assert read_date(raw) is None


@pytest.mark.parametrize(
    ("shape", "first", "leap"),
    [
        (dates.long_date, "1 ตุลาคม 2562", "29 กุมภาพันธ์ 2563"),
        (dates.long_date_era, "1 ตุลาคม พ.ศ. 2562", "29 กุมภาพันธ์ พ.ศ. 2563"),
        (dates.short_date, "1 ต.ค. 62", "29 ก.พ. 63"),
        (dates.short_date_era, "1 ต.ค. พ.ศ. 2562", "29 ก.พ. พ.ศ. 2563"),
        (dates.month_year, "ตุลาคม 2562", "กุมภาพันธ์ 2563"),
        (dates.month_year_era, "ตุลาคม พ.ศ. 2562", "กุมภาพันธ์ พ.ศ. 2563"),
        (dates.month_name, "ตุลาคม", "กุมภาพันธ์"),
        (dates.buddhist_year, 2562, 2563),
    ],
)
def test_a_date_is_printed(shape: object, first: object, leap: object) -> None:
    assert callable(shape)
    assert shape(_FIRST) == first
    assert shape(date(2020, 2, 29)) == leap


def test_the_short_year_keeps_its_zero() -> None:
    assert dates.short_date(date(2057, 1, 1)) == "1 ม.ค. 00"


@settings(deadline=None)
@given(_DAYS)
def test_every_printed_style_is_read_back(day: date) -> None:
    for shape in (dates.long_date, dates.long_date_era, dates.short_date, dates.short_date_era, date.isoformat):
        assert read_date(shape(day)) == day
        assert read_date(to_thai(shape(day))) == day


@settings(deadline=None)
@given(_DAYS, st.sampled_from("/-."))
def test_numeric_dates_are_read_day_first(day: date, mark: str) -> None:
    year = dates.buddhist_year(day)

    assert read_date(f"{day.day}{mark}{day.month:02}{mark}{year}") == day
    assert read_date(f"{day.day:02}{mark}{day.month}{mark}{year % 100:02}") == day


@settings(deadline=None)
@given(_DAYS.filter(lambda day: (day.month, day.day) != (2, 29)))
def test_a_buddhist_year_stored_as_a_gregorian_date_is_understood(day: date) -> None:
    assert read_date(day.replace(year=dates.buddhist_year(day))) == day


@pytest.mark.parametrize("part", ["1", "1/", " ", ".", "วัน", "1 ต.ค. ", "พ.ศ.", "\u00a0"])
def test_hostile_text_ends(part: str) -> None:
    assert read_date(f"{part * 100_000}x") is None


@settings(deadline=None)
@given(st.text(alphabet="0123456789/-. กตคพศุลม", max_size=20))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    read = read_date(text)

    assert read is None or 1900 <= read.year <= 2199
