"""Projects in one sheet, equipment in another, by its type.

sheet ครุภัณฑ์: | ประเภทครุภัณฑ์ | แผนงาน | ที่ | ครุภัณฑ์ | รายละเอียดของครุภัณฑ์ | งบประมาณ | …
"""

from __future__ import annotations

from pathlib import Path
from random import Random

from tests.importing.draft import (
    EQUIPMENT_FIELDS,
    EQUIPMENT_GROUPS,
    GROUP_FIELDS,
    PROJECT_FIELDS,
    Draft,
    Written,
)
from tests.importing.records import known_equipment, known_projects


def write(chance: Random, path: Path, wrong_sums: bool) -> Written:
    """ผด. 02 and ผด. 02/1 in one workbook."""
    draft = Draft(chance, wrong_sums=wrong_sums)
    tables = (
        ("ผด.02", (*GROUP_FIELDS, *PROJECT_FIELDS), known_projects(chance, 5)),
        ("ผด.02-1", (*EQUIPMENT_GROUPS, *EQUIPMENT_FIELDS), known_equipment(chance, 4)),
    )
    for name, fields, records in tables:
        page = draft.page(name)
        page.high_header(fields, rows=2)
        for number, known in enumerate(records, 1):
            page.record(known, fields, number)
        page.total(fields, records)
    return draft.save(path)
