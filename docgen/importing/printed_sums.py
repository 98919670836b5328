"""Sums that a source prints, against the records that they can be meant to add.

A sum may add the rows since the sum before it, the programme, the strategy, the sheet or the whole file, and nothing
says which: it is true when it is the sum of any of these, and else it is held against the likeliest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from docgen.grid import GridCell
from docgen.importing.found import LeftOut, PrintedSum
from docgen.importing.header_block import Header
from docgen.importing.header_fields import BUDGET
from docgen.importing.row_kinds import counted_in
from docgen.importing.tallies import Tallies, Tally
from docgen.thai.money import read_money


def printed_sums(
    header: Header, texts: Mapping[int, GridCell], tallies: Tallies
) -> tuple[list[PrintedSum], list[LeftOut]]:
    """What a row of sums says, and the sums that cannot be judged since an amount that they add was not read."""
    line = " ".join(cell.text for cell in texts.values())
    candidates = tallies.candidates("ทั้งสิ้น" in line or "ทั้งหมด" in line)
    money = _money(header, texts)
    sums: list[PrintedSum] = []
    unjudged: list[LeftOut] = []
    if money is not None:
        cell, amount = money
        fitting = [each for each in candidates if each.amount == amount]
        read = amount if fitting else candidates[0].amount
        candidates = fitting or candidates
        if read is None:
            unjudged.append(LeftOut(cell.place, line, "ตรวจผลรวมนี้ไม่ได้ เพราะมีจำนวนเงินที่อ่านไม่ออกอยู่ในแถวที่รวม"))
        else:
            sums.append(PrintedSum(cell.place, "งบประมาณรวม", amount, read))
    return sums + _counts(texts, candidates), unjudged


def _counts(texts: Mapping[int, GridCell], candidates: Sequence[Tally]) -> list[PrintedSum]:
    for cell in texts.values():
        count = counted_in(cell.text)
        if count is not None:
            read = count if count in [each.count for each in candidates] else candidates[0].count
            return [PrintedSum(cell.place, "จำนวนโครงการ", Decimal(count), Decimal(read))]
    return []


def _money(header: Header, texts: Mapping[int, GridCell]) -> tuple[GridCell, Decimal] | None:
    column = header.column(BUDGET)
    cell = texts.get(column) if column is not None else None
    told = read_money(cell.value) or read_money(cell.text) if cell is not None else None
    return (cell, told.amount) if cell is not None and told is not None else None
