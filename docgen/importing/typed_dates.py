"""The plan's own dates in its prose: announced, posted, the fiscal year's first and last day, in every usual form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from docgen.importing.claims import Claim, Typed, value_tag
from docgen.importing.tag_words import TagWords
from docgen.late_pattern import late_pattern
from docgen.thai import dates, fiscal
from docgen.thai.filters import FILTERS

_MONTHS = "|".join(re.escape(name) for name in (*dates.MONTH_NAMES, *dates.SHORT_MONTHS))
_ERA = r"(?:พ\s?\.\s?ศ\s?\.?)?"
_DATE = late_pattern(
    rf"(?<![0-9/])([0-9]{{1,2}})(\s{{0,9}}(?:เดือน)?\s{{0,9}})({_MONTHS})(\s{{0,9}}{_ERA}\s{{0,9}})([0-9]{{4}}|[0-9]{{2}})(?![0-9])"
)
_FORMS = ("วันที่", "วันที่พศ", "วันที่ย่อ", "วันที่ย่อพศ")  # filters, tried in this order


def own_dates(typed: Typed, words: TagWords) -> Iterator[Claim]:
    """Each date that the plan's facts give; one typed in no filter's form is taken day, month and year apart."""
    known = _known(words)
    for found in _DATE.finditer(typed.folded):
        day = dates.read_date(found[0])
        name = known.get(day) if day is not None else None
        if day is None or name is None:
            continue
        form = next((each for each in _FORMS if FILTERS[each].function(day) == found[0]), "")
        if form:
            text = typed.text[found.start() : found.end()]
            yield Claim(found.start(), found.end(), value_tag(f"{name} | {form}", text))
        elif len(found[5]) == 4 and found[3] in dates.MONTH_NAMES and found[1] == str(day.day):
            yield from _apart(typed, found, name)


def _apart(typed: Typed, found: re.Match[str], name: str) -> Iterator[Claim]:
    """วันที่ 30 เดือน กันยายน พ.ศ. 2562: what stands between stays."""
    for group, form in ((1, "วัน"), (3, "เดือน"), (5, "ปี")):
        text = typed.text[found.start(group) : found.end(group)]
        yield Claim(found.start(group), found.end(group), value_tag(f"{name} | {form}", text))


def _known(words: TagWords) -> dict[date, str]:
    """The days that the plan's facts give; a day that is two of them is the first."""
    days: dict[date, str] = {}
    if words.announced_on is not None:
        days[words.announced_on] = "วันที่ประกาศ"
    if fiscal.plausible_year(words.year):
        days.setdefault(fiscal.fiscal_start(words.year), "วันเริ่มปีงบประมาณ")
        days.setdefault(fiscal.fiscal_end(words.year), "วันสิ้นปีงบประมาณ")
    if words.announced_on is not None:
        days.setdefault(fiscal.post_by(words.announced_on), "ปิดประกาศภายใน")
        days.setdefault(fiscal.posted_until(words.announced_on), "ปิดประกาศถึง")
    return days
