"""How a clerk's own column or key is spelt as a tag."""

from __future__ import annotations

from docgen.late_pattern import late_pattern

_UNIT = late_pattern(r"\s*[(\[].*?[)\]]\s*")
_NOT_IN_A_NAME = late_pattern(r"[^\w\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]+")


def without_unit(header: str) -> str:
    """A header without its unit in brackets: งบประมาณ (บาท) → งบประมาณ."""
    return _UNIT.sub(" ", header).strip()


def tag_name(header: str) -> str:
    """The tag of a clerk's own column or key: without unit and dots, other marks as _: ผู้รับ/ส่ง (คน) → ผู้รับ_ส่ง."""
    if header.isascii() and header.isidentifier() and header.strip("_") == header:
        return header  # the usual name in data of a program
    name = _NOT_IN_A_NAME.sub("_", without_unit(header).replace(".", "")).strip("_")
    return f"_{name}" if name[:1].isdigit() else name
