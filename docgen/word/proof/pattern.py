"""What a row or a paragraph of the book must look like: literal text and fields of records."""

from __future__ import annotations

from docgen.named_tuple import NamedTuple
from docgen.schema import Field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


class FieldPiece(NamedTuple):
    """A tag that prints one field of a record; ``filters`` are the names behind it, in order."""

    record: str
    field: Field
    filters: tuple[str, ...] = ()


class FreePiece(NamedTuple):
    """Anything that is not proven word for word."""


Piece = str | FieldPiece | FreePiece


class Pattern(NamedTuple):
    """A table row (``cells`` of pieces) or, when ``is_row`` is false, one paragraph outside tables (one cell).

    ``record``: the innermost loop's record, whose items it prints one by one ("" for text that stands once).
    ``listing``: the path of the list that the loop runs over. ``optional``: a condition or a filter may leave items
    out. ``order``: position in the chapter. ``repeats``: the whole list stands in each round of another list's loop.
    """

    order: int
    is_row: bool
    record: str
    listing: str
    optional: bool
    cells: tuple[tuple[Piece, ...], ...]
    repeats: bool = False


def fixed_chunks(patterns: Sequence[Pattern]) -> list[str]:
    """The literal texts that stand in the book whatever the data: outside loops and conditions, in order."""
    always = (pattern for pattern in patterns if not pattern.listing and not pattern.optional)
    pieces = (piece for pattern in always for cell in pattern.cells for piece in cell)
    lines = (line.strip() for piece in pieces if isinstance(piece, str) for line in piece.split("\n"))
    return [line for line in lines if line]
