"""What a tag may say: an allow-list, names against the schema, kinds against the filters; the rest is refused."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import nodes

from docgen.schema import Kind
from docgen.thai.filters import FILTERS
from docgen.word.tags.expressions import Resolved, resolve_statement, resolve_value, variable_of
from docgen.word.tags.names import Fault, Scope, find_field, known_words
from tests.word.tag_schema import PLAN, PROGRAMME, PROJECT

ROOT = Scope(PLAN)
LOOP = ROOT.inside("แผนงาน", PROGRAMME).inside("โครงการ", PROJECT)


def value(code: str, scope: Scope = LOOP) -> Resolved:
    found, faults = resolve_value(code, "{{ " + code + " }}", scope, FILTERS)
    assert faults == []
    assert found is not None
    return found


def faults_of(code: str, scope: Scope = LOOP) -> list[Fault]:
    found, faults = resolve_value(code, "{{ " + code + " }}", scope, FILTERS)
    assert found is None
    return faults


def statement(code: str, scope: Scope = ROOT) -> tuple[Resolved | None, list[Fault]]:
    return resolve_statement(code, "{% " + code + " %}", scope, FILTERS)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("ปีงบประมาณ", Kind.INTEGER),
        ("fiscal_year", Kind.INTEGER),
        ("หน่วยงาน.อำเภอ", Kind.TEXT),
        ('หน่วยงาน["อำเภอ"]', Kind.TEXT),
        ("authority.district", Kind.TEXT),
        ("โครงการ.งบประมาณ", Kind.MONEY),
        ("โครงการ.ตค", Kind.SPAN),
        ("โครงการ._2563", Kind.TEXT),
        ("แผนงาน.budget_share", Kind.PERCENT),
        ("loop.index", Kind.INTEGER),
        ("loop.length - loop.index", Kind.INTEGER),
        ("วันที่ประกาศ", Kind.DATE),
        ("วันที่ประกาศ | ปี", Kind.INTEGER),
        ("วันที่ประกาศ | เพิ่มวัน(15) | วันที่", Kind.TEXT),
        ("announced_on | add_days(จำนวนโครงการ)", Kind.DATE),
        ("โครงการ.งบประมาณ | บาท", Kind.TEXT),
        ("โครงการ.งบประมาณ + 1", Kind.MONEY),
        ("ปีงบประมาณ - 543", Kind.INTEGER),
        ("-ปีงบประมาณ", Kind.INTEGER),
        ("ปีงบประมาณ + 0.5", Kind.NUMBER),
        ("แผนงาน.ร้อยละของงบประมาณ - แผนงาน.ร้อยละของงบประมาณ", Kind.PERCENT),
        ("ค่าเฉลี่ย", Kind.NUMBER),
        ("'พ.ศ. ' ~ ปีงบประมาณ", Kind.TEXT),
        ("'มี' if ปีงบประมาณ > 2560 and not โครงการทั้งหมด else 'ไม่มี'", Kind.TEXT),
        ("ชื่อหน่วยงาน or '-'", Kind.TEXT),
        ("ชื่อหน่วยงาน if ปีงบประมาณ", Kind.TEXT),
        ("ชื่อหน่วยงาน | ถ้าว่าง('–')", Kind.TEXT),
        ("'ก'", Kind.TEXT),
        ("(โครงการ.งบประมาณ - 500) | บาท", Kind.TEXT),
    ],
)
def test_the_kind_of_an_expression(code: str, kind: Kind) -> None:
    assert value(code).kind is kind


def test_twins_and_filters_become_the_thai_names() -> None:
    found = value("authority.district | thai_digits").node

    assert isinstance(found, nodes.Filter)
    assert found.name == "เลขไทย"
    assert found.node == nodes.Getattr(nodes.Name("หน่วยงาน", "load"), "อำเภอ", "load")


def test_brackets_with_a_name_are_a_dot() -> None:
    assert value('หน่วยงาน["district"]').node == value("หน่วยงาน.อำเภอ").node


def test_a_plain_path_knows_its_field() -> None:
    field = value("โครงการ.oct").field

    assert field is not None
    assert (field.name, field.position) == ("ตค", 0)
    assert value("โครงการ.ชื่อ | ถ้าว่าง('-')").field is None


def test_a_name_that_only_looks_the_same_is_meant() -> None:
    decomposed = "จ\u0e4d\u0e32นวนโครงการ"

    assert value(decomposed).node == nodes.Name("จำนวนโครงการ", "load")
    assert find_field(PLAN, "Fiscal_Year") is PLAN.fields["ปีงบประมาณ"]


def test_a_loop_variable_hides_a_name_and_its_twin() -> None:
    scope = ROOT.inside("หน่วยงาน", PROJECT)

    assert value("หน่วยงาน.ชื่อ", scope).node == nodes.Getattr(nodes.Name("หน่วยงาน", "load"), "ชื่อ", "load")
    assert faults_of("authority.district", scope)[0].code == "name-unknown"


@pytest.mark.parametrize(
    ("code", "fault", "found", "mend"),
    [
        ("ปีงบประมาน", "name-unknown", "“ปีงบประมาน”", "“ปีงบประมาณ”"),
        ("โครงการ.งบประมาน", "name-unknown", "“โครงการ.งบประมาน”", "“โครงการ.งบประมาณ”"),
        ("โครงการ.budgett", "name-unknown", "“โครงการ.budgett”", "“โครงการ.budget”"),
        ("หน่วยงาน.ชื่อหน่วยงาน", "name-unknown", "“หน่วยงาน.ชื่อหน่วยงาน”", "“ชื่อหน่วยงาน”"),
        ("ไม่มีอะไรเหมือนเลย", "name-unknown", "“ไม่มีอะไรเหมือนเลย”", "สมุดงาน"),
        ("ปีงบประมาณ.ก", "name-unknown", "เป็นค่าเดียว", "ลบจุด"),
        ("โครงการทั้งหมด.ชื่อ", "name-unknown", "รายการหลายแถว", "for แถว in โครงการทั้งหมด"),
        ("loop.indexx", "name-unknown", "“loop.indexx”", "loop.index"),
        ("โครงการทั้งหมด", "value-unprintable", "รายการหลายแถว", "for"),
        ("หน่วยงาน", "value-unprintable", "ข้อมูลทั้งชุด", "หน่วยงาน.อำเภอ"),
        ("โครงการ", "value-unprintable", "ข้อมูลทั้งชุด", "โครงการ.ลำดับ"),
        ("ปีงบประมาณ > 1", "value-unprintable", "จริงหรือเท็จ", "if"),
        ("loop.first", "value-unprintable", "จริงหรือเท็จ", "if"),
        ("true", "value-unprintable", "จริงหรือเท็จ", "if"),
        ("none", "value-unprintable", "ไม่มีค่า", "ลบ"),
        ("'ก' ~ หน่วยงาน", "value-unprintable", "ต่อเป็นข้อความไม่ได้", "พิมพ์ได้"),
        ("ปีงบประมาณ | บาด", "filter-unknown", "“บาด”", "“บาท”"),
        ("ปีงบประมาณ | safe", "filter-unknown", "“safe”", "ตัวกรอง"),
        ("ปีงบประมาณ | center(10)", "filter-unknown", "“center”", "ตัวกรอง"),
        ("ชื่อหน่วยงาน | บาท", "filter-misused", "ข้อความ", "จำนวนเงิน"),
        ("วันที่ประกาศ | บาท", "filter-misused", "วันที่", "จำนวนเงิน"),
        ("โครงการทั้งหมด | เลขไทย", "filter-misused", "รายการหลายแถว", "ข้อความ"),
        ("(ปีงบประมาณ > 1) | เลขไทย", "filter-misused", "จริงหรือเท็จ", "ข้อความ"),
        ("โครงการ.งบประมาณ | บาท | บาท", "filter-misused", "ข้อความ", "จำนวนเงิน"),
        ("วันที่ประกาศ | เพิ่มวัน", "filter-misused", "1 ค่า", "เพิ่มวัน(15)"),
        ("วันที่ประกาศ | เพิ่มวัน(1, 2)", "filter-misused", "พบ 2 ค่า", "เพิ่มวัน(15)"),
        ("วันที่ประกาศ | เพิ่มวัน('15')", "filter-misused", "จำนวนเต็ม", "เพิ่มวัน(15)"),
        ("ปีงบประมาณ == '2563'", "tag-syntax", "เปรียบเทียบ", "เครื่องหมายคำพูด"),
        ("วันที่ประกาศ > ปีงบประมาณ", "tag-syntax", "เปรียบเทียบ", "ชนิดเดียวกัน"),
        ("วันที่ประกาศ + 1", "tag-syntax", "บวกลบ", "เพิ่มวัน"),
        ("'ก' + 'ข'", "tag-syntax", "บวกลบ", "~"),
        ("-'ก'", "tag-syntax", "ลบหน้า", "ลบเครื่องหมาย"),
        ("1e999 + 1", "tag-syntax", "ใหญ่เกินไป", "สิบห้าหลัก"),
        ("'" + "ก" * 600 + "'", "tag-syntax", "ยาวเกินไป", "พิมพ์ข้อความ"),
        ("ก" * 2000, "tag-syntax", "ยาวเกินไป", "แท็กสั้น"),
        ("-" * 600 + "1", "tag-syntax", "ซับซ้อน", "แท็กสั้น"),
        ("(" * 400 + "1" + ")" * 400, "tag-syntax", "ซับซ้อนเกินไป", "สั้น"),
        ("", "tag-syntax", "ไม่ถูกต้อง", "ลบแท็กนี้"),
        ("ชื่อ หน่วยงาน", "tag-syntax", "“{{ ชื่อ หน่วยงาน }}”", "“ชื่อหน่วยงาน”"),
        ("ชื่อหน่วยงาน |", "tag-syntax", "ไม่ถูกต้อง", "“ชื่อหน่วยงาน”"),
        ("ชื่อหน่วยงาน | ถ้าว่าง('-)", "tag-syntax", "ไม่ถูกต้อง", "คำพูด"),
        ("ชื่อหน่วยงาน | ถ้าว่าง('-'", "tag-syntax", "ไม่ถูกต้อง", "วงเล็บ"),
        ("ปีงบประมาณ = 1", "tag-syntax", "ไม่ถูกต้อง", "=="),
        ("ปีงบประมาณ()", "tag-forbidden", "การเรียกฟังก์ชัน", "ใช้เฉพาะ"),
        ("range(10)", "tag-forbidden", "การเรียกฟังก์ชัน", "ใช้เฉพาะ"),
        ("ชื่อหน่วยงาน.__class__", "tag-forbidden", "“__class__”", "ใช้เฉพาะ"),
        ("ชื่อหน่วยงาน['__class__']", "tag-forbidden", "“__class__”", "ใช้เฉพาะ"),
        ("โครงการทั้งหมด[0]", "tag-forbidden", "วงเล็บเหลี่ยม", "ใช้เฉพาะ"),
        ("ชื่อหน่วยงาน[0:2]", "tag-forbidden", "วงเล็บเหลี่ยม", "ใช้เฉพาะ"),
        ("ปีงบประมาณ * 2", "tag-forbidden", "การคูณ", "ใช้เฉพาะ"),
        ("9 ** 9 ** 9", "tag-forbidden", "การยกกำลัง", "ใช้เฉพาะ"),
        ("'%0999d' % 1", "tag-forbidden", "%", "ใช้เฉพาะ"),
        ("[1, 2]", "tag-forbidden", "รายการ", "ใช้เฉพาะ"),
        ("ปีงบประมาณ is defined", "tag-forbidden", "is", "ใช้เฉพาะ"),
        ("ชื่อหน่วยงาน | ถ้าว่าง(text='-')", "tag-forbidden", "ตัวกรองแบบนี้", "ใช้เฉพาะ"),
    ],
)
def test_a_value_that_is_wrong_is_refused_in_its_own_words(code: str, fault: str, found: str, mend: str) -> None:
    faults = faults_of(code)

    assert [each.code for each in faults] == [fault]
    assert found in faults[0].what
    assert mend in faults[0].mend


def test_all_faults_of_one_tag_are_told() -> None:
    faults = faults_of("ปีงบประมาน ~ (ชื่อหน่วยงาน | บาท) ~ ('ก' | ไม่มีตัวกรอง)")

    assert [each.code for each in faults] == ["name-unknown", "filter-misused", "filter-unknown"]


def test_a_name_of_a_row_outside_its_loop_says_which_loop() -> None:
    faults = faults_of("โครงการ.งบประมาณ", ROOT)

    assert "for โครงการ in โครงการทั้งหมด" in faults[0].mend


def test_a_name_after_its_loop_says_so() -> None:
    faults = faults_of("โครงการ.งบประมาณ", Scope(PLAN, ended=frozenset({"โครงการ"})))

    assert "endfor แล้ว" in faults[0].what


def test_loop_outside_a_loop_is_unknown() -> None:
    assert "for กับ endfor" in faults_of("loop.index", ROOT)[0].mend


def test_a_loop_is_resolved() -> None:
    found, faults = statement("for p in projects if p.budget > 0 and p.name")

    assert faults == []
    assert found is not None
    assert (found.word, found.variable, found.kind) == ("for", "p", Kind.LIST)
    assert found.node == nodes.Name("โครงการทั้งหมด", "load")
    assert isinstance(found.condition, nodes.And)
    assert found.field is not None
    assert found.field.record is PROJECT


def test_a_condition_is_resolved() -> None:
    found, faults = statement("elif ฉบับ == 'ก' or not โครงการทั้งหมด", Scope(PLAN).inside("ฉบับ", None))

    assert faults == []
    assert found is not None
    assert (found.word, type(found.node)) == ("elif", nodes.Or)


@pytest.mark.parametrize("word", ["else", "endfor", "endif"])
def test_a_bare_statement_is_resolved(word: str) -> None:
    found, faults = statement(word)

    assert faults == []
    assert found is not None
    assert (found.word, found.node) == (word, nodes.Const(None))


@pytest.mark.parametrize(
    ("code", "fault", "text"),
    [
        ("for p in ปีงบประมาณ", "tag-syntax", "ไม่ใช่รายการ"),
        ("for p in หน่วยงาน", "tag-syntax", "ไม่ใช่รายการ"),
        ("for p in 'กขค'", "tag-forbidden", "วนซ้ำ"),
        ("for p in โครงการทั้งหมดด", "name-unknown", "“โครงการทั้งหมด”"),
        ("for p in โครงการ ทั้งหมด", "tag-syntax", "for ชื่อ in รายการ"),
        ("for p", "tag-syntax", "for ชื่อ in รายการ"),
        ("for", "tag-syntax", "for ชื่อ in รายการ"),
        ("for a, b in โครงการทั้งหมด", "tag-forbidden", "วนซ้ำ"),
        ("for loop in โครงการทั้งหมด", "tag-forbidden", "วนซ้ำ"),
        ("for _a in โครงการทั้งหมด", "tag-forbidden", "วนซ้ำ"),
        ("for p in โครงการทั้งหมด recursive", "tag-forbidden", "วนซ้ำ"),
        ("for p in range(10)", "tag-forbidden", "การเรียกฟังก์ชัน"),
        ("for p in โครงการทั้งหมด | sort", "filter-unknown", "“sort”"),
        ("for p in โครงการทั้งหมด if p.งบประมาน", "name-unknown", "“p.งบประมาณ”"),
        ("for p in โครงการทั้งหมด if loop.first", "name-unknown", "“loop”"),
        ("if", "tag-syntax", "เงื่อนไข"),
        ("if ปีงบประมาณ = 2563", "tag-syntax", "=="),
        ("if ปีงบประมาน", "name-unknown", "“ปีงบประมาณ”"),
        ("else if ก", "tag-syntax", "elif"),
        ("endif ก", "tag-syntax", "เกินมา"),
        ("end for", "tag-syntax", "endfor"),
        ("endfo", "tag-syntax", "endfor"),
        ("", "tag-syntax", "ไม่มีคำสั่ง"),
        ("ปีงบประมาณ", "tag-syntax", "ไม่รู้จักคำสั่ง"),
        ("set a = 1", "tag-forbidden", "set"),
        ("include 'a.docx'", "tag-forbidden", "include"),
        ("macro a()", "tag-forbidden", "macro"),
        ("import 'os' as os", "tag-forbidden", "import"),
        ("raw", "tag-forbidden", "raw"),
        ("with a = 1", "tag-forbidden", "with"),
        ("cellbg 'red'", "tag-forbidden", "cellbg"),
    ],
)
def test_a_statement_that_is_wrong_is_refused_in_its_own_words(code: str, fault: str, text: str) -> None:
    found, faults = statement(code)

    assert found is None
    assert [each.code for each in faults] == [fault]
    assert text in faults[0].what + faults[0].mend


def test_the_variable_of_a_loop_is_known_even_when_its_list_is_wrong() -> None:
    assert variable_of("for โครงการ in โครงการทั้งหมดด") == "โครงการ"
    assert variable_of("for โครงการ") == ""


def test_the_known_words_are_names_twins_and_labels_at_every_depth() -> None:
    assert {"ปีงบประมาณ", "fiscal_year", "งบประมาณ", "budget", "โครงการ"} <= known_words(PLAN)


ALPHABET = st.sampled_from([
    "ปีงบประมาณ", "โครงการ", ".", "งบประมาณ", "|", "บาท", "(", ")", "[", "]", "'", '"', "~", "+", "-", "if", "else",
    "for", "in", "not", "1", "9e99", "{", "}", "%", "\\", "\\x", "==", "\n", " ",
])  # fmt: skip


@given(st.lists(ALPHABET, max_size=30).map("".join) | st.text(max_size=40))
@settings(deadline=None, max_examples=400)
def test_anything_is_resolved_or_refused_without_english(code: str) -> None:
    value_found = resolve_value(code, "แท็ก", LOOP, FILTERS)
    for found, faults in (value_found, statement(f"for ก in {code}"), statement(f"if {code}")):
        assert (found is None) == bool(faults)
        for fault in faults:
            assert re.search("[ก-๙]", fault.what)
            assert not re.search("expected|unexpected|token|Error|jinja", fault.what.replace(code, "") + fault.mend)
