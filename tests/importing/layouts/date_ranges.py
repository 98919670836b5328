"""No columns of months: a text tells from which to which.

| ยุทธศาสตร์ | แผนงาน | ที่ | โครงการ | … | ระยะเวลาดำเนินการ |
| …          |        | 1  | …       |   | ต.ค. 62 – มี.ค. 63 |
"""

from __future__ import annotations

from pathlib import Path
from random import Random

from tests.importing.draft import GROUP_FIELDS, Draft, Written, with_months
from tests.importing.records import known_projects, one_stretch

_FIELDS = (*GROUP_FIELDS, "number", "project", "detail", "budget", "place", "department", "period")


def write(chance: Random, path: Path, wrong_sums: bool) -> Written:
    """Each project runs through one stretch of months."""
    draft = Draft(chance, wrong_sums=wrong_sums)
    draft.headers["period"] = chance.choice(("ระยะเวลาดำเนินการ", "ระยะเวลา", "ห้วงเวลาดำเนินการ"))
    page = draft.page("โครงการ")
    page.preamble(len(_FIELDS))
    page.header(_FIELDS)
    records = [with_months(each, one_stretch(chance)) for each in known_projects(chance, 10)]
    for number, known in enumerate(records, 1):
        page.record(known, _FIELDS, number)
    page.total(_FIELDS, records)
    return draft.save(path)
