"""Fiscal years and the days of the announcement."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.thai import fiscal


def test_a_fiscal_year_runs_from_october_to_september() -> None:
    assert fiscal.fiscal_start(2563) == date(2019, 10, 1)
    assert fiscal.fiscal_end(2563) == date(2020, 9, 30)


@pytest.mark.parametrize(
    ("day", "year"), [(date(2019, 9, 30), 2562), (date(2019, 10, 1), 2563), (date(2020, 9, 30), 2563)]
)
def test_a_day_belongs_to_one_fiscal_year(day: date, year: int) -> None:
    assert fiscal.fiscal_year_of(day) == year


@settings(deadline=None)
@given(st.integers(min_value=2540, max_value=2620))
def test_fiscal_years_follow_one_another_without_a_gap(year: int) -> None:
    assert fiscal.fiscal_end(year) + timedelta(days=1) == fiscal.fiscal_start(year + 1)
    assert fiscal.fiscal_year_of(fiscal.fiscal_start(year)) == fiscal.fiscal_year_of(fiscal.fiscal_end(year)) == year


@pytest.mark.parametrize("year", [2540, 2563, 2569, 2620])
def test_years_of_plans_are_plausible(year: int) -> None:
    assert fiscal.plausible_year(year)


@pytest.mark.parametrize("year", [0, 63, 2019, 2539, 2621, 25563, -2563])
def test_other_years_are_not_plausible(year: int) -> None:
    assert not fiscal.plausible_year(year)


def test_the_day_of_the_announcement_is_not_counted() -> None:
    assert fiscal.post_by(date(2019, 10, 1)) == date(2019, 10, 16)
    assert fiscal.posted_until(date(2019, 10, 1)) == date(2019, 10, 31)
