"""Months of work in words, for sentences and lists: "ต.ค. 2562 – ธ.ค. 2562, มี.ค. 2563"."""

from __future__ import annotations

from functools import lru_cache

from docgen.plan.model import Months
from docgen.vocabulary import MONTHS

_JANUARY = 3  # months before it belong to the year before the fiscal year's own number


@lru_cache(maxsize=1 << 12)  # as of bars: a plan of ten thousand rows has few patterns
def months_text(months: Months, fiscal_year: int) -> str:
    """Every unbroken stretch with its พ.ศ. years; "" when there is none."""
    stretches = []
    for first, length in months.runs():
        start, end = _month(first, fiscal_year), _month(first + length - 1, fiscal_year)
        stretches.append(start if length == 1 else f"{start} – {end}")
    return ", ".join(stretches)


def _month(index: int, fiscal_year: int) -> str:
    return f"{MONTHS[index].header} {fiscal_year - (index < _JANUARY)}"
