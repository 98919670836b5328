"""What an import says of itself: everything that was read, doubted, left out, and every printed sum.

The same lines go to the terminal (shortened) and, whole, to the sheet รายงานการนำเข้า.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from docgen.importing.found import Found, FoundRecord, PrintedSum, Reading
from docgen.named_tuple import NamedTuple

READ, COLUMN, DOUBT, LEFT_OUT, SUM = "อ่านแล้ว", "คอลัมน์", "ควรตรวจ", "ไม่ได้นำเข้า", "ยอดที่พิมพ์ไว้"
_SHOWN = 20  # lines of one kind on the terminal
_WORDS = 80  # characters of a source's text on the terminal


class Told(NamedTuple):
    """One line: its kind, where in the source, what stood there, and the explanation."""

    about: str
    place: str
    text: str
    why: str


def report(found: Found) -> list[Told]:
    """All lines, by kind: sheets, their columns, doubts, what became no record, sums (those that disagree first)."""
    return [*_sheets(found), *_columns(found), *_doubts(found), *_left_out(found), *_sums(found)]


def _sheets(found: Found) -> Iterator[Told]:
    for each in found.sheets:
        yield Told(READ, str(each.place), "", f"{each.records:,} รายการ" if each.records else "ไม่มีรายการ")


def _columns(found: Found) -> Iterator[Told]:
    for each in found.columns:
        yield Told(COLUMN, str(each.place), each.header, each.why)


def _doubts(found: Found) -> Iterator[Told]:
    for key, reading in found.general.items():
        yield from _doubt(f"ข้อมูลทั่วไป > {key}", reading)
    for record in found.records:
        for header, reading in record.cells.items():
            yield from _doubt(f"{record.sheet} > {header}", reading)


def _doubt(target: str, reading: Reading) -> Iterator[Told]:
    if reading.doubt:
        taken = "ยังไม่มีค่า" if reading.value is None else f"อ่านเป็น “{_shown(reading)}”"
        yield Told(DOUBT, str(reading.place), reading.found, f"{target}: {taken} {reading.doubt}")


def _shown(reading: Reading) -> str:
    value = reading.value
    return f"{value:,}" if not isinstance(value, str) and hasattr(value, "as_integer_ratio") else str(value)


def _left_out(found: Found) -> Iterator[Told]:
    for each in found.left_out:
        yield Told(LEFT_OUT, str(each.place), each.text, each.why)


def _sums(found: Found) -> Iterator[Told]:
    for each in sorted(found.sums, key=lambda each: each.agrees):
        yield Told(SUM, str(each.place), f"{each.printed:,}", f"{each.what} {_compared(each)}")


def _compared(each: PrintedSum) -> str:
    if each.agrees:
        return "ตรงกับรายการที่อ่าน"
    return f"ไม่ตรง แฟ้มพิมพ์ {each.printed:,} แต่รายการที่อ่านรวมได้ {each.read:,} ต่างกัน {abs(each.printed - each.read):,}"


def summary(found: Found, lines: list[Told]) -> str:
    """For the terminal: the counts, then each kind's lines, shortened; agreeing sums are only counted."""
    wrong = sum(not each.agrees for each in found.sums)
    told = [line for line in lines if not (line.about == SUM and line.why.endswith("ตรงกับรายการที่อ่าน"))]
    counts = [
        f"นำเข้า {_counted(found.records)} จาก {sum(bool(each.records) for each in found.sheets):,} ตาราง",
        f"ควรตรวจ {_count(lines, DOUBT):,} ช่อง (ระบายสีและมีข้อคิดเห็นใน plan.xlsx)",
        f"ไม่ได้นำเข้า {_count(lines, LEFT_OUT):,} แห่ง",
        f"ยอดที่แฟ้มพิมพ์ไว้ {len(found.sums):,} ยอด ตรงกัน {len(found.sums) - wrong:,} ยอด ไม่ตรง {wrong:,} ยอด",
    ]
    groups = ("\n".join(_group(list(group))) for _, group in groupby(told, key=lambda line: line.about))
    return "\n\n".join(["\n".join(counts), *groups])


def _group(lines: list[Told]) -> Iterator[str]:
    """One kind's lines; what one cell of the source means for many rows is told once."""
    yield f"{lines[0].about}:"
    times = Counter(lines)
    told = _rare_first(list(times)) if lines[0].about == LEFT_OUT else list(times)
    for line in told[:_SHOWN]:
        text = f" “{_short(line.text)}”" if line.text else ""
        yield f"  {line.place}{text}: {line.why}" + (f" ({times[line]:,} แถว)" if times[line] > 1 else "")
    if len(told) > _SHOWN:
        yield f"  และอีก {len(told) - _SHOWN:,} รายการ ดูทั้งหมดในชีต “รายงานการนำเข้า” ของ plan.xlsx"


def _rare_first(lines: list[Told]) -> list[Told]:
    """A row that nobody knows must not drown among the headings that stand above every table."""
    reasons = Counter(line.why for line in lines)
    return sorted(lines, key=lambda line: reasons[line.why])


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _WORDS else flat[:_WORDS] + "…"


def _counted(records: tuple[FoundRecord, ...]) -> str:
    sheets = Counter(record.sheet for record in records)
    return " ".join(f"{sheet} {count:,} รายการ" for sheet, count in sheets.items())


def _count(lines: list[Told], about: str) -> int:
    return sum(line.about == about for line in lines)
