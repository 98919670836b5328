"""What a row below a header is: a record, more of one, a sum, a heading of a group, a divider, a note."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum

from docgen.grid import GridCell
from docgen.importing.group_lines import group_lines
from docgen.importing.header_block import Header
from docgen.importing.header_fields import BUDGET, EQUIPMENT_DETAIL, NUMBER
from docgen.late_pattern import late_pattern
from docgen.thai.digits import fold_digits

# รวมพลังรักษ์น้ำ is a project: a sum says รวม alone, or with what is summed and how many.
_SUM = late_pattern(
    r"(?:ยอด)?รวม(?:ทั้งสิ้น|ทั้งหมด|สุทธิ|งบประมาณ|จำนวน|เป็นเงิน|เงิน|ยอด|แผนงาน|ยุทธศาสตร์|ทุก)?"
    r"(?:งบประมาณ|จำนวนเงิน|เป็นเงิน|แผนงาน|ยุทธศาสตร์|ทั้งสิ้น)?(?:ที่)?[\s0-9.,:()]*(?:โครงการ|รายการ|กิจกรรม)?[\s:]*"
    r"(?:งบประมาณ|เป็นเงิน|จำนวนเงิน)?[\s0-9.,:()-]*(?:บาท)?\s*|รวม(?:ทั้งสิ้น)?\s*(?:แผนงาน|ยุทธศาสตร์).*"
)
_DIVIDER = late_pattern(
    r"\(?\s*(?:แก้ไข|เพิ่มเติม|เปลี่ยนแปลง)[^\n]{0,40}(?:ครั้งที่|ฉบับที่)[^\n]*"
    r"|\(?\s*ฉบับ(?:แก้ไข|เพิ่มเติม|เปลี่ยนแปลง)[^\n]*"
)
_NOTE = late_pattern(r"\*?\s*หมายเหตุ|\*")
_NUMBER = late_pattern(r"\s*\(?[0-9]+(?:[.-][0-9]+)*[.)]*\s*")


class RowKind(Enum):
    """The kinds of rows."""

    BLANK = 0
    RECORD = 1
    CONTINUED = 2
    SUM = 3
    GROUP = 4
    DIVIDER = 5
    NOTE = 6
    UNKNOWN = 7


def kind_of(header: Header, texts: Mapping[int, GridCell], after_record: bool) -> RowKind:
    """The kind of a row with these texts by grid column; ``after_record``: a record stands above it in its table."""
    if not texts:
        return RowKind.BLANK
    first = min(texts)
    number = header.column(NUMBER)
    numbered = number is not None and number in texts and _NUMBER.fullmatch(fold_digits(texts[number].text)) is not None
    line = fold_digits(texts[first].text.strip())
    if header.item not in texts and header.column(BUDGET) in texts and _is_sum(line):
        return RowKind.SUM
    if first <= header.item and not numbered:
        told = _kind_of_line(line, len(texts) == 1)
        if told is not None:
            return told
    # Right of the names it may be the detail of the record above going on, unless none is open.
    if (first <= header.item or not after_record) and _is_heading(header, texts):
        return RowKind.GROUP
    return _record_or_more(header, texts, numbered, after_record)


def _is_heading(header: Header, texts: Mapping[int, GridCell]) -> bool:
    """A line of a group alone, or with its number in the column of numbers: | 1.1 | แผนงานการศึกษา |."""
    lines = [cell for column, cell in texts.items() if column != header.column(NUMBER) or len(texts) == 1]
    return len(lines) == 1 and bool(group_lines(lines[0].text))


def _kind_of_line(line: str, alone: bool) -> RowKind | None:
    if _is_sum(line):
        return RowKind.SUM
    if alone and _DIVIDER.fullmatch(line):
        return RowKind.DIVIDER
    return RowKind.NOTE if alone and _NOTE.match(line) else None


def _record_or_more(header: Header, texts: Mapping[int, GridCell], numbered: bool, after_record: bool) -> RowKind:
    named = header.item in texts
    told = {header.fields[column].name for column in texts if column in header.fields}
    if named and (numbered or BUDGET in told or (header.column(NUMBER) is None and len(told) > 1)):
        return RowKind.RECORD
    # The detail, the place, the rest of a name go on below: no number, no money.
    more = {"โครงการ", "ครุภัณฑ์", "รายละเอียดของกิจกรรม", EQUIPMENT_DETAIL, "สถานที่ดำเนินการ", "หน่วยงานรับผิดชอบหลัก"}
    if after_record and not numbered and told and told <= more and len(told) == len(texts):
        return RowKind.CONTINUED
    return RowKind.UNKNOWN


def _is_sum(line: str) -> bool:
    return _SUM.fullmatch(" ".join(line.split())) is not None


def counted_in(text: str) -> int | None:
    """How many projects a sum's words tell: รวม 12 โครงการ."""
    found = re.search(r"([0-9][0-9,]*)\s*(?:โครงการ|รายการ|กิจกรรม)", fold_digits(text))
    return int(found[1].replace(",", "")) if found else None
