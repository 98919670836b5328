"""The order of the steps from a finished book to its PDF: in one run, or measured whole and drawn in pieces."""

from __future__ import annotations

import os
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor

from docgen.pdf import join, office
from docgen.problems import Problem
from docgen.word.printing.copies import PrintedBook
from docgen.word.printing.cuts import DRAWINGS_IN_A_PIECE, Cut, Spot, cuts

FEWEST_DRAWINGS = 2 * DRAWINGS_IN_A_PIECE  # fewer cost one run less than measuring costs


def convert(
    book: bytes, name: str, *, fewest: int = FEWEST_DRAWINGS, size: int = DRAWINGS_IN_A_PIECE
) -> tuple[bytes | None, list[Problem]]:
    """The PDF of a finished .docx; ``name`` is its file name, for messages (pdf-failed).

    With ``fewest`` floating drawings or more, pieces of about ``size`` drawings are converted at the same time. The
    pages come out as in one run; where that cannot be made sure of, or pikepdf is not installed, there is one run.
    """
    made = _in_pieces(book, name, fewest, size) if join.available() else None
    return (made, []) if made is not None else office.convert(book, name)


def _in_pieces(book: bytes, name: str, fewest: int, size: int) -> bytes | None:
    opened = PrintedBook(book)
    if opened.drawings < fewest or not opened.can_be_cut():
        return None
    whole, _ = office.convert(opened.to_measure(), name, destinations=True)
    if whole is None:
        return None
    spots = join.spots_in(whole)
    wanted = cuts(opened, spots, size) if spots else None
    if wanted is None:
        return None
    with ThreadPoolExecutor(_processes()) as pool:
        drawn = list(pool.map(lambda cut: _drawn(opened, cut, spots, name), wanted))
    pieces = [
        (piece, {page: page - cut.first_page for page in cut.pages})
        for cut, piece in zip(wanted, drawn, strict=True) if piece is not None
    ]  # fmt: skip
    return join.with_pages(whole, pieces) if len(pieces) == len(wanted) else None


def _drawn(book: PrintedBook, cut: Cut, spots: Mapping[str, Spot], name: str) -> bytes | None:
    """A piece's PDF, if every unit on the pages that are wanted stands where it stands in the whole."""
    piece, _ = office.convert(book.piece(cut.piece), name, destinations=True)
    if piece is None:
        return None
    own = join.spots_in(piece)
    for unit in book.units[cut.piece.first : cut.piece.last]:
        there, here = spots.get(unit.mark), own.get(unit.mark)
        if there is not None and there.page in cut.pages and not _agree(there, here, cut):
            return None
    return piece


def _agree(there: Spot, here: Spot | None, cut: Cut) -> bool:
    return here is not None and here.page == there.page - cut.first_page and here.same(there)


def _processes() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
