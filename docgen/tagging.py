"""What importing/ tells word/ to change in a finished plan so that it becomes a template, in words that both know.

importing/ knows what a plan's words mean and nothing of Word; word/ knows where text stands and nothing of plans.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from docgen.problems import Place


@dataclass(frozen=True, slots=True)
class Replacement:
    """``[start, end)`` of a paragraph's text becomes ``tag``; characters count from 0."""

    start: int
    end: int
    tag: str


@dataclass(frozen=True, slots=True)
class Kept:
    """``text``, found at ``start``, looks like the plan's own words but stays as typed; ``why`` is Thai."""

    start: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What is to be done with one paragraph: replacements from left to right, never overlapping, and what stays."""

    replacements: tuple[Replacement, ...] = ()
    kept: tuple[Kept, ...] = ()


# A paragraph's text, and whether it stands in a table's head, to what is to be done with it.
Reader = Callable[[str, bool], Reading]


def retagged(text: str, replacements: Sequence[Replacement]) -> str:
    """The text with its replacements done."""
    pieces, after = [], 0
    for each in replacements:
        pieces += [text[after : each.start], each.tag]
        after = each.end
    return "".join([*pieces, text[after:]])


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph that says something, and its place."""

    text: str
    where: Place


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell of a table's row: its text, its first grid column (from 0) and how many it covers.

    ``continued``: it goes on with the cell above it. ``marked``: something is drawn in it.
    """

    text: str
    column: int
    columns: int = 1
    continued: bool = False
    marked: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table; ``is_head``: Word repeats it on every page."""

    cells: tuple[TableCell, ...]
    is_head: bool = False

    def at(self, column: int) -> int:
        """The index of the cell that covers a grid column, -1 for none."""
        return next((at for at, each in enumerate(self.cells) if 0 <= column - each.column < each.columns), -1)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (``rows`` is None) or a table of the body.

    ``look`` is what sets paragraphs of the same words apart: style, page break. ``starts``: a chapter begins here.
    """

    text: str = ""
    look: str = ""
    rows: tuple[TableRow, ...] | None = None
    starts: bool = False


@dataclass(frozen=True, slots=True)
class TagLine:
    """A statement on a line or row of its own: ``for แผนงาน in …``, ``endfor``."""

    code: str


@dataclass(frozen=True, slots=True)
class ParagraphMade:
    """A copy of the body's block ``index`` that says ``text``; None: as it is."""

    index: int
    text: str | None = None


@dataclass(frozen=True, slots=True)
class RowMade:
    """A copy of a table's row; the cells at these indices say something else, with nothing drawn in them.

    ``table``: the body's block from which the row is, -1 for the table that is made.
    """

    row: int
    cells: Mapping[int, str] = field(default_factory=dict)
    table: int = -1


@dataclass(frozen=True, slots=True)
class TableMade:
    """A copy of the body's table ``index`` with these rows in place of its own."""

    index: int
    rows: tuple[TagLine | RowMade, ...]


@dataclass(frozen=True, slots=True)
class FormMade:
    """The blocks ``[first, end)`` of the body, which are a form of the plan, become ``blocks``.

    ``shipped`` names the form when it could not be understood and the templates that come with the program should
    stand in for it; ``doubt`` says why, in Thai. ``when``: the list without which the form is left out of a book.
    ``joined``: how many printed tables went on with the one before them and are one with it now.
    """

    first: int
    end: int
    blocks: tuple[TagLine | ParagraphMade | TableMade, ...] = ()
    name: str = ""
    doubt: str = ""
    when: str = ""
    joined: int = 0
