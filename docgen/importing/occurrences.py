"""The plan's own facts in its prose, and the tags that stand for them: the table of rules, the surest first.

Knows plans, not Word: a paragraph's text comes in, what is to be replaced and what stays goes out.
"""

from __future__ import annotations

from collections.abc import Collection

from docgen.importing.claims import Rule, Typed, reading_of
from docgen.importing.found import Found
from docgen.importing.tag_words import tag_words
from docgen.importing.typed_dates import own_dates
from docgen.importing.typed_names import (
    abbreviated_name,
    district_and_province,
    edition,
    law_names,
    own_name,
    signatory,
    type_alone,
    whole_name,
)
from docgen.importing.typed_totals import totals
from docgen.importing.typed_years import laws, ranges, short_years, years
from docgen.tagging import Reader, Reading

# An earlier rule's words are closed to later ones: laws before the years in them, longer names before shorter.
RULES: tuple[Rule, ...] = (
    edition, laws, law_names, signatory, own_dates, ranges, whole_name, abbreviated_name, own_name, type_alone,
    district_and_province, short_years, years, totals,
)  # fmt: skip

Spot = tuple[str, int]  # a paragraph's whole text, and where in it a replacement begins


def reader_of(found: Found, typed_again: Collection[Spot] = ()) -> Reader:
    """What to do with a paragraph of this plan. ``typed_again``: replacements that the proof found wanting."""
    words = tag_words(found)
    refused = frozenset(typed_again)

    def read(text: str, in_head: bool) -> Reading:
        if not text.strip() or "{{" in text or "{%" in text or "{#" in text:
            return Reading()
        reading = reading_of(Typed(text, in_head), words, RULES)
        kept = tuple(each for each in reading.replacements if (text, each.start) not in refused)
        return Reading(kept, reading.kept)

    return read
