"""Which years in a plan's prose are the plan's own: not those of laws, of other plans' ranges, of other dates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.importing.claims import Claim, Typed, value_tag
from docgen.importing.tag_words import TagWords
from docgen.late_pattern import late_pattern
from docgen.thai.dates import MONTH_NAMES, SHORT_MONTHS

_CENTURY = 2500
_ERA = r"(?:พ\s?\.\s?ศ\s?\.?|พุทธศักราช)"
_YEAR = late_pattern(r"(?<![0-9])(?<![0-9][,.])2[45][0-9]{2}(?![0-9]|[,.][0-9])")
_RANGE = late_pattern(
    rf"(2[45][0-9]{{2}})\s{{0,9}}(?:[-\u2010-\u2015]|ถึง)\s{{0,9}}(?:(?:ปี\s?)?{_ERA}\s?)?(2[45][0-9]{{2}})(?![0-9])"
)
_MONTH = "|".join(re.escape(name) for name in (*MONTH_NAMES, *SHORT_MONTHS))
_BEHIND_MONTH = late_pattern(rf"(?P<day>[0-9]{{1,2}}\s*(?:เดือน)?\s*)?(?:{_MONTH})\s*{_ERA}?\s*$")
_NUMERIC_DATE = late_pattern(r"[0-9]{1,2}[-/][0-9]{1,2}[-/]$")
_FISCAL = late_pattern(rf"(?:ปีงบประมาณ|ประจำปี|ประจําปี)\s*{_ERA}?\s*$")
_OF_A_YEAR = late_pattern(
    rf"(?:ปี\s*{_ERA}?|{_ERA}|ดำเนินงาน|รายจ่าย|พัฒนา(?:ท้องถิ่น)?|ครั้งที่\s*[0-9]{{1,2}}\s*/)\s*$"
)
_AMENDMENT = late_pattern(rf"ฉบับที่\s*[0-9]{{1,2}}\s*\)?\s*{_ERA}?\s*$")
_WITH_ERA = late_pattern(rf"{_ERA}\s*$")
_LAW = late_pattern(
    r"ระเบียบ|พระราชบัญญัติ|พ\.\s?ร\.\s?บ\.|พระราชกฤษฎีกา|พระราชกำหนด|กฎกระทรวง|กฎหมาย|รัฐธรรมนูญ|ประกาศ(?:กระทรวง|คณะ|สำนัก|กรม)"
    r"|ที่แก้ไขเพิ่มเติม|และแก้ไขเพิ่มเติม|คำสั่ง|หนังสือ(?:กระทรวง|กรม|สำนัก|จังหวัด)"
)
_OWN_WORK = late_pattern(r"แผน(?:การ)?ดำเนินงาน|ปีงบประมาณ|งบประมาณรายจ่าย(?:ประจำปี)?\s*$")
_SHORT = 40  # characters around a year
_FAR = 250  # characters between a law's first word and its year
_SHORT_YEAR = late_pattern(rf"(?:{'|'.join(re.escape(name) for name in SHORT_MONTHS)})\s?([0-9]{{2}})(?![0-9])")
_ALONE = late_pattern(rf"\s*(?:(?:ปี\s*)?{_ERA}?|ปี)\s*2[45][0-9]{{2}}\s*")
_IN_RANGE = "เป็นช่วงปีของแผนอื่น"
_OTHER_DATE = "เป็นวันที่ที่ไม่มีในข้อมูลทั่วไป"
_UNSURE = "อาจไม่ใช่ปีของแผน"
_TAGS = {-1: "ปีก่อน", 0: "ปีงบประมาณ", 1: "ปีถัดไป"}


def laws(typed: Typed, _: TagWords) -> Iterator[Claim]:
    """Laws with their years, whole: nothing in a law's name is the plan's, even where its year equals the plan's."""
    after = 0
    for found in _YEAR.finditer(typed.folded):
        near = typed.before(found.start())
        begin = max(after, found.start() - _FAR)
        if amendment := _AMENDMENT.search(near):
            yield Claim(found.start() - len(near) + amendment.start(), found.end())
        elif _WITH_ERA.search(near) and not _FISCAL.search(near):
            law = list(_LAW.finditer(typed.folded, begin, found.start()))
            if law and not _OWN_WORK.search(typed.folded, law[-1].end(), found.start()):
                yield Claim(law[0].start(), found.end())
        after = found.end()


def ranges(typed: Typed, words: TagWords) -> Iterator[Claim]:
    """The years of a longer plan (พ.ศ. 2561 - 2565) stay: they do not move with the fiscal year."""
    for found in _RANGE.finditer(typed.folded):
        if abs(int(found[2]) - int(found[1])) > 1:
            near = any(abs(int(year) - words.year) <= 1 for year in found.groups())
            yield Claim(found.start(), found.end(), why=_IN_RANGE if near else "")


def years(typed: Typed, words: TagWords) -> Iterator[Claim]:
    """The fiscal year and its neighbours, where the words before them say that they are the plan's."""
    for found in _YEAR.finditer(typed.folded):
        step = int(found[0]) - words.year
        if not words.year or step not in _TAGS:
            continue
        why = _why_not(typed, found.start(), step)
        tag = "" if why else value_tag(_TAGS[step], typed.text[found.start() : found.end()])
        yield Claim(found.start(), found.end(), tag, why)


def _why_not(typed: Typed, start: int, step: int) -> str:
    """Why a year stays as typed; "" when it is the plan's."""
    before = typed.before(start)
    if month := _BEHIND_MONTH.search(before):
        return _OTHER_DATE if month["day"] else ""
    if _NUMERIC_DATE.search(before):
        return _OTHER_DATE
    is_alone = len(typed.text) < _SHORT and _ALONE.fullmatch(typed.folded) is not None
    if typed.in_head or is_alone or _FISCAL.search(before) or _is_in_pair(typed.folded, start):
        return ""
    return "" if step == 0 and _OF_A_YEAR.search(before) else _UNSURE


def _is_in_pair(folded: str, start: int) -> bool:
    """Whether the year is one of two that follow each other: 2562 - 2563."""
    begin = max(0, start - _SHORT)
    near = folded[begin : start + _SHORT]
    return any(start - begin in (found.start(1), found.start(2)) for found in _RANGE.finditer(near))


def short_years(typed: Typed, words: TagWords) -> Iterator[Claim]:
    """ต.ค. 62 … ก.ย. 63, as the heads of month columns print them."""
    for found in _SHORT_YEAR.finditer(typed.folded):
        step = int(found[1]) + _CENTURY - words.year
        has_day = re.search(r"[0-9]\s*$", typed.before(found.start()))
        if step not in _TAGS or has_day:
            continue
        tag = value_tag(f"{_TAGS[step]} - {_CENTURY}", typed.text[found.start(1) : found.end(1)])
        yield Claim(found.start(1), found.end(1), tag)

