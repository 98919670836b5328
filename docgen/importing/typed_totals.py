"""The plan's totals in its prose: how many projects, how much money, in figures and in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from docgen.importing.claims import Claim, Typed, places_of, value_tag
from docgen.importing.tag_words import TagWords
from docgen.thai import money

_LEAST = 1000  # baht: a smaller figure may be anything


def totals(typed: Typed, words: TagWords) -> Iterator[Claim]:
    """Counts behind จำนวน or รวม and before โครงการ or รายการ; amounts by their figures or words."""
    yield from _counts(typed, words.projects, "โครงการ", "รวม.จำนวนโครงการ")
    yield from _counts(typed, words.equipment, "รายการ", "รวม.จำนวนครุภัณฑ์")
    yield from _amounts(typed, words.budget, "รวม.งบประมาณ")
    yield from _amounts(typed, words.equipment_budget, "รวม.งบประมาณครุภัณฑ์")


def _counts(typed: Typed, count: int, unit: str, name: str) -> Iterator[Claim]:
    if count:
        form = rf"(?:จำนวน|รวม|ทั้งสิ้น|ทั้งหมด)(?:โครงการ)?\s*({count})\s*{unit}"
        for found in re.finditer(form, typed.folded):
            yield Claim(found.start(1), found.end(1), value_tag(name, typed.text[found.start(1) : found.end(1)]))


def _amounts(typed: Typed, amount: Decimal, name: str) -> Iterator[Claim]:
    if amount < _LEAST:
        return
    for start, end in places_of(money.baht_words(amount), typed.text):
        yield Claim(start, end, f"{{{{ {name} | บาทตัวอักษร }}}}")
    for printed, form in ((money.baht(amount), "บาท"), (money.baht_short(amount), "บาทย่อ")):
        for found in re.finditer(rf"(?<![0-9,.]){re.escape(printed)}(?![0-9]|[,.][0-9])", typed.folded):
            tag = value_tag(f"{name} | {form}", typed.text[found.start() : found.end()])
            yield Claim(found.start(), found.end(), tag)
