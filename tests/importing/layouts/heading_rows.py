"""Rows inside the table tell the strategy and the programme; each programme has its sum, and so has the whole.

| ที่ | โครงการ | … |
| ยุทธศาสตร์ที่ 1 การพัฒนา… (merged over the table) |
| 1.1 แผนงานการศึกษา |
| 1  | …
| รวม | 12,000 |
| รวมทั้งสิ้น | 99,000 |
"""

from __future__ import annotations

from pathlib import Path
from random import Random

from tests.importing import typed
from tests.importing.draft import PROJECT_FIELDS, Draft, Written, groups
from tests.importing.records import known_projects


def write(chance: Random, path: Path, wrong_sums: bool) -> Written:
    """The printed form, typed into Excel."""
    draft = Draft(chance, wrong_sums=wrong_sums)
    page = draft.page("ผด 02")
    page.preamble(len(PROJECT_FIELDS))
    page.high_header(PROJECT_FIELDS, rows=2)
    records = known_projects(chance, 8)
    strategies = list(dict.fromkeys(each.strategy for each in records))
    before = ""
    for at, ((strategy, programme), members) in enumerate(groups(records), 1):
        which = strategies.index(strategy) + 1
        across = len(PROJECT_FIELDS) if chance.random() < 0.5 else 0
        if strategy != before:
            page.line(typed.strategy_line(chance, strategy, which), across=across)
        page.line(typed.programme_line(chance, programme, at, which), column=chance.choice((1, 2)))
        for number, known in enumerate(members, 1):
            page.record(known, PROJECT_FIELDS, number)
        page.total(PROJECT_FIELDS, members)
        before = strategy
    page.total(PROJECT_FIELDS, records)
    return draft.save(path)
