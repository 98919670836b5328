"""Where a measured book is cut: at units that begin a page, some 200 drawings apart; what has no drawings is left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from docgen.word.printing.copies import Piece, PrintedBook
from docgen.word.printing.units import Unit

DRAWINGS_IN_A_PIECE = 200


@dataclass(frozen=True)
class Spot:
    """Where a unit begins on paper: the page (from 0), and points from the page's lower left corner."""

    page: int
    left: float
    top: float

    def same(self, other: Spot | None) -> bool:
        """Whether two are one but for rounding."""
        return other is not None and abs(self.left - other.left) < 1 and abs(self.top - other.top) < 1


@dataclass(frozen=True)
class Cut:
    """A piece, the book's page with which it begins, and the book's pages that are to be taken from it."""

    piece: Piece
    first_page: int
    pages: frozenset[int]


def cuts(book: PrintedBook, spots: Mapping[str, Spot], size: int = DRAWINGS_IN_A_PIECE) -> list[Cut] | None:
    """The pieces that have drawings; None when a page of theirs shows what a piece cannot know."""
    made: list[Cut] = []
    for first, last in _ranges(book.units, spots, size):
        units = book.units[first:last]
        end = spots[book.units[last].mark].page if last < len(book.units) else None
        pages = _pages_with_drawings(units, spots, end)
        before = {each for unit in book.units[:first] for each in unit.lists}
        if any(unit.depends or unit.lists & before for unit in units if _on(unit, spots, pages)):
            return None
        page = spots[book.units[first].mark].page if first else 0
        made.append(Cut(Piece(first, last, _number_of(book, spots, first)), page, frozenset(pages)))
    return made


def _ranges(units: Sequence[Unit], spots: Mapping[str, Spot], size: int) -> list[tuple[int, int]]:
    """Where pieces begin and end: from the last page's top before a drawing to the first behind enough of them."""
    found: list[tuple[int, int]] = []
    start = drawings = 0
    for place, unit in enumerate(units):
        if place and (drawings == 0 or drawings >= size) and _has_top(units, place, spots):
            found += [(start, place)] if drawings else []
            start, drawings = place, 0
        drawings += unit.drawings
    return [*found, (start, len(units))] if drawings else found


def _has_top(units: Sequence[Unit], place: int, spots: Mapping[str, Spot]) -> bool:
    """Whether the unit has a page's top to itself."""
    return _begins_page(units, place, spots) and not _lower(units, place, spots)


def _begins_page(units: Sequence[Unit], place: int, spots: Mapping[str, Spot]) -> bool:
    here, above = spots.get(units[place].mark), spots.get(units[place - 1].mark)
    if here is None or units[place].joined:
        return False
    if above is None:  # a paragraph, of which no page is known; but most sections begin a page
        return units[place].section != units[place - 1].section
    return here.page == above.page + 1


def _lower(units: Sequence[Unit], place: int, spots: Mapping[str, Spot]) -> bool:
    """Whether the unit stands lower than the first of the page before, in the same table: behind the rest of a row that
    was broken over two pages."""
    here = spots[units[place].mark]
    for earlier in reversed(units[:place]):
        spot = spots.get(earlier.mark)
        if spot is None or earlier.table is not units[place].table:
            return False
        if spot.page == here.page - 1 and _begins_page(units, earlier.number, spots):
            return here.top < spot.top - 1
        if spot.page < here.page - 1:
            return False
    return False


def _pages_with_drawings(units: Sequence[Unit], spots: Mapping[str, Spot], end: int | None) -> set[int]:
    """The pages from where a unit with drawings begins to where the next begins, before the next piece's ``end``."""
    pages: set[int] = set()
    for unit, behind in zip(units, [*units[1:], None], strict=True):
        spot = spots.get(unit.mark)
        if unit.drawings and spot is not None:
            beyond = None if behind is None else spots.get(behind.mark)
            last = beyond.page if beyond is not None else spot.page
            pages.update(page for page in range(spot.page, last + 1) if end is None or page < end)
    return pages


def _on(unit: Unit, spots: Mapping[str, Spot], pages: set[int]) -> bool:
    spot = spots.get(unit.mark)
    return spot is not None and spot.page in pages


def _number_of(book: PrintedBook, spots: Mapping[str, Spot], first: int) -> int:
    """The number that the page of a unit shows."""
    if first == 0:
        return book.first_number(0) or 1
    unit = book.units[first]
    number, page = book.first_number(0) or 1, 0
    section = 0
    for each in book.units[: first + 1]:
        if each.section != section and each.mark in spots:
            section = each.section
            start = book.first_number(section)
            now = spots[each.mark].page
            number, page = (number + now - page if start is None else start), now
    return number + spots[unit.mark].page - page
