"""One column of money for each year of the five-year plan; only the plan's own year counts.

| ยุทธศาสตร์ | แผนงาน | ที่ | โครงการ | รายละเอียด |        งบประมาณ (บาท)       | สถานที่ | …
|            |        |    |         |            | 2562 | 2563  | 2564 | 2565 |        |
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from random import Random

from tests.importing.draft import GROUP_FIELDS, MONTH_FIELDS, Draft, Written
from tests.importing.records import YEAR, known_projects

_YEARS = ("before", "budget", "after", "later")
_FIELDS = (*GROUP_FIELDS, "number", "project", "detail", *_YEARS, "place", "department", *MONTH_FIELDS)


def write(chance: Random, path: Path, wrong_sums: bool) -> Written:
    """The other years' money differs."""
    draft = Draft(chance, wrong_sums=wrong_sums)
    page = draft.page("แผน")
    page.preamble(len(_FIELDS))
    first = _FIELDS.index("before") + 1
    merged_title = chance.random() < 0.5
    for offset, name in enumerate(_YEARS):
        draft.headers[name] = f"{YEAR - 1 + offset}" if merged_title else f"งบประมาณ {YEAR - 1 + offset} (บาท)"
    if merged_title:
        page.row += 1
        page.put(first, "งบประมาณ (บาท)")
        page.sheet.merge_cells(start_row=page.row, end_row=page.row, start_column=first, end_column=first + 3)
    page.header(_FIELDS)
    records = known_projects(chance, 10)
    for number, known in enumerate(records, 1):
        page.record(known, _FIELDS, number, without=_YEARS)
        for offset in (0, 2, 3):
            page.put(first + offset, chance.choice((Decimal(chance.randint(1, 900) * 1000), "-")))
    page.total(_FIELDS, records)
    return draft.save(path)
