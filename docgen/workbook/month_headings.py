"""Headers that are months: ต.ค. and the ways it is typed, with or without a year, and headers that only look so."""

from __future__ import annotations

from docgen.late_pattern import late_pattern
from docgen.named_tuple import NamedTuple
from docgen.thai.text import comparison_key
from docgen.vocabulary import MONTH_COLUMNS, MONTHS, Column

_BY_NAME: dict[str, int] = {
    spelling: index for index, month in enumerate(MONTHS) for spelling in (month.tag, comparison_key(month.name))
}
_YEAR = late_pattern(r"(.*?)(?:ปี)?(?:พศ)?([0-9]{4}|[0-9]{2})")
# Built as the twelve are, yet none of them. Other abbreviations (ร.พ., อ.ย.) are no months; long names are not guessed,
# since นักเรียน ends as เมษายน does.
_LOOKS_SHORT = late_pattern(r"(?:[ตพธกส]\u0e38?|เ?ม[\u0e34-\u0e37]?)\.[คยพ]\.?")
_FIRST_MONTH = 10  # October: it and the two months after it belong to the calendar year before the fiscal year


class MonthHeader(NamedTuple):
    """The declared column of the month, and the year typed behind it: as typed, two or four digits, or None."""

    column: Column
    year: int | None

    def belongs_to(self, fiscal_year: int | None) -> bool:
        """Whether the month lies in the fiscal year (พ.ศ.); a month without a year does, by its place in the table."""
        if self.year is None or fiscal_year is None:
            return True
        month = MONTHS[MONTH_COLUMNS.index(self.column)]
        year = fiscal_year - (month.number >= _FIRST_MONTH)
        return self.year in (year, year % 100)


def month_of(header: str) -> MonthHeader | None:
    """The month that a header names: ต.ค., ตค, ตุลาคม, ต.ค. 62, ตุลาคม 2562, "ต. ค.". None when it names none."""
    letters = comparison_key(header).replace(".", "").removeprefix("เดือน")
    index = _BY_NAME.get(letters)
    if index is not None:
        return MonthHeader(MONTH_COLUMNS[index], None)
    dated = _YEAR.fullmatch(letters)
    index = _BY_NAME.get(dated[1]) if dated else None
    return MonthHeader(MONTH_COLUMNS[index], int(dated[2])) if dated and index is not None else None


def looks_like_month(header: str) -> bool:
    """Whether a header that names no month must be meant for one: มิ.ค."""
    return month_of(header) is None and _LOOKS_SHORT.fullmatch(comparison_key(header)) is not None
