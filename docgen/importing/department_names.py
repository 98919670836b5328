"""Departments as typed in narrow columns: broken over lines, or shortened with ฯ."""

from __future__ import annotations

from docgen.thai.text import comparison_key
from docgen.vocabulary import DEPARTMENTS

_SHORT = "ฯ"
_KNOWN = {comparison_key(name): name for name in DEPARTMENTS}


def department_named(text: str) -> tuple[str, str]:
    """The department in one line, and a doubt where its full name is a guess."""
    line = " ".join(text.split())
    known = _KNOWN.get(comparison_key(line))
    if known or ("\n" not in text.strip() and _SHORT not in line):
        return known or line, ""
    if _SHORT in line:
        begin = comparison_key(line).rstrip(_SHORT)
        begun = [name for key, name in _KNOWN.items() if key.startswith(begin)]
        full = begun[0] if len(begun) == 1 else line
        return full, f"ต้นฉบับเขียนย่อว่า “{line}” โปรดตรวจชื่อเต็มของหน่วยงาน"
    return line, f"ต้นฉบับขึ้นบรรทัดใหม่กลางชื่อ “{line}” โปรดตรวจว่ามีเว้นวรรคหรือไม่ หรือเป็นหลายหน่วยงาน"
