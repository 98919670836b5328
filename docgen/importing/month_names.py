"""Months as headers and as texts: ต.ค., ตค, ตุลาคม, ต.ค. 62, and from which to which."""

from __future__ import annotations

import re

from docgen.late_pattern import late_pattern
from docgen.thai.digits import fold_digits
from docgen.vocabulary import MONTHS

_BY_NAME: dict[str, int] = {
    spelling: index for index, month in enumerate(MONTHS) for spelling in (month.tag, month.name)
}
_NAMES = "|".join(sorted(_BY_NAME, key=len, reverse=True))
_NOISE = late_pattern(r"[\s.]")
_ONE = late_pattern(rf"(?:เดือน)?(?:[0-9]{{1,2}})?(?P<month>{_NAMES})(?:ปี)?(?:พศ)?(?P<year>25[0-9]{{2}}|[0-9]{{2}})?")
_HEADER = late_pattern(rf"(?:เดือน)?(?P<month>{_NAMES})(?:ปี)?(?:พศ)?(?P<year>25[0-9]{{2}}|[0-9]{{2}})?")
_BETWEEN = late_pattern(r"[-\u2010-\u2015\u2212~]+|ถึง")
_APART = late_pattern(r"[,;/\n]|และ")
_WHOLE_YEAR = late_pattern(r"(?:ตลอด|ทั้ง)(?:ปี)(?:งบประมาณ)?(?:25[0-9]{2})?|12เดือน")
_QUARTERS = late_pattern(r"ไตรมาส(?:ที่)?(?P<first>[1-4])(?:(?:-|ถึง|และ)(?:ไตรมาส)?(?:ที่)?(?P<last>[1-4]))?")
_IN_FORMER_YEAR = 3  # ตุลาคม–ธันวาคม lie in the calendar year before the fiscal year's number


def _bare(text: str) -> str:
    return _NOISE.sub("", fold_digits(text))


def month_header(text: str) -> int | None:
    """The month that a header names, counted from 0 (ตุลาคม); None when it names none."""
    found = _HEADER.fullmatch(_bare(text))
    return _BY_NAME[found["month"]] if found else None


def months_in(text: str, year: int | None) -> tuple[frozenset[int] | None, bool]:
    """The months that a text tells ("ต.ค. 62 – มี.ค. 63"), and whether its years are those of the fiscal year.

    None when any part of the text is not understood.
    """
    bare = _bare(text)
    if _WHOLE_YEAR.fullmatch(bare):
        return frozenset(range(12)), True
    if quarters := _QUARTERS.fullmatch(bare):
        first, last = int(quarters["first"]), int(quarters["last"] or quarters["first"])
        return (frozenset(range(3 * first - 3, 3 * last)), True) if first <= last else (None, True)
    return _ranges(fold_digits(text), year)


def _ranges(text: str, year: int | None) -> tuple[frozenset[int] | None, bool]:
    months: set[int] = set()
    certain = True
    for part in _APART.split(text):
        ends = [_ONE.fullmatch(_bare(each)) for each in _BETWEEN.split(part) if each.strip()]
        if not ends or len(ends) > 2:
            return None, True
        first, last = _BY_NAME[ends[0]["month"]] if ends[0] else -1, _BY_NAME[ends[-1]["month"]] if ends[-1] else -1
        if not 0 <= first <= last:
            return None, True
        months.update(range(first, last + 1))
        certain = certain and all(_belongs(each, year) for each in ends if each)
    return frozenset(months), certain


def _belongs(found: re.Match[str], year: int | None) -> bool:
    """Whether the year typed behind a month is the one that it has in the fiscal year."""
    if year is None or not found["year"]:
        return True
    own = year - (_BY_NAME[found["month"]] < _IN_FORMER_YEAR)
    return int(found["year"]) in (own, own % 100)
