"""What an import understood: values with their certainty, records, and everything that became no record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from docgen.problems import Place

Given = str | int | Decimal | date


@dataclass(frozen=True, slots=True)
class Reading:
    """One value for one cell of plan.xlsx.

    ``found`` is the source's own text at ``place``. ``doubt`` is empty when the reading is certain, else a Thai
    sentence that says why it is not and what to look at; it becomes the cell's comment.
    """

    value: Given | None
    place: Place
    found: str
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class FoundRecord:
    """One row of a sheet of plan.xlsx (``sheet`` is vocabulary.PROJECT_SHEET or EQUIPMENT_SHEET).

    ``cells`` goes by declared header (vocabulary.py); months by their headers (ต.ค.) with the value "✓". A clerk's own
    column, in no vocabulary, goes by its header as typed. Group values are repeated in every record.
    """

    sheet: str
    cells: Mapping[str, Reading]
    place: Place


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row, sheet or text box that became no record, with its text and the reason, in Thai, for the report."""

    place: Place
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class ColumnNote:
    """Something to know of a column: its header (the source's own, or the one that is missing), and what of it."""

    place: Place
    header: str
    why: str


@dataclass(frozen=True, slots=True)
class PrintedSum:
    """A sum that the source itself prints, against what was read. ``what`` names it in Thai."""

    place: Place
    what: str
    printed: Decimal
    read: Decimal

    @property
    def agrees(self) -> bool:
        """Whether the source's sum is the sum of what was read."""
        return self.printed == self.read


@dataclass(frozen=True, slots=True)
class SheetRead:
    """One grid that was read: how many of its rows became records."""

    place: Place
    records: int


@dataclass(frozen=True, slots=True)
class Found:
    """All that came of the sources. ``general`` goes by declared key (vocabulary.GENERAL)."""

    general: Mapping[str, Reading] = field(default_factory=dict)
    records: tuple[FoundRecord, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    sums: tuple[PrintedSum, ...] = ()
    sheets: tuple[SheetRead, ...] = ()
    columns: tuple[ColumnNote, ...] = ()
