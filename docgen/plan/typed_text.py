"""What a template says in plain words against what the workbook says: the copy-paste of last year's book.

Works on texts with their places; knows nothing of Word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from docgen.late_pattern import late_pattern
from docgen.plan.authority_forms import short_name
from docgen.plan.model import Authority
from docgen.problems import Place, Problem, warning
from docgen.thai.digits import fold_digits

_YEAR = late_pattern(r"(?:ปีงบประมาณ|ประจำปี)\s*(?:พ\.\s?ศ\.)?\s*(2[45][0-9]{2})(?![0-9])")
# A cell that says only a year, as above the months, and the day with which the fiscal year begins.
_YEAR_ALONE = late_pattern(r"\s*(?:ปี\s*)?(?:พ\.\s?ศ\.\s*)?(2[45][0-9]{2})\s*")
_FIRST_DAY = late_pattern(r"(?<![0-9])1\s*(?:ตุลาคม|ต\.ค\.)\s*(?:พ\.\s?ศ\.)?\s*(2[45][0-9]{2})(?![0-9])")
_KINDS = ("องค์การบริหารส่วนจังหวัด", "องค์การบริหารส่วนตำบล", "เทศบาลนคร", "เทศบาลเมือง", "เทศบาลตำบล")
_NAMED = late_pattern(rf"({'|'.join(_KINDS)})([\u0e01-\u0e4e]+)")
_ABBREVIATED = late_pattern(r"(อบต\.|อบจ\.|(?<![\u0e01-\u0e4e])ท[ตมน]\.)([\u0e01-\u0e4e]+)")
# Words that may follow the kind without being a name: ขององค์การบริหารส่วนตำบลเอง, องค์การบริหารส่วนตำบลและเทศบาล …
_NO_NAME = (
    "เอง", "ใน", "ที่", "และ", "หรือ", "ของ", "มี", "ได้", "เป็น", "ทุก", "ตาม", "จะ", "นี้", "ต้อง", "ให้", "โดย", "พ.ศ.", "ซึ่ง",
    "กำหนด", "ดำเนิน", "ขอ", "จึง", "เพื่อ", "แห่ง", "กับ", "ว่า", "ประจำ", "จัด", "ประกาศ", "ต่าง", "ทั้ง", "อื่น", "ดัง",
    "มา", "ไป",
)  # fmt: skip


def judge_text(texts: Iterable[tuple[str, Place]], authority: Authority) -> list[Problem]:
    """Warnings for fiscal years and organisations typed as plain text that are not the plan's."""
    rules = (_years, _years_of_months, _names, _short_names)
    return [problem for text, where in texts for rule in rules for problem in rule(text, where, authority)]


def _years(text: str, where: Place, authority: Authority) -> Iterator[Problem]:
    for found in _YEAR.finditer(fold_digits(text)):
        if int(found[1]) != authority.fiscal_year:
            what = f"พิมพ์ “{text[found.start() : found.end()]}” ไว้ แต่สมุดงานเป็นปีงบประมาณ {authority.fiscal_year}"
            yield warning("year-typed", where, what, "แทนตัวเลขปีด้วยแท็ก {{ ปีงบประมาณ }}")


def _years_of_months(text: str, where: Place, authority: Authority) -> Iterator[Problem]:
    """Years that can only be the fiscal year's own two: those above the months, and that of 1 October."""
    folded, own = fold_digits(text), (authority.fiscal_year - 1, authority.fiscal_year)
    alone = _YEAR_ALONE.fullmatch(folded)
    tags = "{{ ปีก่อน }} หรือ {{ ปีงบประมาณ }}" if alone else "{{ วันเริ่มปีงบประมาณ | วันที่ }}"
    for found in [alone] if alone else _FIRST_DAY.finditer(folded):
        if int(found[1]) not in own:
            typed = text[found.start() : found.end()].strip()
            what = f"พิมพ์ “{typed}” ไว้ แต่ปีงบประมาณ {own[1]} อยู่ในปี {own[0]} และ {own[1]}"
            yield warning("year-typed", where, what, f"แทนด้วยแท็ก {tags}")


def _names(text: str, where: Place, authority: Authority) -> Iterator[Problem]:
    for found in _NAMED.finditer(text):
        if not text.startswith(authority.name, found.start()) and not _is_no_other(found, authority):
            yield _other_name(found[0], authority.name, where, "ชื่อหน่วยงาน")


def _short_names(text: str, where: Place, authority: Authority) -> Iterator[Problem]:
    own = short_name(authority.name, authority.kind)
    for found in _ABBREVIATED.finditer(text):
        if not text.startswith(own, found.start()) and not _is_no_other(found, authority):
            yield _other_name(found[0], own, where, "ชื่อหน่วยงานย่อ")


def _is_no_other(found: re.Match[str], authority: Authority) -> bool:
    """A kind without a name, or the province's own organisation, which the plans of its districts name too."""
    of_province = found[1] in (_KINDS[0], "อบจ.") and bool(authority.province)
    return found[2].startswith(_NO_NAME) or (of_province and found[2].startswith(authority.province))


def _other_name(typed: str, own: str, where: Place, tag: str) -> Problem:
    what = f"พิมพ์ “{typed[:60]}” ไว้ แต่สมุดงานเป็น “{own}”"
    return warning("authority-typed", where, what, f"แทนชื่อหน่วยงานด้วยแท็ก {{{{ {tag} }}}}")
