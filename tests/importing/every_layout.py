"""The table of layouts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.importing.draft import Written
from tests.importing.layouts import (
    amendments,
    budget_years,
    continued_rows,
    date_ranges,
    drawn_arrows,
    flat,
    heading_rows,
    hidden_parts,
    high_header,
    long_preamble,
    merged_down,
    mixture,
    month_fills,
    plain_csv,
    sheet_each,
    sheet_names,
    stacked_tables,
    strategy_in_name,
    two_widths,
    typed_once,
    with_equipment,
)

Write = Callable[[Random, Path, bool], Written]
LAYOUTS: dict[str, Write] = {
    "flat": flat.write,
    "long preamble": long_preamble.write,
    "high header": high_header.write,
    "stacked tables": stacked_tables.write,
    "a sheet each": sheet_each.write,
    "sheet names": sheet_names.write,
    "typed once": typed_once.write,
    "merged down": merged_down.write,
    "heading rows": heading_rows.write,
    "continued rows": continued_rows.write,
    "month fills": month_fills.write,
    "date ranges": date_ranges.write,
    "drawn arrows": drawn_arrows.write,
    "budget years": budget_years.write,
    "hidden parts": hidden_parts.write,
    "amendments": amendments.write,
    "two widths": two_widths.write,
    "with equipment": with_equipment.write,
    "mixture": mixture.write,
    "strategy in name": strategy_in_name.write,
    "plain csv": plain_csv.write,
}
