"""Today's values: for each field of each record, the first value of the plan that is not blank, as it prints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from docgen.schema import Field, Kind, Picture, Record, Span, Value
from docgen.thai.printing import printed

Values = Mapping[str, Value]
_ARROW = "↔"  # what a month's tag draws where work is done
_WORKED_OUT = frozenset({Kind.MONEY, Kind.PERCENT, Kind.INTEGER, Kind.NUMBER, Kind.DATE})


class Samples:
    """The samples of a plan's values.

    ``complete``: everything in the workbook could be read. If not, what is worked out from its cells may be wrong, and
    an amount that could not be read stands as 0 in the plan: both are left blank.
    """

    def __init__(self, schema: Record, values: Values, complete: bool = True) -> None:
        self._complete = complete
        self._rows: dict[str, list[Values]] = {}
        self._seen: set[int] = set()
        self._gather(schema, values)

    def value(self, record: Record, field: Field) -> Value:
        """The first value that is not blank; None when all are."""
        if not self._complete and not field.source and field.kind in _WORKED_OUT:
            return None
        return next((value for value in self._values(record, field) if self._says_something(value)), None)

    def text(self, record: Record, field: Field) -> str:
        """The same as it prints; a list says how many it holds, a month shows its arrow, a picture its file's name."""
        value = self.value(record, field)
        if field.kind is Kind.LIST:
            return f"{len(value):,} รายการ" if isinstance(value, list) else ""
        if field.kind is Kind.SPAN:
            return _ARROW if value else ""
        if isinstance(value, Picture):
            return value.name
        return "" if isinstance(value, list | Mapping) else printed(value)

    def _values(self, record: Record, field: Field) -> Iterator[Value]:
        return (row.get(field.name) for row in self._rows.get(record.name, ()))

    def _says_something(self, value: Value) -> bool:
        if value is None or value == "" or value == [] or (isinstance(value, Span) and not value):
            return False
        return self._complete or not (isinstance(value, Decimal) and value == 0)

    def _gather(self, record: Record, row: Values) -> None:
        """Every record by its kind, in reading order; a project is one dictionary however many lists hold it."""
        if id(row) in self._seen:
            return
        self._seen.add(id(row))
        self._rows.setdefault(record.name, []).append(row)
        for field in record.fields.values():
            for each in _rows_of(row.get(field.name)) if field.record is not None else ():
                self._gather(field.record, each)  # type: ignore[arg-type]


def _rows_of(value: Value) -> Iterator[Values]:
    if isinstance(value, Mapping):
        yield value
    elif isinstance(value, list):
        yield from value
