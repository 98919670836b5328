"""Rows divide the plan as passed from what amendments brought.

| ที่ | โครงการ | …
| 1  | …
| เพิ่มเติม ครั้งที่ 1/2563 |
| 1  | …
| หมายเหตุ …
"""

from __future__ import annotations

from pathlib import Path
from random import Random

from tests.importing.draft import GROUP_FIELDS, PROJECT_FIELDS, Draft, Written, groups
from tests.importing.records import known_projects

_DIVIDERS = ("แก้ไข ครั้งที่ 2/2563", "เพิ่มเติม ครั้งที่ 1/2563", "เปลี่ยนแปลง ครั้งที่ 1/2563", "เพิ่มเติม (ฉบับที่ 2)")


def write(chance: Random, path: Path, wrong_sums: bool) -> Written:
    """A divider is no record and ends no group."""
    draft = Draft(chance, wrong_sums=wrong_sums)
    fields = (*GROUP_FIELDS, *PROJECT_FIELDS)
    page = draft.page("โครงการ")
    page.preamble(len(fields))
    page.header(fields)
    for _, members in groups(known_projects(chance, 10)):
        for number, known in enumerate(members, 1):
            page.record(known, fields, number)
            if chance.random() < 0.3:
                page.line(chance.choice(_DIVIDERS), column=chance.choice((1, 3, 4)), across=chance.choice((0, 5)))
        page.total(fields, members)
    page.line("หมายเหตุ โครงการที่ 2 ใช้เงินสะสม")
    return draft.save(path)
