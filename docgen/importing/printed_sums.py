"""Sums that a source prints, against the records that they can be meant to add.

A sum may add the rows since the sum before it, the programme, the strategy, the sheet or the whole file, and nothing
says which: it is true when it is the sum of any of these, and else it is held against the likeliest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from docgen.grid import GridCell
from docgen.importing.found import LeftOut, PrintedSum
from docgen.importing.header_block import Header
from docgen.importing.header_fields import BUDGET
from docgen.importing.row_kinds import counted_in
from docgen.thai.money import read_money


@dataclass(frozen=True, slots=True)
class Counted:
    """A record as sums count it: its groups, its sheet and its money, None where it could not be read."""

    strategy: str
    programme: str
    table: int
    sheet: int
    amount: Decimal | None


def printed_sums(
    header: Header, texts: Mapping[int, GridCell], since: Sequence[Counted], before: Sequence[Counted]
) -> tuple[list[PrintedSum], list[LeftOut]]:
    """What a row of sums says, and the sums that cannot be judged since an amount that they add was not read.

    ``since``: the records since the last sum, ``before``: all of the file above it.
    """
    line = " ".join(cell.text for cell in texts.values())
    scopes = _scopes(since, before, "ทั้งสิ้น" in line or "ทั้งหมด" in line)
    money = _money(header, texts)
    count = next((each for cell in texts.values() if (each := counted_in(cell.text)) is not None), None)
    sums: list[PrintedSum] = []
    unjudged: list[LeftOut] = []
    if money is not None:
        cell, amount = money
        totals = [_total(scope) for scope in scopes]
        read = amount if amount in totals else totals[0]
        if read is None:
            unjudged.append(LeftOut(cell.place, line, "ตรวจผลรวมนี้ไม่ได้ เพราะมีจำนวนเงินที่อ่านไม่ออกอยู่ในแถวที่รวม"))
        else:
            sums.append(PrintedSum(cell.place, "งบประมาณรวม", amount, read))
        scopes = [scope for scope, total in zip(scopes, totals, strict=True) if total == amount] or scopes
    if count is not None:
        counts = [len(scope) for scope in scopes]
        where = next(cell.place for cell in texts.values() if counted_in(cell.text) is not None)
        sums.append(PrintedSum(where, "จำนวนโครงการ", Decimal(count), Decimal(count if count in counts else counts[0])))
    return sums, unjudged


def _total(scope: Sequence[Counted]) -> Decimal | None:
    amounts = [each.amount for each in scope if each.amount is not None]
    return sum(amounts, Decimal(0)) if len(amounts) == len(scope) else None


def _scopes(since: Sequence[Counted], before: Sequence[Counted], whole_first: bool) -> list[Sequence[Counted]]:
    last = before[-1] if before else None
    if last is None:
        return [()]
    scopes: list[Sequence[Counted]] = [
        since,
        [each for each in before if (each.strategy, each.programme) == (last.strategy, last.programme)],
        [each for each in before if each.table == last.table],
        [each for each in before if (each.sheet, each.strategy) == (last.sheet, last.strategy)],
        [each for each in before if each.strategy == last.strategy],
        [each for each in before if each.sheet == last.sheet],
        before,
    ]
    scopes = [scope for scope in scopes if scope] or [()]
    return sorted(scopes, key=len, reverse=True) if whole_first and not since else scopes


def _money(header: Header, texts: Mapping[int, GridCell]) -> tuple[GridCell, Decimal] | None:
    column = header.column(BUDGET)
    cell = texts.get(column) if column is not None else None
    told = read_money(cell.value) or read_money(cell.text) if cell is not None else None
    return (cell, told.amount) if cell is not None and told is not None else None
