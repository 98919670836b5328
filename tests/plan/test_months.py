from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.plan.bars import bars
from docgen.plan.model import Months
from docgen.plan.months_text import months_text
from docgen.schema import Span
from docgen.vocabulary import MONTHS

MARKS = st.tuples(*[st.booleans()] * 12)


def marked(*headers: str) -> tuple[bool, ...]:
    return tuple(month.header in headers for month in MONTHS)


@pytest.mark.parametrize(
    ("headers", "text"),
    [
        ((), ""),
        (("มี.ค.",), "มี.ค. 2563"),
        (("ต.ค.", "พ.ย.", "ธ.ค.", "มี.ค."), "ต.ค. 2562 – ธ.ค. 2562, มี.ค. 2563"),
        (("ธ.ค.", "ม.ค."), "ธ.ค. 2562 – ม.ค. 2563"),
        (tuple(month.header for month in MONTHS), "ต.ค. 2562 – ก.ย. 2563"),
    ],
)
def test_months_in_words_carry_their_years(headers: tuple[str, ...], text: str) -> None:
    assert months_text(Months(marked(*headers)), 2563) == text


def test_a_bar_begins_in_its_first_month_and_counts_down() -> None:
    assert bars(marked("พ.ย.", "ธ.ค.", "ก.ย.")) == (
        Span(False, 0), Span(True, 2), Span(False, 1), *[Span(False, 0)] * 8, Span(True, 1),
    )  # fmt: skip


@given(MARKS)
def test_bars_are_the_unbroken_stretches_of_the_months(marks: tuple[bool, ...]) -> None:
    spans = bars(marks)

    assert tuple(map(bool, spans)) == marks
    assert [(index, span.remaining) for index, span in enumerate(spans) if span.start] == Months(marks).runs()


def test_rows_with_the_same_months_share_their_bars() -> None:
    assert bars(marked("ต.ค.")) is bars(marked("ต.ค."))
