"""The ministry's twelve programmes, however they are typed: by number, without แผนงาน, abbreviated, with a slip."""

from __future__ import annotations

from docgen.late_pattern import late_pattern
from docgen.thai.digits import fold_digits
from docgen.thai.nearest import nearest
from docgen.thai.text import comparison_key
from docgen.vocabulary import PROGRAMMES

_NUMBERING = late_pattern(r"\s*[(\[]?[0-9]+(?:\.[0-9]+)*[)\].]*\s*")
_WORD = "แผนงาน"
_LONGEST_SHEET_NAME = 31


def stem(name: str) -> str:
    """Without numbering and the word แผนงาน, for comparing: "(1) แผนงาน สาธารณสุข" → สาธารณสุข."""
    bare = name.strip()
    numbering = _NUMBERING.match(fold_digits(bare))
    bare = bare[numbering.end() :] if numbering else bare
    return comparison_key(bare).removeprefix(_WORD).lstrip(":-")


_KNOWN = {stem(name): name for _, name in PROGRAMMES}
# Names in old budgets and on old forms that can mean but one of the twelve.
_ALIASES = {
    "บริหารทั่วไป": "แผนงานบริหารงานทั่วไป",
    "การบริหารงานทั่วไป": "แผนงานบริหารงานทั่วไป",
    "รักษาความสงบภายใน": "แผนงานการรักษาความสงบภายใน",
    "เคหะชุมชน": "แผนงานเคหะและชุมชน",
    "ศาสนาวัฒนธรรมและนันทนาการ": "แผนงานการศาสนา วัฒนธรรม และนันทนาการ",
    "ศึกษา": "แผนงานการศึกษา",
    "เกษตร": "แผนงานการเกษตร",
    "พาณิชย์": "แผนงานการพาณิชย์",
    "การสาธารณสุข": "แผนงานสาธารณสุข",
    "การสังคมสงเคราะห์": "แผนงานสังคมสงเคราะห์",
    "กลาง": "แผนงานงบกลาง",
}


def programme_named(text: str) -> tuple[str, str]:
    """The programme's own name, and a doubt where it had to be guessed or is none of the twelve."""
    key = stem(text)
    known = _KNOWN.get(key) or _ALIASES.get(key)
    if known:
        return known, ""
    near = nearest(key, _KNOWN)
    if near is not None:
        return _KNOWN[near], f"ต้นฉบับเขียนว่า “{_line(text)}” ซึ่งใกล้เคียงกับ {_KNOWN[near]} โปรดตรวจ"
    return " ".join(text.split()), f"“{_line(text)}” ไม่ใช่แผนงานที่รู้จัก โปรดตรวจชื่อแผนงาน"


def programme_of_sheet(name: str) -> tuple[str, str] | None:
    """The programme that a sheet's name tells; a name cut at Excel's 31 characters may tell its beginning only."""
    key = stem(name)
    if known := _KNOWN.get(key) or _ALIASES.get(key):
        return known, ""
    begun = [each for known, each in _KNOWN.items() if len(key) > 3 and known.startswith(key)]
    if len(begun) == 1 and len(name) >= _LONGEST_SHEET_NAME - 2:
        return begun[0], ""
    if _WORD in name or len(begun) == 1:
        known, doubt = programme_named(name)
        return (known, doubt) if known in _KNOWN.values() else None
    return None


def _line(text: str) -> str:
    return " ".join(text.split())[:80]
