"""Every form of a finished plan: the printed tables of แบบ ผด. 01, ผด. 02 and ผด. 02/1, in the body's order."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.importing.found import Found
from docgen.importing.list_regions import list_forms
from docgen.importing.summary_form import summary_form
from docgen.tagging import Block, FormMade


def plan_forms(blocks: Sequence[Block], found: Found) -> list[FormMade]:
    """The forms, none inside another: one whose blocks reach into the one before begins behind it."""
    summary = summary_form(blocks, found)
    forms = [*list_forms(blocks, found), *([] if summary is None else [summary])]
    kept: list[FormMade] = []
    for form in sorted(forms, key=lambda each: each.first):
        if not kept or form.first >= kept[-1].end:
            kept.append(form)
    return kept
