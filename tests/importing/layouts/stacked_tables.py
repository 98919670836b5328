"""Several tables in one sheet: above each its strategy and programme, the header again, its sum below.

| 1. ยุทธศาสตร์การพัฒนา… |
| 1.1 แผนงานการศึกษา |
| ที่ | โครงการ | … header of two rows …
| 1  | …
| รวม 3 โครงการ |
| (blank)
| 1.2 แผนงานสาธารณสุข | …
"""

from __future__ import annotations

from pathlib import Path
from random import Random

from tests.importing import typed
from tests.importing.draft import PROJECT_FIELDS, Draft, Written, groups
from tests.importing.records import known_projects


def write(chance: Random, path: Path, wrong_sums: bool) -> Written:
    """Numbers begin again in each table; blank rows stand between."""
    draft = Draft(chance, how=chance.choice(("marks", "fill")), wrong_sums=wrong_sums)
    page = draft.page("แผน")
    records = known_projects(chance, 8)
    strategies = list(dict.fromkeys(each.strategy for each in records))
    for at, ((strategy, programme), members) in enumerate(groups(records), 1):
        which = strategies.index(strategy) + 1
        page.line(typed.strategy_line(chance, strategy, which))
        page.line(typed.programme_line(chance, programme, at, which))
        page.high_header(PROJECT_FIELDS, rows=2)
        for number, known in enumerate(members, 1):
            page.record(known, PROJECT_FIELDS, number)
        page.total(PROJECT_FIELDS, members)
        page.line()
    return draft.save(path)
