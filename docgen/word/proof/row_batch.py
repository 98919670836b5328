"""Rows of known forms, proven many at a time: a column of values is compared with the records' in one go.

Says nothing of its own: whatever is not plainly equal is handed back, to be read and told row by row.
"""

from __future__ import annotations

import pyexpat as expat  # all that xml.parsers.expat is, without looking through two packages for it
from itertools import pairwise

from docgen.schema import Kind
from docgen.thai.digits import fold_digits
from docgen.word.proof.book_reader import Block, unescaped
from docgen.word.proof.leftovers import is_suspect
from docgen.word.proof.matching import MARKS, ChapterMatch, Shape, drawn_bars, plain
from docgen.word.proof.pattern import FieldPiece
from docgen.word.proof.row_forms import ValueSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from decimal import Decimal

_BETWEEN = "\x00"  # no character of XML
_PARAGRAPH = b"</w:p>"
AMOUNTS = frozenset({Kind.INTEGER, Kind.MONEY, Kind.NUMBER})  # may print as 1,234.00, and "-" for nothing


class Form:
    """A learned form: the pattern that its rows follow, a sample of its block, and where its values stand.

    ``cells``: for each cell, its values and the text before each and at the end (line ends of paragraphs).
    """

    def __init__(
        self, match: ChapterMatch, shape: Shape, block: Block, cells: list[tuple[list[int], list[str]]]
    ) -> None:
        self.match, self.shape, self.block, self.cells = match, shape, block, cells
        self.marks: tuple[bool, ...] | None = None

    def texts(self, values: Sequence[bytes]) -> list[str]:
        """The cells' texts of a row."""
        decoded = [value.decode(errors="replace") for value in values]
        return ["".join(_woven([decoded[at] for at in places], gaps)) for places, gaps in self.cells]


def _woven(values: Iterable[str], gaps: Sequence[str]) -> Iterator[str]:
    yield gaps[0]
    for value, gap in zip(values, gaps[1:], strict=True):
        yield unescaped(value)
        yield gap


def form_of(
    match: ChapterMatch, shape: Shape, block: Block, row: bytes, spans: Sequence[ValueSpan]
) -> Form | None:
    """The form of a row that was matched; None when its rows must be looked at one by one."""
    if not _is_plain(match, shape, block):
        return None
    cells: list[tuple[list[int], list[str]]] = []
    starts = [*_found(row, b"<w:tc>", b"<w:tc "), len(row)]
    for begin, behind in pairwise(starts):
        inside = [(place, span) for place, span in enumerate(spans) if span.is_text and begin <= span.start < behind]
        edges = [begin, *(edge for _, span in inside for edge in (span.start, span.behind)), behind]
        gaps = [row[edges[at] : edges[at + 1]].count(_PARAGRAPH) * "\n" for at in range(0, len(edges), 2)]
        cells.append(([place for place, _ in inside], gaps))
    form = Form(match, shape, block, cells)
    values = [row[span.start : span.behind] for span in spans]
    if form.texts(values) != block.cells:
        return None
    if shape.bars:
        drawn = drawn_bars(shape.bars, block)
        form.marks = tuple(position in drawn for position in range(12))
        if set(shape.bars.values()) != set(range(12)):
            return None
    return form


def _found(row: bytes, *marks: bytes) -> list[int]:
    places = []
    for mark in marks:
        at = row.find(mark)
        while at >= 0:
            places.append(at)
            at = row.find(mark, at + 1)
    return sorted(places)


def _is_plain(match: ChapterMatch, shape: Shape, block: Block) -> bool:
    """Whether its rows are rows of records, cell by cell, whose totals can be added without reading them."""
    record = shape.pattern.record
    if not record or not shape.pattern.listing or shape.pictures or len(shape.cells) != len(block.cells):
        return False
    alone = {cell.only.field.name: cell.only for cell in shape.cells if cell.only is not None}
    for adder in match.adders:
        if adder.rule.total == record:
            return False
        if adder.rule.part == record and adder.rule.part_field:
            piece = alone.get(adder.rule.part_field)
            if piece is None or piece.field.kind not in (Kind.MONEY, Kind.INTEGER):
                return False
    return True


def prove_rows(forms: Sequence[Form], rows: Sequence[list[bytes]]) -> bool:
    """Whether the rows say what the next records say; then they count as found. All are of one pattern."""
    match, shape = forms[0].match, forms[0].shape
    records = shape.records[shape.found : shape.found + len(rows)]
    if len(records) < len(rows) or not _bars_agree(forms, records):
        return False
    for number, cell in enumerate(shape.cells):
        plainly = _column_agrees(number, cell.only, forms, rows, records)
        if not plainly and not _cells_agree(number, forms, rows, records):
            return False
    shape.found += len(rows)
    add_up(match, shape, records)
    return True


def _bars_agree(forms: Sequence[Form], records: Sequence[Mapping[str, object]]) -> bool:
    if forms[0].marks is None:
        return True
    return all(form.marks == record.get(MARKS) for form, record in zip(forms, records, strict=True))


def _column_agrees(
    number: int, piece: FieldPiece | None, forms: Sequence[Form], rows: Sequence[list[bytes]],
    records: Sequence[Mapping[str, object]],
) -> bool:  # fmt: skip
    """Whether a cell that holds one field only holds it in all rows, to the letter (in whichever digits)."""
    if piece is None or piece.record != forms[0].shape.pattern.record or piece.field.name not in records[0]:
        return False
    places = [form.cells[number][0] for form in forms]
    if not all(len(each) == 1 for each in places):
        return False
    found = b"\x00".join([row[each[0]] for row, each in zip(rows, places, strict=True)])
    name = piece.field.name
    values = [record.get(name) for record in records]
    return any(_same(found, said) for said in _sayings(values, piece.field.kind))


def _sayings(values: Sequence[object], kind: Kind) -> Iterator[list[str]]:
    """How a column may be printed."""
    types = set(map(type, values))
    if types == {str}:
        yield values  # type: ignore[misc]
    elif types <= {str, type(None)} or types == {int}:
        yield ["" if value is None else str(value) for value in values]
    if kind in AMOUNTS and are_amounts(types):
        yield ["-" if not value else f"{value:,.2f}" for value in map(_exact, values)]


def are_amounts(types: set[type]) -> bool:
    """Whether values of these types are amounts, or not given."""
    left = types - {int, float, type(None)}
    if not left:
        return True
    from decimal import Decimal

    return left == {Decimal}


def _exact(value: object) -> Decimal | None:
    from decimal import Decimal

    return Decimal(repr(value)) if isinstance(value, float) else Decimal(value) if isinstance(value, int) else value  # type: ignore[return-value]


def _same(found: bytes, said: Sequence[str]) -> bool:
    text = _BETWEEN.join(said)
    if text.count(_BETWEEN) != len(said) - 1:
        return False
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if found == escaped.encode():
        return True
    return b"\xe0\xb9" in found and fold_digits(found.decode(errors="replace")) == fold_digits(escaped)


def _cells_agree(
    number: int, forms: Sequence[Form], rows: Sequence[list[bytes]], records: Sequence[Mapping[str, object]]
) -> bool:
    """The same, cell by cell, for what is printed in another way or stands among other text."""
    cell = forms[0].shape.cells[number]
    raw = b"\n".join(row[at] for form, row in zip(forms, rows, strict=True) for at in form.cells[number][0])
    if not _is_clean(raw):
        return False
    texts = []
    for form, row in zip(forms, rows, strict=True):
        places, gaps = form.cells[number]
        texts.append("".join(_woven([row[at].decode() for at in places], gaps)))
    if cell.is_free:
        return True
    return all(cell.lay(plain(text), record) is not None for text, record in zip(texts, records, strict=True))


def _is_clean(raw: bytes) -> bool:
    """Whether texts are well-formed and hold nothing that must not stand in a book."""
    try:
        demand_well_formed(raw)
    except expat.ExpatError:
        return False
    return not is_suspect(raw.decode())


def demand_well_formed(text: bytes) -> None:
    """Raises expat.ExpatError for text that is no character data (2.4 of XML 1.0)."""
    expat.ParserCreate().Parse(b"<t>" + text + b"</t>", True)


def add_up(match: ChapterMatch, shape: Shape, records: Sequence[Mapping[str, object]]) -> None:
    """Counts rows of these records as printed: what was proven equal need not be read to be added."""
    record = shape.pattern.record
    for name in shape.amounts:
        shape.money += sum(each[name] or 0 for each in records)  # type: ignore[misc, operator]
    for adder in match.adders:
        if adder.rule.part == record:
            adder.part_order = shape.pattern.order
            name = adder.rule.part_field
            adder.added += sum(each[name] for each in records) if name else len(records)  # type: ignore[misc, operator]
            adder.rows += len(records)

