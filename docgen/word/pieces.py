"""What a part with tags is cut into: literal text, and what rendering puts between, in document order.

All of it is plain data, so that a compiled template can be kept (:mod:`docgen.word.template_store`).
"""

from __future__ import annotations

from dataclasses import dataclass

from docgen.word.running_numbers import RunningNumber
from docgen.word.text_writer import TextForm

# What a tag computes: ("name", n), ("get", of, n), ("const", v), ("filter", n, argument…), ("not" | "negative", of),
# ("compare", first, operator, other…), ("and" | "or" | "add" | "subtract", one, other), ("choose", if, then, else),
# ("concat", of…).
Expression = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Arrows:
    """What a cell can draw: XML by number of columns (from 1), each as pieces between which the shape's number stands.

    ``continues``: the cell to the left shows the bar's previous column, so that only a bar's own start draws here.
    """

    by_length: tuple[tuple[bytes, ...], ...]
    continues: bool


@dataclass(frozen=True, slots=True)
class PicturePlace:
    """Where a picture stands: the part, the prefix of WordprocessingML there ("w:"), and the room in EMU."""

    part: str
    prefix: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Print:
    """A value printed as text. ``is_span``: a month where no arrow can be drawn."""

    node: Expression
    form: TextForm
    is_span: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """A month's cell: the arrow that begins in it, if one does."""

    node: Expression
    arrows: Arrows


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture, in the room that its place has."""

    node: Expression
    place: PicturePlace


@dataclass(frozen=True, slots=True)
class PictureLinks:
    """In a part's relationships: those of the pictures that the part has drawn by then."""

    part: str


@dataclass(frozen=True, slots=True)
class Merge:
    """How a cell of a merged column stands to the one above: "restart" or "continue" (w:vMerge).

    ``slot`` numbers the cell, ``left`` the next merged cell to its left (0 for none), ``table`` and ``row`` its row.
    """

    node: Expression
    slot: int
    left: int
    table: int
    row: int


@dataclass(frozen=True, slots=True)
class MergedText:
    """The text of a merged cell: nothing where it goes on with the one above."""

    slot: int
    form: TextForm


@dataclass(frozen=True, slots=True)
class RowAbove:
    """From here on, the row above in that table is the row of that number (0: none whose cells can go on)."""

    table: int
    row: int


@dataclass(frozen=True, slots=True)
class ListBegin:
    """A round in which a list begins anew. ``slot`` numbers the list in its part."""

    slot: int


@dataclass(frozen=True, slots=True)
class ListNumber:
    """A paragraph's w:numId: the list of this round. ``number`` is the list's own w:numId in the template."""

    slot: int
    number: int


@dataclass(frozen=True, slots=True)
class NewLists:
    """In the numbering part: the lists that were begun anew by then."""


@dataclass(frozen=True, slots=True)
class Address:
    """A link's address, literal text and values: checked as a whole when it is known (promise S4)."""

    pieces: tuple[str | Expression, ...]


@dataclass(frozen=True, slots=True)
class For:
    """Opens a loop: the variable, the list, and the condition of ``for … in … if``."""

    variable: str
    listing: Expression
    condition: Expression | None = None


@dataclass(frozen=True, slots=True)
class If:
    """Opens a condition; ``is_elif`` goes on with one."""

    condition: Expression
    is_elif: bool = False


@dataclass(frozen=True, slots=True)
class Else:
    """The other branch of a condition, or what stands instead of an empty list."""


@dataclass(frozen=True, slots=True)
class End:
    """Closes the innermost loop or condition."""


@dataclass(frozen=True, slots=True)
class Live:
    """Literal text that keeps a field live: left away in a book that is only to be printed.

    ``once``: written the first time only; all such pieces of a part share that one time.
    """

    data: bytes
    once: bool


Piece = (
    bytes | Print | Bar | Drawing | PictureLinks | Merge | MergedText | RowAbove | ListBegin | ListNumber | NewLists
    | Address | RunningNumber | Live | For | If | Else | End
)  # fmt: skip
