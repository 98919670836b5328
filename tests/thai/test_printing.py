"""How values print without a filter."""

from __future__ import annotations

import math
from datetime import date
from decimal import Decimal

import pytest

from docgen.schema import Span, Value
from docgen.thai.digits import FixedDigits
from docgen.thai.printing import printed


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("", ""),
        ("a & b < ค", "a & b < ค"),
        (2563, "2563"),
        (0, "0"),
        (Decimal("1234567"), "1,234,567.00"),
        (Decimal("12.5"), "12.50"),
        (Decimal(0), "0.00"),
        (2.5, "2.5"),
        (3.0, "3"),
        (1e-7, "0.0000001"),
        (1e22, "10000000000000000000000"),
        (-0.0, "0"),
        (date(2019, 10, 1), "1 ตุลาคม 2562"),
        (Span(start=True, remaining=3), ""),
    ],
)
def test_a_value_prints_by_its_kind(value: Value, text: str) -> None:
    assert printed(value) == text


def test_fixed_digits_stay_fixed() -> None:
    assert isinstance(printed(FixedDigits("๑")), FixedDigits)


@pytest.mark.parametrize("value", [[], {}, [{"ชื่อ": "ก"}], math.nan, math.inf, Decimal("NaN"), Decimal("Infinity")])
def test_what_cannot_be_printed_is_refused(value: Value) -> None:
    with pytest.raises(TypeError, match="cannot be printed"):
        printed(value)
