"""Names with the word that says what they are: some clerks type it, some do not, and headings always print it."""

from __future__ import annotations

from collections.abc import Iterable

from docgen.late_pattern import late_pattern
from docgen.thai.text import comparison_key
from docgen.vocabulary import EQUIPMENT_COLUMNS, EQUIPMENT_SHEET, PROGRAMME, PROJECT_COLUMNS

NUMBERING = late_pattern(r"\s*[(\[]?[0-9๐-๙]+(?:[.][0-9๐-๙]+)*\s*[)\].]?\s*")  # "(1) ", "1. ", "1.1 ", "๑) "
_STRATEGY = PROJECT_COLUMNS[0]
_EQUIPMENT_TYPE = EQUIPMENT_COLUMNS[0]


def strategy_name(name: str, label: str) -> str:
    """การพัฒนาด้านเศรษฐกิจ → ยุทธศาสตร์การพัฒนาด้านเศรษฐกิจ; ``label`` is the plan's word for ยุทธศาสตร์.

    A name that begins with that word, or another word for the same (ประเด็นการพัฒนาที่ 1 …), stays as typed.
    """
    return _with_word(name, label, (label, _STRATEGY.header, *_STRATEGY.synonyms))


def programme_name(name: str) -> str:
    """สาธารณสุข → แผนงานสาธารณสุข; (1) แผนงานสาธารณสุข stays."""
    return _with_word(name, PROGRAMME.header, (PROGRAMME.header,))


def equipment_type_name(name: str) -> str:
    """สำนักงาน → ครุภัณฑ์สำนักงาน; ประเภทครุภัณฑ์สำนักงาน stays."""
    return _with_word(name, EQUIPMENT_SHEET, (EQUIPMENT_SHEET, _EQUIPMENT_TYPE.header))


def _with_word(name: str, word: str, known: Iterable[str]) -> str:
    numbering = NUMBERING.match(name)
    own = comparison_key(name[numbering.end() :] if numbering else name)
    if not own or any(own.startswith(comparison_key(each)) for each in known):
        return name
    return f"{word} {name.lstrip()}" if numbering else f"{word}{name.lstrip()}"
