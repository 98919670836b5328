"""A compiled book: plain data only, so that it can be kept and compared; ``render`` makes it run."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.named_tuple import NamedTuple
from docgen.thai.digits import Numerals
from docgen.word.rendering.pieces import Piece


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
