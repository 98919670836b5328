"""A compiled book: parts cut into literal text and what rendering puts between, in document order.

All of it is plain data, so that a compiled template can be kept (:mod:`docgen.word.keeping.template_store`).
"""

from __future__ import annotations

from docgen.named_tuple import NamedTuple
from docgen.thai.digits import Numerals
from docgen.word.rendering.text_writer import TextForm

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

DRAWING = "drawing"  # wp:docPr/@id, unique in the book (ECMA-376 part 1, 20.4.2.5)
BOOKMARK = "bookmark"  # w:bookmarkStart/@w:id
HEADING = "heading"  # number of a heading in the body
ENTRY = "entry"  # number of an entry in the contents: counts as HEADING does, so that both meet
COUNTERS = (DRAWING, BOOKMARK, HEADING, ENTRY)

# What a tag computes: ("name", n), ("get", of, n), ("const", v), ("filter", n, argument…), ("not" | "negative", of),
# ("compare", first, operator, other…), ("and" | "or" | "add" | "subtract", one, other), ("choose", if, then, else),
# ("concat", of…).
Expression = tuple[object, ...]


class Arrows(NamedTuple):
    """What a cell can draw: XML by number of columns (from 1), each as pieces between which the shape's number stands.

    ``continues``: the cell to the left shows the bar's previous column, so that only a bar's own start draws here.
    """

    by_length: tuple[tuple[bytes, ...], ...]
    continues: bool


class PicturePlace(NamedTuple):
    """Where a picture stands: the part, the prefix of WordprocessingML there ("w:"), and the room in EMU."""

    part: str
    prefix: str
    width: int
    height: int


class Print(NamedTuple):
    """A value printed as text. ``is_span``: a month where no arrow can be drawn."""

    node: Expression
    form: TextForm
    is_span: bool = False


class Bar(NamedTuple):
    """A month's cell: the arrow that begins in it, if one does."""

    node: Expression
    arrows: Arrows


class Drawing(NamedTuple):
    """A picture, in the room that its place has."""

    node: Expression
    place: PicturePlace


class PictureLinks(NamedTuple):
    """In a part's relationships: those of the pictures that the part has drawn by then."""

    part: str


class Merge(NamedTuple):
    """How a cell of a merged column stands to the one above: "restart" or "continue" (w:vMerge).

    ``slot`` numbers the cell, ``left`` the next merged cell to its left (0 for none), ``table`` and ``row`` its row.
    """

    node: Expression
    slot: int
    left: int
    table: int
    row: int


class MergedText(NamedTuple):
    """The text of a merged cell: nothing where it goes on with the one above."""

    slot: int
    form: TextForm


class RowAbove(NamedTuple):
    """From here on, the row above in that table is the row of that number (0: none whose cells can go on)."""

    table: int
    row: int


class ListBegin(NamedTuple):
    """A round in which a list begins anew. ``slot`` numbers the list in its part."""

    slot: int


class ListNumber(NamedTuple):
    """A paragraph's w:numId: the list of this round. ``number`` is the list's own w:numId in the template."""

    slot: int
    number: int


class NewLists(NamedTuple):
    """In the numbering part: the lists that were begun anew by then."""


class RunningNumber(NamedTuple):
    """A counter's number in a text: ``form`` is its %-form. ``advance``: the next number, else that of ``slot``.

    ``slot`` (a small number, unique in the part) names the variable that keeps the number for later mention.
    """

    counter: str
    slot: int
    advance: bool
    form: str = "%d"


class Address(NamedTuple):
    """A link's address, literal text and values: checked as a whole when it is known (promise S4)."""

    pieces: tuple[str | Expression, ...]


class For(NamedTuple):
    """Opens a loop: the variable, the list, and the condition of ``for … in … if``."""

    variable: str
    listing: Expression
    condition: Expression | None = None


class If(NamedTuple):
    """Opens a condition; ``is_elif`` goes on with one."""

    condition: Expression
    is_elif: bool = False


class Else(NamedTuple):
    """The other branch of a condition, or what stands instead of an empty list."""


class End(NamedTuple):
    """Closes the innermost loop or condition."""


class Live(NamedTuple):
    """Literal text that keeps a field live: left away in a book that is only to be printed.

    ``once``: written the first time only; all such pieces of a part share that one time.
    """

    data: bytes
    once: bool


Piece = (
    bytes | Print | Bar | Drawing | PictureLinks | Merge | MergedText | RowAbove | ListBegin | ListNumber | NewLists
    | Address | RunningNumber | Live | For | If | Else | End
)  # fmt: skip


class Program(NamedTuple):
    """A compiled book. ``static``: parts without tags; ``parts``: part name → what it is put together from.

    ``first`` is each counter's first number; ``main`` the main document part's name. ``lists``: by w:numId, each list
    that begins anew, cut where its number stands; ``list_numbers``: every list of the package. ``late``: parts that
    tell what the others did, and are made behind them.
    """

    static: Mapping[str, bytes]
    parts: Mapping[str, tuple[Piece, ...]]
    first: Mapping[str, int]
    numerals: Numerals
    main: str
    lists: Mapping[int, tuple[bytes, ...]]
    list_numbers: tuple[int, ...]
    late: tuple[str, ...]
