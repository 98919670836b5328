"""Every year that a template still says in plain words, for the plan of the next year. Works on texts with places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from docgen.late_pattern import late_pattern
from docgen.problems import Place, Problem, warning
from docgen.thai.digits import fold_digits
from docgen.vocabulary import MONTHS

_MONTH = "|".join(re.escape(word) for month in MONTHS for word in (month.name, month.header))
_YEAR = late_pattern(
    rf"(?<![0-9.,])2[45][0-9]{{2}}(?![0-9]|[.,][0-9])|(?:{_MONTH})\s*(?:พ\.ศ\.\s*)?[0-9]{{2}}(?![0-9])"
)


def typed_years(texts: Iterable[tuple[str, Place]], year: int) -> list[Problem]:
    """A warning for each year string: full (2563), or two digits behind a month (ต.ค. 62). ``year``: the old plan's."""
    return [problem for text, where in texts for problem in _years(text, where, year)]


def _years(text: str, where: Place, year: int) -> Iterator[Problem]:
    own = {str(each) for each in (year - 1, year, year + 1)}
    for found in dict.fromkeys(_YEAR.findall(fold_digits(text))):
        start = fold_digits(text).index(found)
        typed = text[start : start + len(found)]
        if found in own or (len(found) > 4 and found[-2:] in {each[-2:] for each in own}):
            what, mend = f"พิมพ์ปี “{typed}” ไว้ ซึ่งเป็นปีของแผนเดิม", "แทนตัวเลขปีด้วยแท็ก เช่น {{ ปีงบประมาณ }} หรือพิมพ์ปีใหม่"
        else:
            what, mend = f"พิมพ์ปี “{typed}” ไว้", "ตรวจว่าปีนี้ยังถูกต้อง เช่น ปีของระเบียบหรือกฎหมาย"
        yield warning("year-typed", where, what, mend)
