"""Fields that fetch from outside the document: the code goes, the last result stays (promise S4)."""

from __future__ import annotations

from lxml import etree

from docgen.late_pattern import late_pattern
from docgen.problems import Problem, WordPlace, warning
from docgen.word.field_code import ComplexField, complex_fields, field_name
from docgen.word.namespaces import w
from docgen.word.outside_links import may_lead_to, shortened
from docgen.word.tree_edit import drop, drop_all, drop_if_empty, unwrap

# Fields that fetch from elsewhere when they are updated (17.16.5), or start a program or printer.
_FETCHING = frozenset(
    ("DDE", "DDEAUTO", "DATABASE", "EMBED", "IMPORT", "INCLUDE", "INCLUDEPICTURE", "INCLUDETEXT", "LINK", "RD", "PRINT")
)
_MERGING = frozenset(("MERGEFIELD", "MERGEREC", "MERGESEQ", "NEXT", "NEXTIF", "SKIPIF", "ADDRESSBLOCK", "GREETINGLINE"))
_WORDS = late_pattern(r'"([^"]*)"|([^\s"]+)')
_SWITCHES_WITH_TEXT = ("\\l", "\\o", "\\t", "\\s")  # of HYPERLINK (17.16.5.25): the next word is theirs


def remove_fetching_fields(root: etree._Element, place: WordPlace, *, merging: bool) -> list[Problem]:
    """Turns such fields of one story into their last results; ``merging``: fields of mail merge are such too."""
    names = _FETCHING | _MERGING if merging else _FETCHING
    problems: list[Problem] = []
    for simple in list(root.iter(w("fldSimple"))):
        code = simple.get(w("instr"), "")
        if _fetches(code, names):
            problems += _report_field(code, place)
            drop_all(simple, w("fldData"))
            unwrap(simple)
    for field in complex_fields(root):
        if _fetches(field.text, names) or field.nested_first:
            problems += _report_field(field.text, place)
            _keep_result(field)
    return problems


def _fetches(code: str, names: frozenset[str]) -> bool:
    if field_name(code) != "HYPERLINK":
        return field_name(code) in names
    address = _address(code)
    return bool(address) and not (may_lead_to(address) or address.startswith("#"))


def _address(code: str) -> str:
    """Where a HYPERLINK field leads, switches apart; "" when only to a bookmark of the document itself."""
    words = [quoted or word for quoted, word in _WORDS.findall(code)][1:]
    taken = False
    for word in words:
        switch = len(word) == 2 and word[0] == "\\"
        if not (switch or taken):
            return str(word)
        taken = switch and word.lower() in _SWITCHES_WITH_TEXT
    return ""


def _report_field(code: str, place: WordPlace) -> list[Problem]:
    what = f"ตัดฟิลด์ “{shortened(' '.join(code.split()))}” ที่ดึงข้อมูลจากภายนอกออก คงข้อความล่าสุดไว้"
    mend = "ถ้าต้องการข้อมูลนั้น ให้คัดลอกมาวางในแม่แบบเป็นข้อความธรรมดา"
    return [warning("external-removed", place, what, mend)]


def _keep_result(field: ComplexField) -> None:
    for element in (*field.code, *([field.end] if field.end is not None else [])):
        run = element.getparent()
        drop(element)
        drop_if_empty(run)
