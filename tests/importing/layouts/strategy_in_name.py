"""One sheet for each strategy, named after it; the programmes are rows that number and name are typed in apart.

sheet "ยุทธศาสตร์ที่ 1 การพัฒนาด้านโคร":  | ที่  | โครงการ        | รายละเอียด | …
                                      | 1.1 | แผนงานการศึกษา |
                                      | 1   | อบรม…          | …
"""

from __future__ import annotations

from pathlib import Path
from random import Random

from tests.importing.draft import PROJECT_FIELDS, Draft, Written, groups
from tests.importing.records import known_projects


def write(chance: Random, path: Path, wrong_sums: bool) -> Written:
    """A name cut at 31 characters is no certain name."""
    draft = Draft(chance, wrong_sums=wrong_sums)
    records = known_projects(chance, 8)
    for which, strategy in enumerate(dict.fromkeys(each.strategy for each in records), 1):
        page = draft.page(f"ยุทธศาสตร์ที่ {which} {strategy}"[:31])
        page.header(PROJECT_FIELDS)
        own = [each for each in records if each.strategy == strategy]
        for at, ((_, programme), members) in enumerate(groups(own), 1):
            page.line(f"{which}.{at}")
            page.put(2, programme)
            for number, known in enumerate(members, 1):
                page.record(known, PROJECT_FIELDS, number)
        page.total(PROJECT_FIELDS, own)
    return draft.save(path)
