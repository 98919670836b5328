"""One linear pass over a worksheet's XML: the cells that hold something, and the merged ranges.

A reader of its own, on expat, and not python-calamine: calamine gives formulas without a value and error values as
'', whole numbers as floats, no merged ranges, and a value in XFD1048576 aborts the process (facts.md §8), so the XML
would have to be scanned before it in any case; the scan that finds all that has every value in its hands already.
openpyxl reads the same ten times slower. Cells are kept by their address, so a far cell costs no more than a near one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime

from docgen.late_pattern import late_pattern
from docgen.named_tuple import NamedTuple
from docgen.rows import CellValue
from docgen.workbook.damage import Damaged
from docgen.workbook.number_formats import Shown
from docgen.workbook.numbers import number_of
from docgen.workbook.plain_rows import PlainRow, inline_texts, split_rows
from docgen.workbook.serial_dates import date_of, duration_of
from docgen.workbook.xml_scan import Attributes, Scan, kinds_of, scan

MAX_COLUMN, MAX_ROW = 16_384, 1_048_576
_TOGETHER = 500  # plain rows taken in at a time
_MAX_MERGED = 100_000  # no office merges so many; a bomb would


class Uncalculated(NamedTuple):
    """A formula that the program which wrote the workbook never calculated."""

    formula: str


class ExcelError(NamedTuple):
    """#REF! and its like."""

    text: str


RawValue = CellValue | Uncalculated | ExcelError


class MergedRange(NamedTuple):
    """Rows and columns from 1, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


class SheetCells(NamedTuple):
    """Cells by row and column number (from 1), rows and columns ascending; text not yet mended; no blank cells."""

    rows: dict[int, dict[int, RawValue]]
    merged: list[MergedRange]


class CellContext(NamedTuple):
    """What a cell's value needs from the rest of the workbook."""

    strings: list[str]
    shown: dict[str, Shown]
    from_1904: bool


_KINDS = kinds_of("row", "c", "v", "f", "is", "t", "rPh", "mergeCell")
_REFERENCE = late_pattern(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
# Also when typed or pasted as text: they are never meant (R11).
_ERRORS = frozenset(
    (
        "#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA", "#SPILL!", "#CALC!",
        "#FIELD!", "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#EXTERNAL!", "#BUSY!", "#PYTHON!",
    )
)  # fmt: skip


class SheetScan:
    """The handlers of one sheet. The order of the tests in them is the order of frequency: they run per element.

    grids/ sees more of a sheet by a class of its own that extends this one, so that reading plan.xlsx costs no more.
    """

    def __init__(self, context: CellContext) -> None:
        self.cells = SheetCells({}, [])
        self._context = context
        self._columns: dict[str, int] = {}  # letters → number: the same few over and over
        self._row = self._column = 0
        self._current: dict[int, RawValue] = {}
        self._cell: Attributes = {}
        self._pieces: list[str] = []
        self._value: str | None = None
        self._formula: str | None = None
        self._inline: list[str] = []
        self._phonetic = False

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        kind = _KINDS.get(name)
        if kind == "c":
            self._start_cell(attributes)
        elif kind == "v" or kind == "f" or kind == "t":
            self._pieces = []
        elif kind == "row":
            self._start_row(attributes)
        elif kind == "rPh":
            self._phonetic = True
        elif kind == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def text(self, text: str) -> None:
        """Text of whichever element is open."""
        self._pieces.append(text)

    def end(self, name: str) -> None:
        """An element ends."""
        kind = _KINDS.get(name)
        if kind == "c":
            self._end_cell()
        elif kind == "v":
            self._value = "".join(self._pieces)
        elif kind == "f":
            self._formula = "".join(self._pieces)
        elif kind == "t" and not self._phonetic:
            self._inline.append("".join(self._pieces))
        elif kind == "rPh":
            self._phonetic = False

    def fill_plain(self, row: PlainRow, inline: Mapping[str, RawValue]) -> None:
        """The cells of a row that expat did not see; ``inline``: what its inline texts say, as stored → value."""
        self._enter_row(row.number)
        current, columns = self._current, self._columns
        for letters, style, kind, text in row.cells:
            if kind == "inlineStr":
                value = inline[text]
            else:
                value = self._shared(text) if kind == "s" else self._number(text, style or "0")
            if value != "":
                current[columns.get(letters) or self._new_column(letters)] = value
        if current:
            self.cells.rows[self._row] = current

    def _start_row(self, attributes: Attributes) -> None:
        number = attributes.get("r")
        self._enter_row(self._row + 1 if number is None else _whole(number))  # r may be left out (18.3.1.73)

    def _enter_row(self, number: int) -> None:
        self._row = number
        if not 1 <= self._row <= MAX_ROW:
            raise Damaged(f"row {number}")
        self._column = 0
        self._current = self.cells.rows.get(self._row, {})

    def _start_cell(self, attributes: Attributes) -> None:
        self._cell = attributes
        self._value = self._formula = None
        self._inline = []
        reference = attributes.get("r")
        if reference is None:
            self._column += 1
        else:
            letters = reference.rstrip("0123456789")
            self._column = self._columns.get(letters) or self._new_column(letters)

    def _new_column(self, letters: str) -> int:
        self._columns[letters] = column_number(letters)
        return self._columns[letters]

    def _end_cell(self) -> None:
        if self._value is None and self._formula is None and not self._inline:
            return  # a format without a value
        value = self._read()
        if value is not None and value != "":
            if not self._current:
                self.cells.rows[self._row] = self._current
            self._current[self._column] = value

    def _merge(self, reference: str) -> None:
        if len(self.cells.merged) >= _MAX_MERGED:
            raise Damaged("merged ranges without end")
        self.cells.merged.append(range_of(reference))

    def _read(self) -> RawValue:
        kind = self._cell.get("t", "n")
        text = self._value or ""
        # An empty text that was calculated has t="str"; without it nothing was (openpyxl and others write no value).
        calculated = bool(text or self._inline) or (kind == "str" and self._value is not None)
        if self._formula is not None and not calculated:
            return Uncalculated(self._formula)
        if kind == "n":
            return self._number(text, self._cell.get("s", "0"))
        reader = _READERS.get(kind)
        if reader is None:
            raise Damaged(f"cell type {kind}")
        return reader(self, text)

    def _number(self, text: str, style: str) -> CellValue:
        number = number_of(text)
        if number is None:
            return text  # no number is told as what it is, by whoever needs one
        shown = self._context.shown.get(style)
        if shown is None:
            return number
        if shown is Shown.DURATION:
            return duration_of(number)
        moment = date_of(number, self._context.from_1904)
        return number if moment is None else moment

    def _shared(self, text: str) -> RawValue:
        index = _whole(text)
        if not 0 <= index < len(self._context.strings):
            raise Damaged(f"shared string {text}")
        return _text(self._context.strings[index])

    def _string(self, text: str) -> RawValue:
        return _text(text or "".join(self._inline))


def _text(text: str) -> RawValue:
    return ExcelError(text) if text[:1] == "#" and text.strip() in _ERRORS else text


def _iso_date(text: str) -> CellValue:
    try:
        moment = datetime.fromisoformat(text.strip().removesuffix("Z"))
    except ValueError:
        return text
    whole_day = "T" not in text
    return date(moment.year, moment.month, moment.day) if whole_day else moment


_READERS: dict[str, Callable[[SheetScan, str], RawValue]] = {  # ST_CellType, 18.18.11
    "s": SheetScan._shared,
    "str": SheetScan._string,
    "inlineStr": SheetScan._string,
    "b": lambda _, text: text.strip() in ("1", "true"),
    "e": lambda _, text: ExcelError(text.strip()),
    "d": lambda _, text: _iso_date(text),
}


def _whole(text: str) -> int:
    text = text.strip()
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise Damaged(f"not a number: {text[:20]}")
    return int(text)


def column_number(letters: str) -> int:
    """AA → 27. Raises Damaged past XFD, the last column of Excel."""
    number = 0
    for letter in letters.upper() if letters.isascii() and letters.isalpha() and len(letters) <= 3 else "":
        number = number * 26 + ord(letter) - ord("A") + 1
    if not 1 <= number <= MAX_COLUMN:
        raise Damaged(f"column {letters[:20]}")
    return number


def range_of(reference: str) -> MergedRange:
    """A1:B2, or one cell, as its ends. Raises Damaged."""
    first, _, last = reference.partition(":")
    ends = [_REFERENCE.fullmatch(each) for each in (first, last or first)]
    (left, top), (right, bottom) = ((column_number(each[1]), int(each[2])) if each else (0, 0) for each in ends)
    if not (1 <= top <= bottom <= MAX_ROW and 1 <= left <= right):
        raise Damaged(f"merged range {reference[:40]}")
    return MergedRange(top, left, bottom, right)


def _fill(sheet: SheetScan, rows: list[PlainRow]) -> None:
    """The rows that expat did not see, before it goes on."""
    if not rows:
        return
    inline = {stored: _text(text) for stored, text in inline_texts(rows).items()}
    for row in rows:
        sheet.fill_plain(row, inline)
    rows.clear()


def scan_sheet(data: bytes, context: CellContext) -> SheetCells:
    """The cells of a worksheet part (18.3.1). Raises Damaged."""
    sheet = SheetScan(context)
    parser = Scan(sheet.start, sheet.end, sheet.text)
    rows: list[PlainRow] = []
    for piece in split_rows(data):
        if isinstance(piece, PlainRow):
            rows.append(piece)
        if len(rows) >= _TOGETHER or isinstance(piece, bytes):
            _fill(sheet, rows)
        if isinstance(piece, bytes):
            parser.feed(piece)
    parser.feed(b"", is_last=True)
    return _ascending(sheet)


def run_scan(data: bytes, sheet: SheetScan) -> SheetCells:
    """Scans every element with the given handlers; rows and columns come ascending. Raises Damaged."""
    scan(data, sheet.start, sheet.end, sheet.text)
    return _ascending(sheet)


def _ascending(sheet: SheetScan) -> SheetCells:
    rows = {row: dict(sorted(cells.items())) for row, cells in sorted(sheet.cells.rows.items())}
    sheet.cells = SheetCells(rows, sheet.cells.merged)
    return sheet.cells
