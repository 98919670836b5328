"""Sheets of two widths: some have columns more than the form, in another order.

sheet ก: | ที่ | โครงการ | รายละเอียด | งบประมาณ | สถานที่ | หน่วยงาน | ต.ค. …
sheet ข: | ที่ | หน่วยงาน | โครงการ | วัตถุประสงค์ | รายละเอียด | ตัวชี้วัด (KPI) | สถานที่ | งบประมาณ | ต.ค. …
"""

from __future__ import annotations

from pathlib import Path
from random import Random

from tests.importing import typed
from tests.importing.draft import MONTH_FIELDS, PROJECT_FIELDS, Draft, Written, groups
from tests.importing.records import known_projects

_WIDE = (
    "number", "department", "project", "aim", "detail", "measure", "place", "budget", *MONTH_FIELDS,
)  # fmt: skip


def write(chance: Random, path: Path, wrong_sums: bool) -> Written:
    """The office's own columns hold what no other layout has."""
    draft = Draft(chance, wrong_sums=wrong_sums)
    draft.headers |= {"aim": "วัตถุประสงค์", "measure": "ตัวชี้วัด (KPI)"}
    for at, ((strategy, programme), members) in enumerate(groups(known_projects(chance, 8)), 1):
        fields = chance.choice((PROJECT_FIELDS, _WIDE))
        page = draft.page(f"แผ่น {at}")
        page.line(typed.strategy_line(chance, strategy, 1))
        page.line(typed.programme_line(chance, programme, at, 1))
        page.header(fields)
        for number, known in enumerate(members, 1):
            page.record(known, fields, number, without=("aim", "measure"))
            if "aim" in fields:
                page.put(fields.index("aim") + 1, "เพื่อให้ประชาชนได้รับประโยชน์")
                page.put(fields.index("measure") + 1, "ร้อยละ 80")
        page.total(fields, members)
    return draft.save(path)
