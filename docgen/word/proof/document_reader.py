"""Reads the main document of a finished book: rows of known forms by their values alone, all else as it comes."""

from __future__ import annotations

from docgen.named_tuple import NamedTuple
from docgen.word.proof.book_reader import Block, Scanner, Table
from docgen.word.proof.foretold import Foretold, Markup, foretold
from docgen.word.proof.matching import ChapterMatch, Shape
from docgen.word.proof.row_batch import Form, demand_well_formed, form_of, prove_rows
from docgen.word.proof.row_forms import Forms, ValueSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import TypeAlias

_LONGEST = 1 << 20  # bytes without the end of a row, which are read as they are
_END = b"</w:tr>"
_BATCH = 256  # rows proven together
_MISSES = 8  # rows in a row that were not as foretold, before nothing is foretold any more
_STARTS = (b"<w:tr>", b"<w:tr ")

# Gives the block to its chapter's matching; the matching and the pattern that it follows.
OnBlock: TypeAlias = "Callable[[Block], tuple[ChapterMatch, Shape] | None]"


class _Context:
    """The forms of one chapter's tables of the same columns."""

    def __init__(self) -> None:
        self.forms = Forms()
        self.known: dict[int, Form] = {}
        self.markups: dict[int, Markup] = {}  # of the forms whose rows can be foretold
        self.foretold: dict[int, Foretold] = {}  # by the identity of the pattern's shape
        self.ahead: Foretold | None = None  # of the row that came last


class _Waiting(NamedTuple):
    """A row that waits to be proven: its form and values, the table's number and the row's in it."""

    form: Form
    values: list[bytes]
    table: int
    row: int


class DocumentReader:
    """``on_block`` is told every block but those proven in batches; ``on_text`` every text but that of their rows."""

    def __init__(self, on_block: OnBlock, on_text: Callable[[str], None]) -> None:
        self.on_block = on_block
        self.scanner = Scanner(self._block, on_text)
        self.contexts: dict[tuple[int, ...], _Context] = {}
        self.context = _Context()
        self.told: list[tuple[Block, tuple[ChapterMatch, Shape] | None]] = []  # of the piece at hand
        self.waiting: list[_Waiting] = []

    def read(self, document: Iterator[bytes]) -> str:
        """The whole document; gives back the text in its text boxes. Raises expat.ExpatError when it is ill-formed."""
        data, at, more = b"", 0, True
        while more or at < len(data):
            at = self._known_rows(data, at)
            end = data.find(_END, at) + len(_END)
            if end < len(_END) and more and len(data) - at < _LONGEST:
                chunk = next(document, None)
                data, at, more = data[at:] + (chunk or b""), 0, chunk is not None
                continue
            if end < len(_END):
                end = max(data.rfind(b"<"), at + 1) if more else len(data)
            self._piece(data[at:end])
            at = end
        self._flush()
        self.scanner.end()
        return self.scanner.boxed

    def _known_rows(self, data: bytes, at: int) -> int:
        """Takes rows of known forms as long as they come; where the first other thing begins."""
        tables = self.scanner.tables
        if not tables:
            return at
        table, find, known = tables[-1], self.context.forms.find, self.context.known
        at = self._foretold_rows(data, at, table)
        while (found := find(data, at)) is not None:
            form = known.get(found[0])
            if form is None:
                break
            if self.waiting and (len(self.waiting) >= _BATCH or self.waiting[-1].form.shape is not form.shape):
                self._flush()
            table.rows += 1
            self.waiting.append(_Waiting(form, found[1], table.number, table.rows))
            at = found[2]
            if self._can_go_on(found[0], found[1]):
                at = self._foretold_rows(data, at, table)
        return at

    def _foretold_rows(self, data: bytes, at: int, table: Table) -> int:
        """Takes rows that are to the byte what must come."""
        ahead = self.context.ahead
        if ahead is None or self.waiting:
            return at
        count, at = ahead.take(data, at)
        table.rows += count
        return at

    def _can_go_on(self, number: int, values: list[bytes]) -> bool:
        """Whether rows behind one of that form can be foretold again."""
        context = self.context
        ahead = context.foretold.get(id(context.known[number].shape))
        markup = context.markups.get(number)
        if ahead is None or markup is None or ahead.misses > _MISSES:
            context.ahead = None
            return False
        self._flush()
        ahead.misses += 1
        ahead.resume(markup, values)
        ahead.last = markup.form, values
        context.ahead = ahead
        return True

    def _piece(self, data: bytes) -> None:
        """Anything else; a row that follows a pattern may teach its form."""
        tables = self.scanner.tables
        last = self._last()
        if last is not None and tables:  # a cell merged with the one above shows that one's text
            tables[-1].above = dict(enumerate(last[0].texts(last[1])))
        self._flush()
        depth, self.told = len(tables), []
        self.scanner.feed(data)
        if tables:
            key = (self.scanner.chapter, *tables[-1].grid)
            self.context = self.contexts.setdefault(key, _Context())
        if depth and depth == len(tables) and len(self.told) == 1 and data.startswith(_STARTS):
            self._learn(data, *self.told[0])

    def _last(self) -> tuple[Form, Sequence[bytes]] | None:
        """The row before, if it was of a known form: its form and values."""
        if self.waiting:
            return self.waiting[-1].form, self.waiting[-1].values
        ahead = self.context.ahead
        if ahead is None:
            return None
        last, ahead.last = ahead.last, None
        return last

    def _learn(self, row: bytes, block: Block, follows: tuple[ChapterMatch, Shape] | None) -> None:
        if follows is None or not follows[1].pattern.listing:  # a row that stands once
            return
        if (learned := self.context.forms.learn(row)) is None:
            return
        number, spans = learned
        form = form_of(*follows, block, row, spans)
        if form is not None:
            self.context.known[number] = form
            self._foretell(number, form, row, spans)

    def _foretell(self, number: int, form: Form, row: bytes, spans: list[ValueSpan]) -> None:
        """What rows of that pattern will be, if it can be told."""
        context, shape = self.context, form.shape
        values = [row[span.start : span.behind] for span in spans]
        ahead = context.foretold.get(id(shape)) or foretold(form, values, shape.records[shape.found - 1])
        if ahead is not None:
            context.foretold[id(shape)] = ahead
            context.markups[number] = markup = Markup(form, row, spans)
            ahead.learn(markup)
            ahead.resume(markup, values)
            context.ahead = ahead

    def _block(self, block: Block) -> None:
        self.told.append((block, self.on_block(block)))

    def _flush(self) -> None:
        """Proves the rows that wait, together if they are plainly right, else one by one."""
        waiting, self.waiting = self.waiting, []
        if not waiting or prove_rows([each.form for each in waiting], [each.values for each in waiting]):
            return
        for form, values, table, row in waiting:
            demand_well_formed(b"\n".join(values))
            follows = self.on_block(form.block.like(table, row, form.texts(values)))
            if follows is not None:  # the next rows of this form most likely follow it too
                form.match, form.shape = follows
