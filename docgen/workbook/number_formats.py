"""Which cell formats show a number as a date or a time: in Excel a date is a number that looks like one."""

from __future__ import annotations

import re
from enum import Enum

from docgen.late_pattern import late_pattern
from docgen.workbook.damage import Damaged
from docgen.workbook.xml_scan import Attributes, kinds_of, scan

_KINDS = kinds_of("numFmt", "cellXfs", "xf")

_MAX_FORMATS = 100_000  # Excel itself stops at 65,490


class Shown(Enum):
    """How a format shows its number."""

    NUMBER = 0
    DATE = 1
    DURATION = 2  # [h]:mm counts hours past 24


# Built-in formats (18.8.30): 14–22 and 45–47 everywhere, 27–36 and 50–58 in East Asia, 71–81 in Thailand (ว/ด/ปปปป).
_BUILT_IN: dict[int, Shown] = {
    **dict.fromkeys((*range(14, 23), *range(27, 37), 45, 47, *range(50, 59), *range(71, 79), 80, 81), Shown.DATE),
    46: Shown.DURATION,
    79: Shown.DURATION,
}
# What a format shows as it is: "in quotes", escaped \x, padding _x and *x, [colours, currencies and locales].
_LITERAL = late_pattern(r'"[^"]*"?|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]|general', re.IGNORECASE)
_DURATION = late_pattern(r"\[[hms]+\]", re.IGNORECASE)
_EXPONENT = late_pattern(r"e[+-]", re.IGNORECASE)
# b is the year in พ.ศ. (bb, bbbb), e and g years and eras of other calendars; Thai Excel says ว ด ป ช for d m y h.
_DATE_LETTER = late_pattern(r"[dmyhsbegวดปช]", re.IGNORECASE)
_DIGIT_PLACE = late_pattern(r"[0#?]")
_FRACTION_OF_SECOND = late_pattern(r"s\.0+", re.IGNORECASE)


def shown_by(code: str) -> Shown:
    """What a format code does, e.g. ``[$-107041E]d mmm yyyy`` (a พ.ศ. date), ``#,##0.00 "บาท"`` (a number)."""
    bare = _LITERAL.sub("", code).partition(";")[0]  # the first section is for positive numbers
    if _DURATION.search(bare):
        return Shown.DURATION
    bare = _FRACTION_OF_SECOND.sub("s", _EXPONENT.sub("", bare))
    if _DIGIT_PLACE.search(bare) or not _DATE_LETTER.search(bare):
        return Shown.NUMBER
    return Shown.DATE


class _Styles:
    def __init__(self) -> None:
        self.codes: dict[int, str] = {}
        self.cell_formats: list[int] = []
        self._in_cell_formats = False

    def start(self, name: str, attributes: Attributes) -> None:
        kind = _KINDS.get(name)
        if kind == "numFmt":
            self.codes[_number(attributes.get("numFmtId"))] = attributes.get("formatCode", "")
        elif kind == "cellXfs":
            self._in_cell_formats = True
        elif kind == "xf" and self._in_cell_formats:
            self._add(_number(attributes.get("numFmtId")))

    def end(self, name: str) -> None:
        if _KINDS.get(name) == "cellXfs":
            self._in_cell_formats = False

    def _add(self, format_id: int) -> None:
        if len(self.cell_formats) >= _MAX_FORMATS:
            raise Damaged("cell formats without end")
        self.cell_formats.append(format_id)

    def shown(self, format_id: int) -> Shown:
        code = self.codes.get(format_id)
        return shown_by(code) if code is not None else _BUILT_IN.get(format_id, Shown.NUMBER)


def _number(text: str | None) -> int:
    return int(text) if text and len(text) < 10 and text.isdecimal() else 0


def read_styles(data: bytes) -> dict[str, Shown]:
    """The styles that show dates or durations, by a cell's style number as text. Raises Damaged."""
    styles = _Styles()
    scan(data, styles.start, styles.end)
    shown = {str(index): styles.shown(each) for index, each in enumerate(styles.cell_formats)}
    return {index: each for index, each in shown.items() if each is not Shown.NUMBER}
