"""Numbers as a workbook stores them (decimal text of a binary float) back to the number that was typed."""

from __future__ import annotations

from decimal import Decimal
from math import isfinite

from docgen.late_pattern import late_pattern

_WHOLE = late_pattern(r"[+-]?[0-9]{1,30}")
_NUMBER = late_pattern(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")
_DIGITS = 15
_MAX_LENGTH = 400  # the longest honest spelling is far shorter


def number_of(text: str) -> int | Decimal | None:
    """``0.30000000000000004`` → 0.3: Excel itself keeps and shows 15 significant digits. None when it is no number."""
    text = text.strip()
    if _WHOLE.fullmatch(text):
        return int(text)
    if len(text) > _MAX_LENGTH or not _NUMBER.fullmatch(text):
        return None
    value = float(text)
    if not isfinite(value):
        return None
    shown = repr(value)
    number = Decimal(shown)
    if len(shown) > _DIGITS and len(number.as_tuple().digits) > _DIGITS:
        number = Decimal(f"{value:.{_DIGITS}g}")
    return int(number) if number == number.to_integral_value() else number
