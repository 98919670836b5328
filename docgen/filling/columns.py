"""One name's values in all records of a list, as values of one kind: every row prints alike.

A whole column is looked at in one go, not cell by cell: a list may have a hundred thousand rows.
"""

from __future__ import annotations

from docgen.late_pattern import late_pattern
from docgen.schema import Kind, Value
from docgen.thai.printing import printed
from docgen.thai.text import mend

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    Scalar = str | int | float | Decimal | bool | date | None
_INFINITE = float("inf")
_ISO_DATE = late_pattern(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ]00:00(?::00(?:\.0{1,6})?)?)?")
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp")
_EXACT = 2**53  # the first whole number behind which a float leaves some out


def column_of(values: Sequence[Scalar], distinct: set[Scalar], types: set[type]) -> tuple[Kind, list[Value] | None]:
    """The kind that all values share, and the values of that kind (None: they are so as they stand).

    ``distinct``: the values, each once. ``types``: theirs, but that of None.
    BLANK when nothing stands in any, TRUTH for yes and no, INTEGER, NUMBER (float) when every value is one, DATE when
    each is an ISO text of a date (2562-10-01, 2019-10-01) or reads as one beside real dates, PICTURE when each names a
    picture file, else TEXT.
    """
    if types == {str}:
        return _texts(values, distinct)
    if not types:
        return Kind.BLANK, None
    if types == {int}:
        return Kind.INTEGER, None
    if types == {bool}:
        return Kind.TRUTH, None
    if types == {float} and all(value is None or -_INFINITE < value < _INFINITE for value in values):  # type: ignore[operator]
        return Kind.NUMBER, None
    return _mixture(values, types)


def _mixture(values: Sequence[Scalar], types: set[type]) -> tuple[Kind, list[Value] | None]:
    from datetime import date
    from decimal import Decimal

    if types <= {int, float, Decimal}:
        return _numbers(values)
    if any(issubclass(each, date) for each in types) and (dates := _dates(values)) is not None:
        return Kind.DATE, dates
    return Kind.TEXT, [_as_text(value) for value in values]


def _numbers(values: Sequence[Scalar]) -> tuple[Kind, list[Value] | None]:
    """Numbers that a float cannot hold exactly stay text, digit by digit as given."""
    if all(_fits_a_float(value) for value in values):
        return Kind.NUMBER, [None if value is None else float(value) for value in values]  # type: ignore[arg-type]
    return Kind.TEXT, [_as_text(value) for value in values]


def _fits_a_float(value: Scalar) -> bool:
    from decimal import Decimal

    if isinstance(value, int):
        return abs(value) < _EXACT
    if isinstance(value, Decimal):
        return value.is_finite() and Decimal(repr(float(value))) == value
    return value is None or (isinstance(value, float) and -_INFINITE < value < _INFINITE)


def _texts(values: Sequence[Scalar], distinct: set[Scalar]) -> tuple[Kind, list[Value] | None]:
    filled: list[str] = list(filter(None, distinct))  # type: ignore[arg-type]
    if not filled:
        return Kind.BLANK, None
    if filled[0][4:5] == "-" and all(map(_ISO_DATE.fullmatch, filled)) and (dates := _dates(values)) is not None:
        return Kind.DATE, dates
    if all(value.strip().lower().endswith(_PICTURES) for value in filled):
        return Kind.PICTURE, None
    return Kind.TEXT, None


def _dates(values: Sequence[Scalar]) -> list[Value] | None:
    """The values as dates, blank ones as None; None when one of them reads as no date."""
    from docgen.thai.dates import read_date  # not all data has dates

    dates: list[Value] = [read_date(value) for value in values]
    return dates if all(day or not value for day, value in zip(dates, values, strict=True)) else None


def _as_text(value: Scalar) -> str | None:
    """A number among texts as it was given; yes and no as Excel shows them."""
    from decimal import Decimal

    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, Decimal):
        return f"{value:f}"
    return None if value is None else printed(value)


def is_clean(distinct: set[Scalar]) -> bool:
    """Whether no text of a column needs mending (R2, R3); asked once for all of them, each once."""
    try:
        text = " ".join(distinct)  # type: ignore[arg-type]
    except TypeError:  # not all are texts
        text = " ".join([each for each in distinct if isinstance(each, str)])
    return not mend(text)[1]
