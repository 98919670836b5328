"""What a part with tags is cut into: literal text, and what rendering puts between, in document order."""

from __future__ import annotations

from dataclasses import dataclass

from jinja2 import nodes

from docgen.word.arrow import Arrows
from docgen.word.picture_place import PicturePlace
from docgen.word.running_numbers import RunningNumber
from docgen.word.text_writer import TextForm


@dataclass(frozen=True, slots=True)
class Print:
    """A value printed as text. ``is_span``: a month where no arrow can be drawn."""

    node: nodes.Expr
    form: TextForm
    is_span: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """A month's cell: the arrow that begins in it, if one does."""

    node: nodes.Expr
    arrows: Arrows


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture, in the room that its place has."""

    node: nodes.Expr
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

    node: nodes.Expr
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

    pieces: tuple[str | nodes.Expr, ...]


@dataclass(frozen=True, slots=True)
class For:
    """Opens a loop: the variable, the list, and the condition of ``for … in … if``."""

    variable: str
    listing: nodes.Expr
    condition: nodes.Expr | None = None


@dataclass(frozen=True, slots=True)
class If:
    """Opens a condition; ``is_elif`` goes on with one."""

    condition: nodes.Expr
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
