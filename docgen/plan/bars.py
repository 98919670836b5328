"""Months of work as columns of bars: the arrows of แบบ ผด. 02, one per unbroken stretch."""

from __future__ import annotations

from functools import lru_cache

from docgen.schema import Span

_MOST_MARKS = 4096  # twelve months, each worked in or not: no plan has more patterns


@lru_cache(maxsize=_MOST_MARKS)
def bars(marks: tuple[bool, ...]) -> tuple[Span, ...]:
    """A Span for each month; the same objects for the same marks, for a plan may have ten thousand rows."""
    spans: list[Span] = []
    remaining = 0
    for marked in reversed(marks):
        remaining = remaining + 1 if marked else 0
        spans.append(Span(False, remaining))
    spans.reverse()
    return tuple(
        Span(bool(span) and (index == 0 or not spans[index - 1]), span.remaining) for index, span in enumerate(spans)
    )
