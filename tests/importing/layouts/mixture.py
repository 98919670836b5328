"""Any of the others' ways at once: how groups are told changes from table to table, and all quirks may meet.

| แบบ ผด. 02 …
| ยุทธศาสตร์ที่ 1 … (or a column, typed once, or merged down)
| ที่ | โครงการ | …  (one to three rows)
| 1  | … (blank rows, hidden rows, dividers, details that go on below, money that is no number)
| รวม 3 โครงการ |
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

from tests.importing import typed
from tests.importing.draft import GROUP_FIELDS, PROJECT_FIELDS, Draft, Page, Written, groups
from tests.importing.records import Known, known_projects


def write(chance: Random, path: Path, wrong_sums: bool) -> Written:
    """One sheet, or one for each programme."""
    draft = Draft(chance, how=chance.choice(("marks", "fill", "arrows")), wrong_sums=wrong_sums)
    in_lines, apart = chance.random() < 0.5, chance.random() < 0.5
    fields = tuple(each for each in PROJECT_FIELDS if each != "number" or chance.random() < 0.8)
    fields = fields if in_lines else (*GROUP_FIELDS, *fields)
    rows = chance.choice((1, 2, 3))
    page: Page | None = None
    for at, ((strategy, programme), members) in enumerate(groups(known_projects(chance, 10)), 1):
        if page is None or apart:
            page = draft.page(f"แผ่น {at}")
            page.preamble(chance.choice((5, len(fields))))
        if in_lines:
            page.line(typed.strategy_line(chance, strategy, at))
            page.line(typed.programme_line(chance, programme, at, 1), column=chance.choice((1, 1, 2)))
        page.header(fields) if rows == 1 else page.high_header(fields, rows)
        _rows(page, members, fields, chance)
        page.total(fields, members)
        page.line()
    return draft.save(path)


def _rows(page: Page, members: list[Known], fields: tuple[str, ...], chance: Random) -> None:
    once = chance.random() < 0.5
    for number, known in enumerate(members, 1):
        pieces = known.detail.split("\n") if "number" in fields and chance.random() < 0.5 else [known.detail]
        without = [each for each in GROUP_FIELDS if once and number > 1]
        row = page.record(replace(known, detail=pieces[0]), fields, number, without)
        page.draft.rows[page.sheet.title, row] = known
        for piece in pieces[1:]:
            page.line(piece, column=fields.index("detail") + 1)
        if chance.random() < 0.15:
            page.sheet.row_dimensions[row].hidden = True
        if chance.random() < 0.15:
            page.line()
        if chance.random() < 0.1:
            page.line(chance.choice(("เพิ่มเติม ครั้งที่ 1/2563", "แก้ไข ครั้งที่ 2/2563")))
        if chance.random() < 0.1:
            page.line("หมายเหตุ : ตามหนังสือสั่งการ")
