"""Percentages of two decimals that add up on paper: largest remainders, from the whole down to the parts."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from math import lcm

_HUNDREDTHS = 10_000  # 100.00 % in hundredths of a percent


def percentages(parts: Sequence[Decimal | int]) -> list[Decimal]:
    """Two decimals for each part, adding up to exactly 100.00; all zero when there is nothing to share.

    Each is less than 0.01 away from its exact value. Of equal remainders the first part gets the hundredth.
    """
    return nested_percentages([parts])[1][0]


def nested_percentages(groups: Sequence[Sequence[Decimal | int]]) -> tuple[list[Decimal], list[list[Decimal]]]:
    """Percentages of the groups, and of the parts in each group; both of the whole.

    On paper the groups add up to exactly 100.00 and the parts of a group to exactly their group's percentage, for
    each group's hundredths are shared out among its parts. Each is still less than 0.01 away from its exact value: a
    group has its exact hundredths rounded down or up, so no part needs more than its own rounded up.
    """
    exact = _in_whole_numbers(groups)
    sums = list(map(sum, exact))
    whole = sum(sums)
    shares = _shares(sums, whole, _HUNDREDTHS)
    inner = [_shares(group, whole, share) for group, share in zip(exact, shares, strict=True)]
    return [_percent(share) for share in shares], [[_percent(share) for share in group] for group in inner]


def _in_whole_numbers(groups: Sequence[Sequence[Decimal | int]]) -> list[list[int]]:
    """The parts in a unit so small that each is a whole number: satang, as a rule."""
    ratios = [[part.as_integer_ratio() for part in group] for group in groups]
    unit = lcm(*(below for group in ratios for _, below in group))
    return [[above * (unit // below) for above, below in group] for group in ratios]


def _shares(parts: Sequence[int], whole: int, hundredths: int) -> list[int]:
    """``hundredths`` shared out: every part's exact share of the whole rounded down, the rest by largest remainder."""
    if not whole:
        return [0] * len(parts)
    exact = [divmod(part * _HUNDREDTHS, whole) for part in parts]
    shares = [share for share, _ in exact]
    by_remainder = sorted(range(len(parts)), key=lambda index: -exact[index][1])
    for index in by_remainder[: hundredths - sum(shares)]:
        shares[index] += 1
    return shares


def _percent(hundredths: int) -> Decimal:
    return Decimal(hundredths).scaleb(-2)
