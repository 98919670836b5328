"""What to say of a tag that cannot be read: the commonest slips first. Jinja's own English is never shown."""

from __future__ import annotations

from docgen.late_pattern import late_pattern
from docgen.thai.nearest import nearest
from docgen.word.names import Fault
from docgen.word.tag_ledger import quoted
from docgen.word.tag_text import STATEMENTS

# Statements of Jinja and docxtpl that templates of docgen do not have.
_FORBIDDEN = frozenset({
    "set", "endset", "macro", "endmacro", "call", "endcall", "filter", "endfilter", "include", "import", "from",
    "extends", "block", "endblock", "raw", "endraw", "with", "endwith", "autoescape", "endautoescape", "do", "break",
    "continue", "trans", "endtrans", "pluralize", "debug", "cellbg", "colspan", "hm", "vm",
})  # fmt: skip
_KNOWN = "ใช้ได้เฉพาะ for, if, elif, else, endfor, endif"
_SINGLE_EQUALS = late_pattern(r"(?<![=!<>])=(?!=)")
_STRINGS = late_pattern(r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'")
_SHAPES = {
    "for": "เขียนในรูป for ชื่อ in รายการ เช่น {%p for โครงการ in โครงการทั้งหมด %}",
    "if": "เขียนในรูป if เงื่อนไข เช่น {% if ฉบับ %}",
    "elif": "เขียนในรูป elif เงื่อนไข หรือใช้ {% else %}",
}


def syntax_fault(code: str, source: str, meant: str) -> Fault:
    """A tag that the parser does not understand; ``meant`` is a known name near to it."""
    return Fault("tag-syntax", f"แท็ก {quoted(source)} เขียนไม่ถูกต้อง", _mend(code, meant))


def _mend(code: str, meant: str) -> str:
    bare = _STRINGS.sub("", code)
    word = code.split(None, 1)[0] if code.split() else ""
    if not code.strip():
        return "ใส่ชื่อข้อมูลหรือเงื่อนไขไว้ในแท็ก หรือลบแท็กนี้"
    if '"' in bare or "'" in bare:
        return "ใส่เครื่องหมายคำพูดให้ครบทั้งเปิดและปิด"
    if any(bare.count(a) != bare.count(b) for a, b in ("()", "[]", "{}")):
        return "ใส่วงเล็บให้ครบทั้งเปิดและปิด"
    if _SINGLE_EQUALS.search(bare):
        return "ใช้ == (เท่ากับสองตัว) เพื่อเปรียบเทียบ"
    if word in _SHAPES:
        return _SHAPES[word]
    if meant:
        return f"หมายถึง {quoted(meant)} หรือไม่ ถ้าใช่ ให้แก้ตามนี้ ชื่อในแท็กต้องเขียนติดกันไม่มีช่องว่าง"
    return "เขียนชื่อข้อมูลให้ติดกันไม่มีช่องว่าง และคั่นตัวกรองด้วย | เช่น {{ งบประมาณ | บาท }}"


def statement_fault(word: str, rest: str, source: str) -> Fault:
    """A statement that is none of ours, or says more than it may."""
    if word == "else" and rest.split(None, 1)[0] == "if":
        return Fault("tag-syntax", f"แท็ก {quoted(source)} เขียนไม่ถูกต้อง", "ใช้ elif แทน else if")
    if word in STATEMENTS:
        what = f"แท็ก {quoted(source)} มีข้อความเกินมาหลังคำว่า {word}"
        return Fault("tag-syntax", what, f"เขียนเพียง {{% {word} %}}")
    if word.lower() in _FORBIDDEN:
        return forbidden(f"คำสั่ง {quoted(word)} ", source)
    joined = (word + rest.split(None, 1)[0]) if word == "end" and rest else word
    found = nearest(joined.lower(), STATEMENTS) if word else None
    what = f"ไม่รู้จักคำสั่ง {quoted(word)} ในแท็ก {quoted(source)}" if word else f"แท็ก {quoted(source)} ไม่มีคำสั่ง"
    return Fault("tag-syntax", what, f"หมายถึง {found} หรือไม่" if found else _KNOWN + _no_command(word))


def _no_command(word: str) -> str:
    """{% ปีงบประมาณ %}: a value in the brackets of a statement."""
    return f" ถ้าต้องการพิมพ์ค่า ให้ใช้ {{{{ {word} }}}}" if word and not word.isascii() else ""


def forbidden(thing: str, source: str) -> Fault:
    """What templates may not do (promise S6)."""
    mend = "ใช้เฉพาะชื่อข้อมูล ตัวกรอง การเปรียบเทียบ and or not การบวกลบ และ ~ เพื่อต่อข้อความ"
    return Fault("tag-forbidden", f"แท็ก {quoted(source)} ใช้{thing} ซึ่งแม่แบบใช้ไม่ได้", mend)
