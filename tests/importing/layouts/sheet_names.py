"""One sheet for each strategy and programme; the programme stands in the sheet's name only, cut at 31 characters.

sheet "1.2 แผนงานการศาสนา วัฒนธรรม และ":  | ยุทธศาสตร์ที่ 1 การพัฒนา… |
                                        | ที่ | โครงการ | …
"""

from __future__ import annotations

from pathlib import Path
from random import Random

from tests.importing import typed
from tests.importing.draft import PROJECT_FIELDS, Draft, Written, groups
from tests.importing.records import known_projects


def write(chance: Random, path: Path, wrong_sums: bool) -> Written:
    """Excel allows no longer names."""
    draft = Draft(chance, wrong_sums=wrong_sums)
    records = known_projects(chance, 8)
    strategies = list(dict.fromkeys(each.strategy for each in records))
    for at, ((strategy, programme), members) in enumerate(groups(records), 1):
        which = strategies.index(strategy) + 1
        page = draft.page(f"{which}.{at} {programme}"[:31].strip())
        page.line(typed.strategy_line(chance, strategy, which))
        page.header(PROJECT_FIELDS)
        for number, known in enumerate(members, 1):
            page.record(known, PROJECT_FIELDS, number)
        page.total(PROJECT_FIELDS, members)
    return draft.save(path)
