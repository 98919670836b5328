"""What a template says in plain words against what the workbook says: the copy-paste of last year's book.

Works on texts with their places; knows nothing of Word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docgen.late_pattern import late_pattern
from docgen.plan.model import Authority
from docgen.problems import Place, Problem, warning
from docgen.thai.digits import fold_digits

_YEAR = late_pattern(r"(?:ปีงบประมาณ|ประจำปี)\s*(?:พ\.\s?ศ\.)?\s*(2[45][0-9]{2})(?![0-9])")
_KINDS = ("องค์การบริหารส่วนจังหวัด", "องค์การบริหารส่วนตำบล", "เทศบาลนคร", "เทศบาลเมือง", "เทศบาลตำบล")
_NAMED = late_pattern(rf"({'|'.join(_KINDS)})([\u0e01-\u0e4e]+)")
# Words that may follow the kind without being a name: ขององค์การบริหารส่วนตำบลเอง, องค์การบริหารส่วนตำบลและเทศบาล …
_NO_NAME = (
    "เอง", "ใน", "ที่", "และ", "หรือ", "ของ", "มี", "ได้", "เป็น", "ทุก", "ตาม", "จะ", "นี้", "ต้อง", "ให้", "โดย", "พ.ศ.", "ซึ่ง",
    "กำหนด", "ดำเนิน", "ขอ", "จึง", "เพื่อ", "แห่ง", "กับ", "ว่า", "ประจำ", "จัด", "ประกาศ", "ต่าง", "ทั้ง", "อื่น", "ดัง",
    "มา", "ไป",
)  # fmt: skip


def judge_text(texts: Iterable[tuple[str, Place]], authority: Authority) -> list[Problem]:
    """Warnings for fiscal years and organisations typed as plain text that are not the plan's."""
    rules = (_years, _names)
    return [problem for text, where in texts for rule in rules for problem in rule(text, where, authority)]


def _years(text: str, where: Place, authority: Authority) -> Iterator[Problem]:
    for found in _YEAR.finditer(fold_digits(text)):
        if int(found[1]) != authority.fiscal_year:
            what = f"พิมพ์ “{text[found.start() : found.end()]}” ไว้ แต่สมุดงานเป็นปีงบประมาณ {authority.fiscal_year}"
            yield warning("year-typed", where, what, "แทนตัวเลขปีด้วยแท็ก {{ ปีงบประมาณ }}")


def _names(text: str, where: Place, authority: Authority) -> Iterator[Problem]:
    for found in _NAMED.finditer(text):
        if not text.startswith(authority.name, found.start()) and not found[2].startswith(_NO_NAME):
            what = f"พิมพ์ “{found[0][:60]}” ไว้ แต่สมุดงานเป็น “{authority.name}”"
            yield warning("authority-typed", where, what, "แทนชื่อหน่วยงานด้วยแท็ก {{ ชื่อหน่วยงาน }}")
