"""Lays the blocks of the finished book against the templates' patterns and the workbook's records.

Every record stands in the book exactly once per form that lists it, in order, with the same text and money; every
total on paper equals the sum of what is on paper.
"""

from __future__ import annotations

from itertools import chain
from posixpath import basename

from docgen.late_pattern import late_pattern
from docgen.named_tuple import NamedTuple
from docgen.schema import Kind, Picture
from docgen.thai.digits import fold_digits
from docgen.word.proof.book_reader import Block
from docgen.word.proof.pattern import FieldPiece, Pattern, Piece, fixed_chunks

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from decimal import Decimal
    from typing import TypeAlias

Expected: TypeAlias = "Mapping[str, Sequence[Mapping[str, object]]]"
Known: TypeAlias = "Mapping[str, Mapping[str, object]]"

_SPACE = late_pattern(r"\s+")
_PLAIN_FILTERS = {
    "บาท", "baht", "บาทย่อ", "baht_short", "ร้อยละ", "percent", "เลขไทย", "thai_digits", "เลขอารบิก", "arabic_digits",
    "รวมช่อง", "merge_down",
}
_WHOLE_DATES = {"วันที่", "date", "วันที่พศ", "date_era", "วันที่ย่อ", "short_date", "วันที่ย่อพศ", "short_date_era"}
_AMOUNT = late_pattern(r"-(?![0-9])|-?[0-9][0-9,]*(?:\.[0-9]+)?")
_NUMBERS = {
    Kind.INTEGER: late_pattern(r"[0-9][0-9,]*"), Kind.MONEY: _AMOUNT, Kind.PERCENT: _AMOUNT, Kind.NUMBER: _AMOUNT,
}  # fmt: skip
_PERCENT_SLACK = "0.05"  # largest remainders move a printed share by a few hundredths at most
_EMU_PER_TWIP = 635
MARKS = "เดือน"  # the expected record's twelve marks


class Sum(NamedTuple):
    """A total on paper and what it must add up: ``part_field`` of the part's rows, or their number when it is ""."""

    total: str
    total_field: str
    part: str
    part_field: str


def plain(text: str) -> str:
    """Text for comparing: Thai digits as Arabic ones, white space as one blank."""
    return _SPACE.sub(" ", fold_digits(text)).strip()


def number(text: str) -> Decimal | None:
    """A number as printed (commas, "-" for nothing), or None."""
    from decimal import Decimal, InvalidOperation  # not every template prints any

    text = plain(text).replace(",", "").removesuffix("%").strip()
    if text == "-":
        return Decimal(0)
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


class Shape:
    """A pattern ready to be laid on blocks: one matcher per cell, and how far its records have been found.

    ``bars``: cell index → position of the month that it shows; ``pictures``: cell index → the fields that it draws;
    ``amounts``: the record's fields of money that fill a cell; ``money``: what its rows print, added up.
    """

    def __init__(
        self, pattern: Pattern, cells: list[Cell], records: Sequence[Mapping[str, object]], bars: Mapping[int, int],
        pictures: Mapping[int, Sequence[str]],
    ) -> None:  # fmt: skip
        self.pattern, self.cells, self.records, self.bars, self.pictures = pattern, cells, records, bars, pictures
        self.found = 0
        self.money: Decimal | int = 0
        own = [cell.only.field for cell in cells if cell.only is not None and cell.only.record == pattern.record]
        self.amounts = [field.name for field in own if field.kind is Kind.MONEY]

    @property
    def complete(self) -> bool:
        """Whether every record has been found (or some may rightly be left out)."""
        return self.pattern.optional or self.found == len(self.records) or (self.pattern.repeats and not self.found)


_Printed = list[tuple[FieldPiece, str]]


class Cell(NamedTuple):
    """One cell's pieces over plain text; None for what is not proven. ``whole``: a value stands in it undivided.

    ``known``: the records that are the same everywhere, by name; all other fields are those of the record at hand.
    """

    pieces: tuple[str | FieldPiece | None, ...]
    whole: bool
    known: Known

    @property
    def only(self) -> FieldPiece | None:
        """The field that it prints and nothing else."""
        first = self.pieces[0] if len(self.pieces) == 1 and self.whole else None
        return first if isinstance(first, FieldPiece) else None

    @property
    def is_free(self) -> bool:
        """Whether nothing is known of what it says."""
        return bool(self.pieces) and not any(self.pieces)

    def lay(self, text: str, record: Mapping[str, object]) -> _Printed | None:
        """What the cell prints for each proven field; None when it says something else than the record."""
        if len(self.pieces) == 1 and isinstance(only := self.pieces[0], FieldPiece) and self.whole:
            return [(only, text)] if agrees(only, text, self.known.get(only.record, record)) else None
        position, free, printed = 0, False, []
        for piece in self.pieces:
            of = self.known.get(piece.record, record) if isinstance(piece, FieldPiece) else record
            if piece is None or (isinstance(piece, FieldPiece) and _unsaid(piece, of)):
                free = True
                continue
            found = self._find(piece, text, position, free, of)
            if found is None:
                return None
            if isinstance(piece, FieldPiece):
                printed.append((piece, text[slice(*found)]))
            if found[0] == found[1]:  # nothing is found everywhere
                continue
            position, free = found[1], isinstance(piece, FieldPiece) and self._may_go_on(piece, of)
        return printed if free or not text[position:].strip() else None

    def _find(
        self, piece: str | FieldPiece, text: str, position: int, free: bool, record: Mapping[str, object]
    ) -> tuple[int, int] | None:
        """Where the piece stands: right here, or anywhere behind when something unproven comes before."""
        if isinstance(piece, FieldPiece) and piece.field.kind in _NUMBERS:
            numbers = (_NUMBERS[piece.field.kind]).finditer(text, position)
            spans = (each.span() for each in numbers if free or not text[position : each.start()].strip())
            return next((span for span in spans if agrees(piece, text[slice(*span)], record)), None)
        wanted = piece if isinstance(piece, str) else self._said(piece, record)
        at = text.find(wanted, position)
        return (at, at + len(wanted)) if at >= 0 and (free or not text[position:at].strip()) else None

    def _said(self, piece: FieldPiece, record: Mapping[str, object]) -> str:
        value = str(record[piece.field.name] or "")
        return plain(value if self.whole else value.split("\n")[0])

    def _may_go_on(self, piece: FieldPiece, record: Mapping[str, object]) -> bool:
        """A paragraph's value of several lines goes on in paragraphs of its own."""
        return not self.whole and "\n" in str(record[piece.field.name] or "")


def _unsaid(piece: FieldPiece, record: Mapping[str, object]) -> bool:
    """Whether nothing is known of what the piece says, or it is a number that is not given: nothing, or "-"."""
    name = piece.field.name
    return name not in record or (record[name] is None and piece.field.kind in _NUMBERS)


def _cell(pieces: tuple[Piece, ...], record: str, whole: bool, known: Known) -> Cell:
    told = [plain(piece) if isinstance(piece, str) else piece for piece in pieces]
    kept = [piece for piece in told if piece != ""]
    alone = whole and len(kept) == 1
    records = {record, *known}
    shown = (piece if isinstance(piece, str) else _proven(piece, records, alone) for piece in kept)
    return Cell(tuple(shown), whole, known)


def _proven(piece: Piece, records: set[str], alone: bool) -> FieldPiece | None:
    """The piece, where the proof can tell what it must say; a date only when nothing else stands in its cell."""
    if not isinstance(piece, FieldPiece) or piece.record not in records:
        return None
    kind, filters = piece.field.kind, set(piece.filters)
    if kind is Kind.DATE:
        return piece if alone and filters <= _WHOLE_DATES else None
    return piece if filters <= _PLAIN_FILTERS and kind not in (Kind.SPAN, Kind.PICTURE) else None


def agrees(piece: FieldPiece, text: str, record: Mapping[str, object]) -> bool:
    """Whether a printed text says what the record holds (fields that nothing is known of agree)."""
    if piece.field.name not in record:
        return True
    value = record[piece.field.name]
    if piece.field.kind is Kind.PERCENT:
        printed = number(text)
        return printed is not None and abs(printed - _exact(str(value))) < _exact(_PERCENT_SLACK)
    if piece.field.kind is Kind.DATE:
        return _is_date(text, value) if value else not text.strip()
    if isinstance(value, str | None):
        said = plain(text)
        # บาท prints "-" where no amount is given.
        return said == plain(value or "") or (said == "-" and value is None and piece.field.kind in _NUMBERS)
    if value.__class__ is int:  # most numbers: read without Decimal, which takes a millisecond to load
        if text.strip() == str(value):
            return True
        if "-" not in text and not any(map(str.isdigit, text)):
            return False
    return _is_number(text, value)


def _is_number(text: str, value: object) -> bool:
    """Whether a text says a number, in whichever form; other kinds of values are compared as they read."""
    from decimal import Decimal

    if isinstance(value, int | Decimal):
        return number(text) == value
    if isinstance(value, float):
        return number(text) == Decimal(repr(value))
    return plain(text) == plain(str(value or ""))


def _exact(text: str) -> Decimal:
    from decimal import Decimal

    return Decimal(text)


def _is_date(text: str, value: object) -> bool:
    from docgen.thai.dates import read_date  # not every template prints dates

    return read_date(plain(text)) == value


def pictures_agree(pictures: Mapping[int, Sequence[str]], block: Block, record: Mapping[str, object]) -> bool:
    """Whether each picture that the record names stands in its cell, by its alternative text: the file's name."""
    wanted = {
        (cell, basename((name.name if isinstance(name, Picture) else str(name)).strip().replace("\\", "/")))
        for cell, fields in pictures.items()
        for each in fields
        if (name := record.get(each))
    }
    return wanted <= set(block.pictures)


def bars_agree(bars: Mapping[int, int], block: Block, record: Mapping[str, object]) -> bool:
    """Whether the arrows drawn in a row cover the months of the record, and no other."""
    marks = record.get(MARKS)
    if not bars or not isinstance(marks, tuple):
        return True
    return drawn_bars(bars, block) == {position for position in bars.values() if marks[position]}


def drawn_bars(bars: Mapping[int, int], block: Block) -> set[int]:
    """The months that a row's arrows cover."""
    return {bars[cell] for arrow in block.arrows for cell in _covered(arrow, block) if cell in bars}


def _covered(arrow: tuple[int, int], block: Block) -> list[int]:
    """The cells under an arrow: those whose middle it passes (arrows stop a little short of the borders)."""
    cell, emu = arrow
    column = sum(block.spans[:cell])
    left = 0
    covered: list[int] = []
    for index in range(cell, len(block.cells)):
        width = sum(block.grid[column : column + block.spans[index]])
        if (left + width / 2) * _EMU_PER_TWIP > emu and covered:
            break
        covered.append(index)
        left, column = left + width, column + block.spans[index]
    return covered


class Adder:
    """One Sum while the book is read: what the part's rows on paper have added up to since the last total."""

    def __init__(self, rule: Sum) -> None:
        self.rule = rule
        self.part_order = -1
        self.added: Decimal | int = 0
        self.rows = 0

    def take(self, shape: Shape, values: Mapping[str, Decimal]) -> None:
        """A row of the part: adds its printed number."""
        if not self.rule.part_field or self.rule.part_field in values:
            self.part_order = shape.pattern.order
            self.added += values[self.rule.part_field] if self.rule.part_field else 1
            self.rows += 1

    def settle(self, shape: Shape, values: Mapping[str, Decimal]) -> Decimal | int | None:
        """A row of the total: gives back the sum on paper when it differs from the printed total."""
        printed = values.get(self.rule.total_field)
        if printed is None or not self.rows or shape.pattern.order < self.part_order:
            return None
        added, self.added, self.rows = self.added, 0, 0
        return added if added != printed else None


class Difference(NamedTuple):
    """Something on paper that is not as it should be."""

    block: Block
    kind: str  # "row" | "total"
    expected: str = ""
    printed: str = ""


class ChapterMatch:
    """The matching of one chapter: feed it the chapter's blocks in order, then ask what is missing.

    ``fixed``: the template's own texts that are still to come, the last one first.
    """

    def __init__(self, shapes: list[Shape], adders: list[Adder], fixed: list[str]) -> None:
        self.shapes, self.adders, self.fixed = shapes, adders, fixed
        self.differences: list[Difference] = []

    @property
    def astray(self) -> bool:
        """Whether a row was already found that follows no pattern."""
        return any(each.kind == "row" for each in self.differences)

    def feed(self, block: Block) -> Shape | None:
        """Finds the pattern that the block follows; a row that follows none is a difference."""
        texts = [plain(cell) for cell in block.cells]
        self._find_fixed(texts)
        candidates = [each for each in self.shapes if _fits(each, block)]
        for shape in candidates:
            values = self._values(shape, texts, block)
            if values is not None:
                self._matched(shape, block, values)
                return shape
        if block.table and candidates and not self.astray:
            # Only the first: once the rows are out of step, every later one would be told again.
            self.differences.append(self._difference(block, candidates))
        return None

    def _find_fixed(self, texts: list[str]) -> None:
        """Takes the template's own texts off the list as they come, in order."""
        for text in texts:
            at = 0
            while self.fixed and (found := text.find(self.fixed[-1], at)) >= 0:
                at = found + len(self.fixed.pop())

    def _values(self, shape: Shape, texts: list[str], block: Block) -> _Printed | None:
        """What the block prints as the next record of the shape (or a later one, past what a condition leaves out)."""
        if not shape.pattern.record:
            return _lay(shape, texts, {})
        for position in _positions(shape):
            record = shape.records[position]
            printed = _lay(shape, texts, record)
            drawn = bars_agree(shape.bars, block, record) and pictures_agree(shape.pictures, block, record)
            if printed is not None and drawn:
                shape.found = position
                return printed
        return None

    def _matched(self, shape: Shape, block: Block, values: _Printed) -> None:
        record = shape.pattern.record
        if not record:
            return
        shape.found += 1
        money = [piece.field.name for piece, _ in values if piece.record == record and piece.field.kind is Kind.MONEY]
        if not money and not self.adders:
            return
        own = [(piece, text) for piece, text in values if piece.record == record]
        numbers = {piece.field.name: each for piece, text in own if (each := number(text)) is not None}
        shape.money += sum(numbers.get(name, 0) for name in money)
        for adder in self.adders:
            if adder.rule.total == record and (added := adder.settle(shape, numbers)) is not None:
                printed = str(numbers[adder.rule.total_field])
                self.differences.append(Difference(block, "total", f"{added:,}", printed))
            if adder.rule.part == record:
                adder.take(shape, numbers)

    def _difference(self, block: Block, candidates: list[Shape]) -> Difference:
        waiting = next((each for each in candidates if each.pattern.record and each.found < len(each.records)), None)
        expected = told(waiting.records[waiting.found]) if waiting else ""
        return Difference(block, "row", expected, " | ".join(cell.strip() for cell in block.cells if cell.strip()))

    def missing(self) -> list[tuple[Shape, Mapping[str, object]]]:
        """Per unfinished pattern, the first record that the book does not hold; none when the rows went astray."""
        if self.astray:
            return []
        return [(each, each.records[each.found]) for each in self.shapes if each.pattern.record and not each.complete]


def _positions(shape: Shape) -> Iterable[int]:
    """Which records may come next."""
    found, records = shape.found, len(shape.records)
    if shape.pattern.optional:
        return chain(range(found, records), range(found if shape.pattern.repeats else 0))
    return (0,) if shape.pattern.repeats and records and found == records else range(found, min(found + 1, records))


def _lay(shape: Shape, texts: list[str], record: Mapping[str, object]) -> _Printed | None:
    printed: _Printed = []
    for cell, text in zip(shape.cells, texts, strict=False):
        found = cell.lay(text, record)
        if found is None:
            return None
        printed += found
    return printed


def _fits(shape: Shape, block: Block) -> bool:
    pattern = shape.pattern
    if pattern.is_row != bool(block.table):
        return False
    return not pattern.is_row or not pattern.cells or len(pattern.cells) == len(block.cells)


def told(record: Mapping[str, object]) -> str:
    """A record in a few words, for messages."""
    shown = [record.get(name) for name in ("ลำดับ", "ชื่อ", "งบประมาณ")]
    return " | ".join(str(each) for each in shown if each not in (None, ""))


def chapter_match(
    patterns: Sequence[Pattern], expected: Expected, sums: Sequence[Sum], known: Known
) -> ChapterMatch:
    """A fresh matching for one chapter's patterns. ``known``: records of ``expected`` that every line may print."""
    shapes = [_shape(pattern, expected, known) for pattern in patterns]
    shapes = [shape for shape in shapes if shape.pattern.is_row or shape.pattern.record]
    shapes.sort(key=lambda shape: not shape.pattern.record)  # rows of records first: free text fits anything
    fixed = [plain(chunk) for chunk in fixed_chunks(patterns)]
    return ChapterMatch(shapes, [Adder(rule) for rule in sums], fixed[::-1])


def _shape(pattern: Pattern, expected: Expected, known: Known) -> Shape:
    proven = pattern.record if pattern.record in expected else ""
    if not proven and not pattern.listing:  # a line outside loops that prints several of the known records
        proven = next((piece.record for piece in _fields(pattern) if piece.record in known), "")
    cells = [_cell(pieces, proven, pattern.is_row, known) for pieces in pattern.cells]
    own = [piece for cell in cells for piece in cell.pieces if isinstance(piece, FieldPiece)]
    if not any(piece.record == proven for piece in own):
        proven = ""
    return Shape(
        pattern._replace(record=proven), cells, expected.get(proven, ()), _bars(pattern, proven),
        _pictures(pattern, proven),
    )  # fmt: skip


def _fields(pattern: Pattern) -> Iterable[FieldPiece]:
    return (piece for cell in pattern.cells for piece in cell if isinstance(piece, FieldPiece))


def _bars(pattern: Pattern, record: str) -> dict[int, int]:
    return {
        index: piece.field.position
        for index, pieces in enumerate(pattern.cells)
        for piece in pieces
        if isinstance(piece, FieldPiece) and piece.record == record and piece.field.kind is Kind.SPAN
    }


def _pictures(pattern: Pattern, record: str) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for index, pieces in enumerate(pattern.cells):
        for piece in pieces:
            if isinstance(piece, FieldPiece) and piece.record == record and piece.field.kind is Kind.PICTURE:
                found.setdefault(index, []).append(piece.field.name)
    return found
