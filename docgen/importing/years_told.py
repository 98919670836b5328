"""The plan's fiscal year: what the clerk told for this import, or else what the sources tell."""

from __future__ import annotations

from dataclasses import replace

from docgen.importing.found import Reading
from docgen.problems import Place

_NONE = "ไม่พบปีงบประมาณในแฟ้ม โปรดกรอกปี พ.ศ. สี่หลัก หรือนำเข้าใหม่โดยเพิ่ม --year เช่น --year 2563"


def plan_year(told: Reading | None, year: int | None, place: Place) -> Reading:
    """The year's reading. ``told``: by the sources; ``year``: by the clerk, who knows better; ``place``: the source."""
    if year is None:
        return told or Reading(None, place, "", _NONE)
    if told is None or told.value == year:
        return replace(told, value=year, doubt="") if told is not None else Reading(year, place, str(year))
    doubt = f"สั่งนำเข้าเป็นปี {year} แต่ต้นฉบับเขียนปี {told.value} โปรดตรวจ"
    return replace(told, value=year, doubt=doubt)
