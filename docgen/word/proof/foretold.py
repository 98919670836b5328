"""Rows as they must be: what the next records come to in the markup of a known form, compared byte for byte.

The quickest proof of a row is to know it. The form and how each column prints are learned from rows that were read and
matched before; whatever differs in a single byte from what is foretold is left to be read like everything else.
"""

from __future__ import annotations

from itertools import repeat
from operator import itemgetter

from docgen.named_tuple import NamedTuple
from docgen.thai.digits import to_arabic, to_thai
from docgen.word.proof.matching import MARKS, Cell
from docgen.word.proof.row_batch import AMOUNTS, Form, add_up, are_amounts
from docgen.word.proof.row_forms import ValueSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from typing import TypeAlias

_BETWEEN = "\x1f"  # white space to the patterns of digits, and no character of XML
_BATCH = 256  # records whose values are made ready together
_Style: TypeAlias = "Callable[[str], str]"
_STYLES: tuple[_Style, ...] = (str, to_thai, to_arabic)


def _plain(value: object) -> str:
    return "" if value is None else str(value)


def _money(value: object) -> str:
    if isinstance(value, float):
        from decimal import Decimal

        value = Decimal(repr(value))
    return f"{value:,.2f}" if value else "-"


def _are_plain(types: set[type]) -> bool:
    return types <= {str, int, type(None)}


# How a value may print, and whether it is known how those of some types print so.
_SAYINGS: tuple[tuple[Callable[[object], str], Callable[[set[type]], bool]], ...] = (
    (_plain, _are_plain),
    (_money, are_amounts),
)


class _Column(NamedTuple):
    """A field, how its values print, in which digits; what stands there in all rows when it is no field's."""

    name: str
    saying: int
    style: _Style
    fixed: bytes = b""

    def printed(self, records: Sequence[Mapping[str, object]]) -> list[bytes] | None:
        """The column in these records; None when that cannot be told."""
        if not self.name:
            return [self.fixed] * len(records)
        saying, is_known = _SAYINGS[self.saying]
        values = _values(self.name, records)
        try:
            text = _BETWEEN.join(values)  # type: ignore[arg-type]
        except TypeError:  # not all are texts
            if not is_known(set(map(type, values))):
                return None
            text = _BETWEEN.join(map(saying, values))
        said = _escaped(self.style(text).encode("utf-8", "surrogatepass")).split(_BETWEEN.encode())
        return said if len(said) == len(values) else None


def _values(name: str, records: Sequence[Mapping[str, object]]) -> Sequence[object]:
    try:
        return list(map(itemgetter(name), records))
    except KeyError:
        return [record.get(name) for record in records]


def _escaped(text: bytes) -> bytes:
    return text.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;")


class Markup:
    """A form's markup: a format of bytes for the texts and for the numbers that run (ids of drawings)."""

    def __init__(self, form: Form, row: bytes, spans: Sequence[ValueSpan]) -> None:
        self.form = form
        self.texts = [place for place, span in enumerate(spans) if span.is_text]
        self.runs = [place for place, span in enumerate(spans) if not span.is_text]
        self.size = len(spans)
        edges = [0, *(edge for span in spans for edge in (span.start, span.behind)), len(row)]
        self.literals = [row[edges[at] : edges[at + 1]] for at in range(0, len(edges), 2)]
        self.format = b"%b".join([literal.replace(b"%", b"%%") for literal in self.literals])
        numbers = [int(row[spans[at].start : spans[at].behind]) for at in self.runs]
        self.offsets = [number - min(numbers) for number in numbers]
        self.step = max(self.offsets, default=-1) + 1

    def rows(self, columns: Sequence[Sequence[bytes]]) -> Iterator[bytes]:
        """The rows of these columns, for a form without numbers that run. One at a time: each is in the cache yet."""
        woven: list[Iterable[bytes]] = [repeat(self.literals[0])]
        for column, literal in zip(columns, self.literals[1:], strict=True):
            woven += [column, repeat(literal)]
        return map(b"".join, zip(*woven))  # noqa: B905 - what is the same in all rows has no end

    def values(self, texts: Sequence[bytes], first: int) -> Sequence[bytes]:
        """All that stands between the markup, the numbers running on from ``first``."""
        if not self.runs:
            return texts
        values = [b""] * self.size
        for place, text in zip(self.texts, texts, strict=True):
            values[place] = text
        for place, offset in zip(self.runs, self.offsets, strict=True):
            values[place] = b"%d" % (first + offset)
        return values


class Foretold:
    """The rows to come of one pattern; ``misses`` counts how often it was wrong in a row."""

    def __init__(self, form: Form, columns: list[_Column]) -> None:
        self.match, self.shape, self.columns = form.match, form.shape, columns
        self.known: dict[object, Markup] = {}  # by the months that are marked
        self.number = 0  # the next that runs
        self.begin = self.end = 0  # the records that are made ready
        self.columns_ready: list[list[bytes]] = []
        self.last: tuple[Form, Sequence[bytes]] | None = None  # the row that was proven last
        self.misses = 0

    def learn(self, markup: Markup) -> None:
        """One more form of this pattern's rows."""
        self.known[markup.form.marks] = markup

    def resume(self, markup: Markup, values: Sequence[bytes]) -> None:
        """A row that was read and not foretold: numbers run on from it."""
        self.number = max((int(values[place]) for place in markup.runs), default=self.number - 1) + 1

    def take(self, data: bytes, at: int) -> tuple[int, int]:
        """How many rows follow there as they must, and where the first other thing begins."""
        begin = self.shape.found
        only = self.known.get(None)
        taking = self._take_marked if self.shape.bars or only is None or only.runs else self._take_plain
        found, at = taking(data, at)
        if found > begin:
            self.shape.found, self.misses = found, 0
            add_up(self.match, self.shape, self.shape.records[begin:found])
        return found - begin, at

    def _take_plain(self, data: bytes, at: int) -> tuple[int, int]:
        """Rows that are all of one markup, in which no numbers run."""
        found, markup = self.shape.found, self.known[None]
        while found < len(self.shape.records) and self._is_ready(found):
            first = found
            for row in markup.rows([column[first - self.begin :] for column in self.columns_ready]):
                if not data.startswith(row, at):
                    break
                at += len(row)
                found += 1
            if found > first:
                self.last = markup.form, [column[found - 1 - self.begin] for column in self.columns_ready]
            if found < self.end:
                break
        return found, at

    def _take_marked(self, data: bytes, at: int) -> tuple[int, int]:
        """Rows whose markup goes by their months, with numbers that run."""
        found = self.shape.found
        for texts, markup in self._coming(found):
            values = markup.values(texts, self.number)
            row = markup.format % tuple(values)
            if not data.startswith(row, at):
                break
            at += len(row)
            found += 1
            self.number += markup.step
            self.last = markup.form, values
        return found, at

    def _coming(self, position: int) -> Iterator[tuple[tuple[bytes, ...], Markup]]:
        """The next records' texts, each with its markup; ends where a form or a value is not known."""
        records = self.shape.records
        while position < len(records) and self._is_ready(position):
            ready = zip(*[column[position - self.begin :] for column in self.columns_ready], strict=True)
            for texts, record in zip(ready, records[position : self.end], strict=True):
                markup = self.known.get(record.get(MARKS) if self.shape.bars else None)
                if markup is None:
                    return
                yield texts, markup
            position = self.end

    def _is_ready(self, position: int) -> bool:
        """Makes the texts of the records from there ready, if they are not; False when they cannot be told."""
        if self.begin <= position < self.end:
            return True
        records = self.shape.records[position : position + _BATCH]
        columns = [column.printed(records) for column in self.columns]
        self.begin = self.end = position
        self.columns_ready = [column for column in columns if column is not None]
        if len(self.columns_ready) < len(columns):
            return False
        self.end = position + len(records)
        return True


def foretold(form: Form, values: Sequence[bytes], record: Mapping[str, object]) -> Foretold | None:
    """What rows of the form's pattern will be, learned from one row and its record; None when it cannot be told."""
    columns: list[_Column] = []
    for cell, (places, _) in zip(form.shape.cells, form.cells, strict=True):
        for place in places:
            column = _column(form, cell, len(places), values[place], record)
            if column is None:
                return None
            columns.append(column)
    return Foretold(form, columns) if columns else None


def _column(form: Form, cell: Cell, count: int, value: bytes, record: Mapping[str, object]) -> _Column | None:
    piece = cell.only
    if (piece is None and all(isinstance(each, str) for each in cell.pieces)) or (piece and piece.record in cell.known):
        return _Column("", 0, str, value)
    if piece is None or count != 1 or piece.record != form.shape.pattern.record or piece.field.name not in record:
        return None
    for saying in range(len(_SAYINGS) if piece.field.kind in AMOUNTS else 1):
        for style in _STYLES:
            column = _Column(piece.field.name, saying, style)
            if column.printed([record]) == [value]:
                return column
    return None
