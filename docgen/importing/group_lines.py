"""Lines that tell the group of what follows: ยุทธศาสตร์, กลยุทธ์, แผนงาน, ประเภทครุภัณฑ์."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docgen.importing.programme_names import programme_named
from docgen.late_pattern import late_pattern
from docgen.thai.digits import fold_digits
from docgen.thai.text import comparison_key
from docgen.vocabulary import EQUIPMENT_TYPES

STRATEGY, TACTIC, PROGRAMME, TYPE = "ยุทธศาสตร์", "กลยุทธ์", "แผนงาน", "ประเภทครุภัณฑ์"
_NUMBERING = r"\s*(?:[(\[]?[0-9]+(?:\.[0-9]+)*[)\].]*\s*)?"
_REST = r"\s*(?:ที่\s*)?(?:[0-9]+(?:\.[0-9]+)*[.)]?)?\s*[:：\-–]*\s*(?P<rest>\S.*)"
# การพัฒนา belongs to the word only where its number follows: else it begins the strategy's own name.
_LINES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (STRATEGY, re.compile(rf"{_NUMBERING}(?:ยุทธศาสตร์(?:การพัฒนา(?=\s*ที่))?|ประเด็น(?:การพัฒนา|ยุทธศาสตร์)){_REST}")),
    (TACTIC, re.compile(rf"{_NUMBERING}(?:กลยุทธ์|แนวทาง(?:การพัฒนา)?){_REST}")),
    (PROGRAMME, re.compile(rf"{_NUMBERING}แผนงาน{_REST}")),
)
# "2. ยุทธศาสตร์ที่ 1 …": the line has a number of its own, so the other belongs to the name.
_NUMBERED_NAME = late_pattern(r"\s*[(\[]?[0-9]+[)\].]+\s*(?=(?:ยุทธศาสตร์|ประเด็นการพัฒนา|ประเด็นยุทธศาสตร์)ที่\s*[0-9])")
_GOES_ON = late_pattern(r"\s?[(]\s?ต่อ\s?[)]\s?\Z")  # the same heading again, on the next page
_TYPE = late_pattern(rf"{_NUMBERING}(?:ประเภท)?\s*:?\s*(?P<rest>ครุภัณฑ์\S.*)")
_TYPES = {comparison_key(each): each for each in EQUIPMENT_TYPES}


@dataclass(frozen=True, slots=True)
class GroupLine:
    """Which group a line tells, its name without number and word, and why that may be wrong."""

    level: str
    name: str
    doubt: str = ""


def group_lines(text: str) -> list[GroupLine]:
    """The groups that a cell tells, a line each; none when any of its lines tells none."""
    found = [_one(line) for line in text.split("\n") if line.strip()]
    return [each for each in found if each] if found and all(found) else []


def _one(line: str) -> GroupLine | None:
    line = _GOES_ON.sub("", line)
    folded = fold_digits(line)
    for level, pattern in _LINES:
        if told := pattern.fullmatch(folded):
            rest = line[told.start("rest") : told.end("rest")].strip()
            if numbered := _NUMBERED_NAME.match(folded):
                rest = line[numbered.end() :].strip()
            return GroupLine(level, *programme_named(f"แผนงาน{rest}")) if level == PROGRAMME else GroupLine(level, rest)
    told = _TYPE.fullmatch(folded)
    known = _TYPES.get(comparison_key(told["rest"])) if told else None
    return GroupLine(TYPE, known) if known else None


def group_name(level: str, text: str) -> tuple[str, str]:
    """The name in a column of groups, without the word and number before it, and a doubt."""
    line = " ".join(text.split())
    if level == PROGRAMME:
        return programme_named(text)
    told = _one(line)
    return (told.name, "") if told is not None and told.level == level else (line, "")
