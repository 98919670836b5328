from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.problems import ProblemsFound
from docgen.schema import Value
from docgen.word.rendering.pieces import Program
from docgen.word.rendering.program_source import Untranslatable
from tests.word.docx_builder import cell, package, paragraph, row, run, table
from tests.word.tagged import bare_value, filled, opened, program_of, refused, statement, texts, value

PLAN: list[Mapping[str, Value]] = [{"ชื่อ": "การศึกษา", "เงิน": Decimal("5.50")}, {"ชื่อ": "สาธารณสุข", "เงิน": None}]
# Everything that XML can hold, but for line ends, which python-docx reads back as w:br.
_TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"))


def xml(data: bytes, name: str = "word/document.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


@given(_TEXT)
@settings(deadline=None)
def test_any_text_survives_exactly(text: str) -> None:
    template = package(paragraph("ก่อน ", value("x"), " หลัง"))

    result = filled(template, {"x": text})

    assert texts(result) == [f"ก่อน {text} หลัง"]


@given(_TEXT)
@settings(deadline=None)
def test_any_text_of_the_template_survives_exactly(text: str) -> None:
    template = package(paragraph(run(text), value("x"), run(text)))

    result = filled(template, {"x": "-"})

    assert texts(result) == [f"{text}-{text}"]


def test_tags_and_markup_in_a_value_stay_text() -> None:
    template = package(paragraph(value("x")))

    result = filled(template, {"x": "{{ y }} {% for %} & < > \" ' <w:p/> ]]> <?pi?>"})

    assert texts(result) == ["{{ y }} {% for %} & < > \" ' <w:p/> ]]> <?pi?>"]


def test_blank_prints_nothing() -> None:
    template = package(paragraph("[", value("x"), "]"))

    result = filled(template, {"x": None})

    assert texts(result) == ["[]"]


def test_a_line_end_in_a_value_breaks_the_line() -> None:
    template = package(paragraph(value("x", "<w:b/>")))

    result = filled(template, {"x": "หนึ่ง\r\nสอง\tสาม"})

    assert texts(result) == ["หนึ่ง\nสอง\tสาม"]
    assert len(opened(result).paragraphs[0].runs) == 1


def test_a_line_end_in_a_distributed_paragraph_makes_a_paragraph_of_the_same_kind() -> None:
    kept = '<w:jc w:val="thaiDistribute"/>'
    numbered = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>{kept}'
    template = package(paragraph("ก ", value("x", "<w:b/>"), " ข", properties=numbered))

    result = filled(template, {"x": "หนึ่ง\nสอง"})

    first, second = opened(result).paragraphs
    assert (first.text, second.text) == ("ก หนึ่ง", "สอง ข")
    assert second.runs[0].bold
    assert "<w:br/>" not in xml(result)
    assert xml(result).count(kept) == 2
    assert xml(result).count("<w:numPr>") == 1


def test_a_loop_repeats_what_stands_between_its_tags() -> None:
    body = paragraph(value("ก.ชื่อ"), " ", value("loop.index"), "/", value("loop.length"))
    template = package(statement("for ก in แผน") + body + statement("endfor") + paragraph("จบ"))

    result = filled(template, {"แผน": PLAN})

    assert texts(result) == ["การศึกษา 1/2", "สาธารณสุข 2/2", "จบ"]


def test_a_loop_over_nothing_takes_its_other_branch() -> None:
    template = package(
        statement("for ก in แผน") + paragraph("มี") + statement("else") + paragraph("ไม่มี") + statement("endfor")
    )

    result = filled(template, {"แผน": []})

    assert texts(result) == ["ไม่มี"]


def test_a_condition_in_a_loop_leaves_items_out() -> None:
    template = package(
        statement("for ก in แผน if ก.เงิน > 0") + paragraph(value("ก.ชื่อ"), value("loop.index")) + statement("endfor")
    )

    result = filled(template, {"แผน": PLAN})

    assert texts(result) == ["การศึกษา1"]


@pytest.mark.parametrize(("x", "said"), [(1, "น้อย"), (5, "กลาง"), (9, "มาก"), (None, "มาก")])
def test_one_branch_of_a_condition_is_written(x: int | None, said: str) -> None:
    body = statement("if x < 3") + run("น้อย") + statement("elif x < 6") + run("กลาง") + statement("else") + run("มาก")
    template = package(paragraph(body + statement("endif")))

    result = filled(template, {"x": x})

    assert texts(result) == [said]


def test_a_row_tag_repeats_rows_and_names_of_inner_loops_hide_outer_ones() -> None:
    inner = statement("for ข in ก.ย่อย") + row(cell(paragraph(value("ก.ชื่อ"), value("ข.ชื่อ")))) + statement("endfor")
    template = package(table(statement("for ก in แผน") + inner + statement("endfor")) + paragraph())

    result = filled(template, {"แผน": [{"ชื่อ": "A", "ย่อย": [{"ชื่อ": "1"}, {"ชื่อ": "2"}]}, {"ชื่อ": "B", "ย่อย": []}]})

    assert [each.cells[0].text for each in opened(result).tables[0].rows] == ["A1", "A2"]


@pytest.mark.parametrize(
    ("numerals", "prose", "in_table", "header"),
    [
        ("thai", "๑๒", "๑๒", "๑๒"), ("arabic", "12", "12", "12"), ("mixed", "๑๒", "12", "๑๒"),
        ("as-typed", "12", "12", "12"),
    ],
)  # fmt: skip
def test_values_take_the_digits_of_the_policy(numerals: str, prose: str, in_table: str, header: str) -> None:
    within = table(row(cell(paragraph(value("x")))))
    template = package(paragraph(value("x")) + within + paragraph(), {"header": within + paragraph()})

    result = filled(template, {"x": 12}, numerals)

    assert texts(result)[0] == prose
    assert opened(result).tables[0].cell(0, 0).text == in_table
    assert f">{header}<" in xml(result, "word/header.xml")


def test_codes_and_addresses_in_a_value_keep_their_digits() -> None:
    template = package(paragraph(value("x")))

    result = filled(template, {"x": "ปี 2563 COVID-19 https://a.go.th/2563"}, "thai")

    assert texts(result) == ["ปี ๒๕๖๓ COVID-19 https://a.go.th/2563"]


def test_a_filter_prints_through() -> None:
    template = package(paragraph(value("x | บาท"), " ", value("y | บาท")))

    result = filled(template, {"x": Decimal(1234567), "y": None})

    assert texts(result) == ["1,234,567.00 -"]


def test_a_tag_in_a_property_is_filled() -> None:
    template = package(paragraph("ก"), core=f'<dc:title xmlns:dg="urn:docgen:tag">แผน {bare_value("x")} ปี</dc:title>')

    result = filled(template, {"x": "A & B\n2563"}, "thai")

    assert opened(result).core_properties.title == "แผน A & B\n2563 ปี"


def test_a_tag_in_an_attribute_is_filled_and_quoted() -> None:
    control = '<w:sdt><w:sdtPr><w:alias w:val="ชื่อ {{ x }}"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>'
    template = package(control)

    result = filled(template, {"x": '"a" <b> &'})

    found = re.search(r'w:alias w:val="([^"]*)"', xml(result))
    assert found is not None
    assert found[1] == "ชื่อ &quot;a&quot; &lt;b&gt; &amp;"


def test_a_tag_in_a_link_address_is_filled() -> None:
    template = package(paragraph("ก"), links={"rId9": "{{ เว็บ }}/แผน 2563"})

    result = filled(template, {"เว็บ": "https://a.go.th/?a=1&b=2"}, "thai")

    address = next(each for each in opened(result).part.rels.values() if each.rId == "rId9")
    assert address.target_ref == "https://a.go.th/?a=1&b=2/แผน%202563"


@pytest.mark.parametrize("address", ["file:///etc/passwd", "javascript:alert(1)", "\\\\host\\share", "แผน", ""])
def test_a_link_to_anything_but_the_web_or_mail_is_refused(address: str) -> None:
    template = package(paragraph("ก"), links={"rId9": "{{ เว็บ }}"})

    problems = refused(template, {"เว็บ": address})

    assert [problem.code for problem in problems] == ["external-removed"]


def test_ids_in_a_loop_are_renewed() -> None:
    inside = '<w:bookmarkStart w:id="3" w:name="ที่"/>' + run("ก") + '<w:bookmarkEnd w:id="3"/>'
    fixed = '<w:bookmarkStart w:id="7" w:name="อื่น"/><w:bookmarkEnd w:id="7"/>'
    template = package(
        paragraph(fixed + run("ข")) + statement("for ก in แผน")
        + f'<w:p w14:paraId="00000001">{inside}</w:p>' + statement("endfor")
    )  # fmt: skip

    result = xml(filled(template, {"แผน": PLAN}))

    marks = re.findall(r'bookmarkStart w:id="(\d+)" w:name="([^"]+)"', result)
    assert marks == [("7", "อื่น"), ("8", "ที่_8"), ("9", "ที่_9")]
    assert re.findall(r'bookmarkEnd w:id="(\d+)"', result) == ["7", "8", "9"]
    assert "paraId" not in result


def test_nothing_of_docgens_own_is_left_in_the_book() -> None:
    template = package(statement("for ก in แผน") + paragraph(value("ก.ชื่อ")) + statement("endfor"))

    result = xml(filled(template, {"แผน": PLAN}))

    assert "urn:docgen" not in result
    assert 'xmlns:w14="' in result  # prefixes that no element uses stay: mc:Ignorable may name them


def test_parts_without_tags_are_kept_byte_for_byte() -> None:
    template = package(paragraph(value("x")), extra={"word/media/image1.png": b"\x89PNG {{ x }}"})

    program = program_of(template)

    assert list(program.parts) == ["word/document.xml"]
    assert program.static == {name: template.data(name) for name in template.names() if name not in program.parts}
    assert program.static["word/media/image1.png"] == b"\x89PNG {{ x }}"


def test_the_same_template_compiles_to_the_same_program() -> None:
    def template() -> Program:
        body = '<dg:statement id="1" code="for ก in แผน"/><w:p><w:r><dg:value id="2" expression="ก.ชื่อ"/></w:r></w:p>'
        return program_of(package(body + '<dg:statement id="3" code="endfor"/>'))

    assert template() == template()


def test_a_name_cannot_become_code() -> None:
    template = package(paragraph(value("x['\\'] + exit() + [\\'']")))

    result = filled(template, {"x": {"'] + exit() + ['": "พิมพ์"}})

    assert texts(result) == ["พิมพ์"]


@pytest.mark.parametrize("expression", ["x.y()", "x * 10", "x is none", "[1]", "x[0]", "x % 5", "x | บาท(a=1)"])
def test_nodes_outside_the_language_are_refused_here_too(expression: str) -> None:
    with pytest.raises(Untranslatable):
        program_of(package(paragraph(value(expression))))


def test_loops_nested_without_end_are_refused() -> None:
    template = package(statement("for ก in แผน") * 30 + paragraph("x") + statement("endfor") * 30)

    with pytest.raises(ProblemsFound) as caught:
        program_of(template)

    assert [problem.code for problem in caught.value.problems] == ["loop-too-large"]


@pytest.mark.parametrize("prefix", ["x:", ""])
def test_a_template_that_names_its_elements_otherwise_is_filled_too(prefix: str) -> None:
    template = package(paragraph(value("x", "<w:b/>"), properties='<w:jc w:val="both"/>'))
    plain = template.data("word/document.xml").decode()
    own = f'xmlns{":x" if prefix else ""}="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    xmlns = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    renamed = re.sub(r"<(/?)w:", rf"<\1{prefix}", plain).replace(xmlns, f"{own} {xmlns}")
    template.put("word/document.xml", renamed.encode())

    result = filled(template, {"x": "หนึ่ง\nสอง\tสาม"})

    assert texts(result) == ["หนึ่ง", "สอง\tสาม"]


def test_a_tag_in_a_hyperlink_breaks_the_line_inside_it() -> None:
    link = "<w:hyperlink w:anchor='ก'>" + value("x") + "</w:hyperlink>"
    template = package(paragraph(link, properties='<w:jc w:val="thaiDistribute"/>'))

    result = filled(template, {"x": "หนึ่ง\nสอง"})

    assert texts(result) == ["หนึ่ง\nสอง"]


def test_a_picture_in_a_loop_is_numbered_anew_and_others_are_not() -> None:
    def picture(number: int) -> str:
        return f'<w:r><w:drawing><wp:inline><wp:docPr id="{number}" name="รูป"/></wp:inline></w:drawing></w:r>'

    body = paragraph(picture(41)) + statement("for ก in แผน") + paragraph(picture(41)) + statement("endfor")

    result = xml(filled(package(body), {"แผน": PLAN}))

    assert re.findall(r'docPr id="(\d+)"', result) == ["41", "42", "43"]
