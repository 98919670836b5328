"""Eleven rows above the header, a note below the table, and sheets beside it that are no plan.

| แบบ ผด. 02 |
| แผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. 2563 |
| … eleven such rows, some blank …
| ยุทธศาสตร์ | แผนงาน | ที่ | โครงการ | …
| …
| หมายเหตุ : … |
"""

from __future__ import annotations

from pathlib import Path
from random import Random

from tests.importing.draft import GROUP_FIELDS, PROJECT_FIELDS, Draft, Written
from tests.importing.records import known_projects

_LINES = ("ผู้จัดทำ งานนโยบายและแผน", "โทร. 0-4300-0000", "ข้อมูล ณ วันที่ 1 ตุลาคม 2562", "หน้า 1", "ร่าง ครั้งที่ 3")


def write(chance: Random, path: Path, wrong_sums: bool) -> Written:
    """The header is in row 12."""
    draft = Draft(chance, wrong_sums=wrong_sums)
    fields = (*GROUP_FIELDS, *PROJECT_FIELDS)
    page = draft.page("ผด.02")
    page.preamble(len(fields))
    while page.row < 11:
        page.line(chance.choice(("", *_LINES)))
    page.header(fields)
    records = known_projects(chance, 8)
    for number, known in enumerate(records, 1):
        page.record(known, fields, number)
    page.total(fields, records)
    page.line()
    page.line("หมายเหตุ : งบประมาณตามข้อบัญญัติ 1,000,000 บาท")
    graph = draft.page("กราฟ")
    for text in ("ยุทธศาสตร์", "จำนวน", "ร้อยละ"):
        graph.line(text)
    draft.page("Sheet2")
    return draft.save(path)
