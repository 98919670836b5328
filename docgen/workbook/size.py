"""Whether a workbook is too large to read (S1): at most five million used cells, counted before any is kept.

The table of shared texts has the same limit, for it too would be kept whole.
"""

from __future__ import annotations

from collections.abc import Sequence

from docgen.workbook.xml_scan import Attributes, scan, spellings

MAX_CELLS = 5_000_000
_TAGS_PER_CELL = 4  # <c><v></v></c>, <si><t></t></si>: no cell or text with a value has fewer
_MAX_TAGS = 6 * MAX_CELLS  # as many as texts inside cells take; past this a refusal would take longer than it may
_VALUES = frozenset((*spellings("v"), *spellings("is"), *spellings("si")))


class _Enough(Exception):  # noqa: N818 - not a fault: counting can stop
    pass


def too_many_cells(parts: Sequence[bytes]) -> bool:
    """Whether the worksheets' XML (or the texts') holds more values than the limit. Raises Damaged over broken XML."""
    # Each value has four tags, so few bytes or tags are proof enough; every workbook of an office ends here.
    if sum(map(len, parts)) <= _TAGS_PER_CELL * MAX_CELLS:
        return False
    tags = sum(data.count(b"<") for data in parts)
    if tags <= _TAGS_PER_CELL * MAX_CELLS:
        return False
    return tags > _MAX_TAGS or _count_exceeds(parts)


def _count_exceeds(parts: Sequence[bytes]) -> bool:
    used = 0

    def start(name: str, _: Attributes) -> None:
        nonlocal used
        if name in _VALUES:
            used += 1
            if used > MAX_CELLS:
                raise _Enough

    try:
        for data in parts:
            scan(data, start)
    except _Enough:
        return True
    return False
