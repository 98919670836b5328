"""A workbook as large as the largest that was met: 47 sheets, some 560 merged ranges, 5,000 rows of projects."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

from docgen.vocabulary import PROGRAMMES
from tests.importing.draft import PROJECT_FIELDS, Draft, Written
from tests.importing.records import STRATEGIES, Known, known_projects

SHEETS, ROWS = 47, 5_000


def write_large_book(path: Path) -> Written:
    """One sheet for each strategy and programme, as ``layouts/sheet_each.py`` has it."""
    chance = Random(0)
    draft = Draft(chance)
    for sheet in range(SHEETS):
        strategy, programme = STRATEGIES[sheet // 12], PROGRAMMES[sheet % 12][1]
        page = draft.page(f"{sheet // 12 + 1}.{sheet % 12 + 1}")
        page.preamble(len(PROJECT_FIELDS))
        page.line(f"ยุทธศาสตร์ที่ {sheet // 12 + 1} {strategy}", across=10)
        page.line(programme, across=10)
        page.high_header(PROJECT_FIELDS, rows=3)
        members: list[Known] = []
        for number in range(1, ROWS // SHEETS + 1 + (sheet < ROWS % SHEETS)):
            known = replace(known_projects(chance, 1)[0], strategy=strategy, programme=programme)
            page.record(known, PROJECT_FIELDS, number)
            members.append(known)
        page.total(PROJECT_FIELDS, members)
    return draft.save(path)
