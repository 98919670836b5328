"""The shape of the values that templates may print: names and kinds, without the values.

plan/ says which names exist (:mod:`docgen.plan.names`); word/ checks every tag against them before it renders
(promise R5). word/ knows only kinds, never what a project is.
"""

from __future__ import annotations

from docgen.named_tuple import NamedTuple
from docgen.str_enum import StrEnum

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from decimal import Decimal


class Kind(StrEnum):
    """What a value is, and so how it prints and which filters take it."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    MONEY = "money"
    PERCENT = "percent"
    DATE = "date"
    SPAN = "span"
    PICTURE = "picture"
    TRUTH = "truth"  # yes or no: asked in a condition, never printed
    BLANK = "blank"  # nothing stands in it in all of the data, so every use of it is right and prints nothing
    RECORD = "record"
    LIST = "list"


class Span(NamedTuple):
    """One column of a bar that runs over neighbouring columns (a month of work).

    ``start``: the bar begins in this column. ``remaining``: how many columns the bar still covers, this one included;
    0 where there is no bar. True when the column is covered.
    """

    start: bool
    remaining: int

    def __bool__(self) -> bool:
        return self.remaining > 0


class Blank(str):
    """What a draft prints where an amount or a date is still to be filled in: as text, and false in a condition."""

    __slots__ = ()

    def __bool__(self) -> bool:
        return False


class Picture(NamedTuple):
    """A picture to be printed: ``name`` as the workbook names it, the file's bytes, and its size on paper in EMU.

    Where it stands may have less room: then it is drawn smaller, in the same proportions.
    """

    name: str
    data: bytes
    width_emu: int
    height_emu: int


# What a name holds: records are plain dictionaries by the field's (first, Thai) name; None is a blank optional cell.
if TYPE_CHECKING:
    _Scalar = str | int | float | Decimal | date | Span | Picture | None
    Value = _Scalar | Mapping[str, "Value"] | list[Mapping[str, "Value"]]
else:
    Value = object


class Field(NamedTuple):
    """One name that a template may write.

    ``name`` is the Thai name under which the value stands in its record; ``twins`` are other spellings (the English
    one first). ``record`` is the shape of a RECORD's or LIST's items. ``may_be_blank``: the value can be None or "".
    ``position`` is a SPAN's place in its bar, from 0. ``source`` tells a clerk where the value comes from.
    """

    name: str
    kind: Kind
    meaning: str
    twins: tuple[str, ...] = ()
    record: Record | None = None
    may_be_blank: bool = False
    position: int = 0
    source: str = ""


class Record(NamedTuple):
    """A named set of fields. ``name`` is English and stable ("project"); ``label`` is what a clerk calls it.

    ``is_open``: of a list without rows, whose names nobody knows: it has every name, BLANK.
    """

    name: str
    label: str
    fields: Mapping[str, Field] = {}
    is_open: bool = False

    def find(self, name: str) -> Field | None:
        """The field of that Thai name or twin."""
        found = self.fields.get(name)
        if found is None and self.is_open and not name.startswith("_"):
            return Field(name, Kind.BLANK, "", record=self, may_be_blank=True)
        return found or next((each for each in self.fields.values() if name in each.twins), None)

    def spellings(self) -> Iterator[str]:
        """Every name and twin, in the order of declaration."""
        for each in self.fields.values():
            yield each.name
            yield from each.twins


def record_of(name: str, label: str, *fields: Field) -> Record:
    """A record from its fields, in order."""
    return Record(name, label, {each.name: each for each in fields})
