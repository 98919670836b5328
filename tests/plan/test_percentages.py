from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.plan.percentages import nested_percentages, percentages

BAHT = st.decimals(min_value=0, max_value=10**10, places=2)
PARTS = st.lists(st.one_of(st.integers(0, 10**9), BAHT), max_size=40)
GROUPS = st.lists(st.lists(BAHT, min_size=1, max_size=8), max_size=8)
HUNDREDTH = Fraction(1, 100)


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        ([], []),
        ([0, 0], ["0.00", "0.00"]),
        ([5], ["100.00"]),
        ([1, 1, 1], ["33.34", "33.33", "33.33"]),
        ([1, 0, 2], ["33.33", "0.00", "66.67"]),
        ([Decimal("0.01"), Decimal("999999.99")], ["0.00", "100.00"]),
        ([1, 1, 1, 1, 1, 1], ["16.67", "16.67", "16.67", "16.67", "16.66", "16.66"]),
    ],
)
def test_percentages_add_up_and_the_first_of_equals_gets_the_hundredth(
    parts: list[Decimal | int], shown: list[str]
) -> None:
    assert [str(each) for each in percentages(parts)] == shown


@given(PARTS)
def test_percentages_add_up_to_exactly_one_hundred(parts: list[Decimal | int]) -> None:
    whole = sum(map(Fraction, parts), Fraction(0))

    assert sum(percentages(parts)) == (100 if whole else 0)


@given(PARTS)
def test_each_percentage_is_within_a_hundredth_of_its_exact_value(parts: list[Decimal | int]) -> None:
    whole = sum(map(Fraction, parts), Fraction(0))

    for part, shown in zip(parts, percentages(parts), strict=True):
        exact = Fraction(part) * 100 / whole if whole else Fraction(0)
        assert abs(Fraction(shown) - exact) < HUNDREDTH
        assert shown.as_tuple().exponent == -2


@given(GROUPS)
def test_parts_add_up_to_their_group_and_groups_to_one_hundred_on_paper(groups: list[list[Decimal]]) -> None:
    outer, inner = nested_percentages(groups)

    assert [sum(group) for group in inner] == outer
    assert sum(outer) == (100 if any(map(sum, groups)) else 0)


@given(GROUPS)
def test_parts_of_groups_too_are_within_a_hundredth_of_their_exact_value(groups: list[list[Decimal]]) -> None:
    whole = sum((Fraction(part) for group in groups for part in group), Fraction(0))
    outer, inner = nested_percentages(groups)

    for group, shown_group, shown_parts in zip(groups, outer, inner, strict=True):
        for exact, shown in [(sum(group), shown_group), *zip(group, shown_parts, strict=True)]:
            assert abs(Fraction(shown) - (Fraction(exact) * 100 / whole if whole else 0)) < HUNDREDTH
