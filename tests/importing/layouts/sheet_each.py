"""One sheet for each strategy and programme, which its preamble tells.

sheet 1.1:  | แผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. 2563 |
            | ยุทธศาสตร์ที่ 1 การพัฒนา… |
            | แผนงาน : การศึกษา |
            | ที่ | โครงการ | … header of three rows …
"""

from __future__ import annotations

from pathlib import Path
from random import Random

from tests.importing import typed
from tests.importing.draft import PROJECT_FIELDS, Draft, Written, groups
from tests.importing.records import known_projects


def write(chance: Random, path: Path, wrong_sums: bool) -> Written:
    """The real one has 47 sheets."""
    draft = Draft(chance, wrong_sums=wrong_sums)
    records = known_projects(chance, 8)
    strategies = list(dict.fromkeys(each.strategy for each in records))
    for at, ((strategy, programme), members) in enumerate(groups(records), 1):
        which = strategies.index(strategy) + 1
        page = draft.page(f"{which}.{at}")
        page.preamble(len(PROJECT_FIELDS))
        page.line(typed.strategy_line(chance, strategy, which))
        page.line(typed.programme_line(chance, programme, at, which))
        page.high_header(PROJECT_FIELDS, rows=chance.choice((2, 3)))
        for number, known in enumerate(members, 1):
            page.record(known, PROJECT_FIELDS, number)
        page.total(PROJECT_FIELDS, members)
    return draft.save(path)
