"""How a value prints when its tag names no filter."""

from __future__ import annotations

from docgen.schema import Span, Value

_INFINITE = float("inf")


def printed(value: Value) -> str:
    """The value as text, its digits not yet those of the book's policy.

    Text as it is; None and a Span as ""; whole numbers plain (2563 may be a year, so no comma); money and percentages,
    which are Decimal, as 1,234,567.00 with zero as 0.00 ("-" for nothing is what the filter บาท does); other numbers,
    which are float, as short as they go (2.5); dates as 1 ตุลาคม 2562. Lists and records cannot be printed: TypeError,
    as for nan (templates are checked before rendering, so this is a fault of the program).
    """
    if isinstance(value, str):
        return value
    if value is None or isinstance(value, Span):
        return ""
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float) and -_INFINITE < value < _INFINITE:
        return _shortest(value)
    return _money_or_date(value)


def _money_or_date(value: object) -> str:
    """What reads these is loaded when the first is printed: many templates print neither."""
    from datetime import date
    from decimal import Decimal

    if isinstance(value, Decimal) and value.is_finite():
        from docgen.thai.money import two_decimals

        return two_decimals(value)
    if isinstance(value, date):
        from docgen.thai.dates import long_date

        return long_date(value)
    raise TypeError(f"a {type(value).__name__} cannot be printed")


def _shortest(number: float) -> str:
    """2.5 as 2.5, 3.0 as 3, never with an exponent or a sign before zero."""
    text = repr(number)
    if "e" in text:
        from decimal import Decimal

        text = f"{Decimal(text):f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text
