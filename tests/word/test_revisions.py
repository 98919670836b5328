"""Tracked changes: each test says what the template tracked and what the accepted document says."""

from __future__ import annotations

import io

import docx
import pytest

from docgen.problems import Severity
from docgen.word.namespaces import w
from docgen.word.opening.revisions import accept_revisions
from docgen.word.package import Package
from tests.word.packages import body_of, package_of, part, plain, saved, text_of

WHO = 'w:id="1" w:author="สมศักดิ์" w:date="2019-10-01T00:00:00Z"'


def run(text: str, tag: str = "t") -> str:
    return f"<w:r><w:{tag}>{text}</w:{tag}></w:r>"


def inserted(content: str) -> str:
    return f"<w:ins {WHO}>{content}</w:ins>"


def deleted(text: str) -> str:
    return f"<w:del {WHO}>{run(text, 'delText')}</w:del>"


def marked(mark: str, content: str, properties: str = "") -> str:
    """A paragraph whose own mark is inserted or deleted."""
    return f"<w:p><w:pPr>{properties}<w:rPr><w:{mark} {WHO}/></w:rPr></w:pPr>{content}</w:p>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{run(text)}</w:p></w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def accepted(body: str) -> Package:
    package = package_of(body)
    problems = accept_revisions(package, "บทนำ.docx")
    assert [problem.code for problem in problems] == ["revisions-accepted"]
    assert problems[0].severity is Severity.WARNING
    docx.Document(io.BytesIO(saved(package)))
    return package


def test_a_template_without_changes_stays_as_it_is_and_nothing_is_said() -> None:
    package = package_of(f"<w:p>{run('ก')}</w:p>")
    before = body_of(package)

    assert accept_revisions(package, "บทนำ.docx") == []
    assert body_of(package) == before


def test_inserted_text_stays_and_deleted_text_goes() -> None:
    package = accepted(f"<w:p>{run('ปี ')}{deleted('2562')}{inserted(run('2563'))}</w:p>")

    assert text_of(package) == ["ปี 2563"]
    assert "w:ins" not in body_of(package)
    assert "2562" not in body_of(package)


def test_text_inserted_by_one_and_deleted_by_another_goes() -> None:
    assert text_of(accepted(f"<w:p>{run('ก')}{inserted(deleted('{{ ผิด }}'))}</w:p>")) == ["ก"]


def test_moved_text_stands_in_its_new_place_only() -> None:
    body = (
        f'<w:p><w:moveFromRangeStart {WHO} w:name="m"/><w:moveFrom {WHO}>{run("ย้าย")}</w:moveFrom>'
        f'<w:moveFromRangeEnd w:id="1"/>{run("ก")}</w:p>'
        f'<w:p><w:moveToRangeStart {WHO} w:name="m"/><w:moveTo {WHO}>{run("ย้าย")}</w:moveTo>'
        f'<w:moveToRangeEnd w:id="1"/></w:p>'
    )

    package = accepted(body)

    assert text_of(package) == ["ก", "ย้าย"]
    assert "move" not in body_of(package)


@pytest.mark.parametrize("name", ["rPr", "pPr", "sectPr", "tblPr", "trPr", "tcPr"])
def test_changed_properties_keep_what_they_became(name: str) -> None:
    change = f"<w:{name}Change {WHO}><w:{name}/></w:{name}Change>"
    bodies = {
        "rPr": f"<w:p><w:r><w:rPr><w:b/>{change}</w:rPr><w:t>ก</w:t></w:r></w:p>",
        "pPr": f'<w:p><w:pPr><w:jc w:val="center"/>{change}</w:pPr></w:p>',
        "sectPr": f'<w:p><w:pPr><w:sectPr><w:pgSz w:w="1"/>{change}</w:sectPr></w:pPr></w:p>',
        "tblPr": f"<w:tbl><w:tblPr>{change}</w:tblPr><w:tblGrid/><w:tr>{cell('ก')}</w:tr></w:tbl>",
        "trPr": table(f"<w:tr><w:trPr><w:tblHeader/>{change}</w:trPr>{cell('ก')}</w:tr>"),
        "tcPr": table(f"<w:tr>{cell('ก', change)}</w:tr>"),
    }

    assert body_of(accepted(bodies[name])) == body_of(package_of(bodies[name].replace(change, "")))


def test_an_inserted_paragraph_mark_stays() -> None:
    package = accepted(marked("ins", run("ก")) + f"<w:p>{run('ข')}</w:p>")

    assert text_of(package) == ["ก", "ข"]
    assert "w:ins" not in body_of(package)


def test_a_deleted_paragraph_mark_joins_with_the_next_whose_properties_stay() -> None:
    after = f'<w:p><w:pPr><w:jc w:val="right"/></w:pPr>{run("ค")}</w:p>'

    package = accepted(marked("del", run("ก"), '<w:jc w:val="center"/>') + marked("del", run("ข")) + after)

    assert text_of(package) == ["กขค"]
    assert 'w:val="right"' in body_of(package)
    assert 'w:val="center"' not in body_of(package)


def test_a_wholly_deleted_paragraph_leaves_nothing() -> None:
    assert text_of(accepted(marked("del", deleted("ทิ้ง")) + f"<w:p>{run('ก')}</w:p>")) == ["ก"]


def test_a_deleted_paragraph_before_a_table_goes_but_not_one_that_keeps_tables_apart() -> None:
    gone, one = marked("del", deleted("ทิ้ง")), table(f"<w:tr>{cell('ก')}</w:tr>")

    assert text_of(accepted(f"<w:p>{run('ข')}</w:p>{gone}{one}<w:p/>")) == ["ข", "ก", ""]
    assert text_of(accepted(f"{one}{gone}{one}<w:p/>")) == ["ก", "", "ก", ""]


def test_the_last_paragraph_of_a_cell_stays_though_its_mark_is_deleted() -> None:
    inside = f"<w:tc><w:tcPr/>{marked('del', deleted('ทิ้ง'))}</w:tc>"

    assert text_of(accepted(table(f"<w:tr>{inside}</w:tr>"))) == [""]


def test_a_bookmark_half_in_deleted_text_stays_whole() -> None:
    start, end = '<w:bookmarkStart w:id="7" w:name="a"/>', '<w:bookmarkEnd w:id="7"/>'
    inner = '<w:bookmarkStart w:id="8" w:name="b"/><w:bookmarkEnd w:id="8"/>'

    body = body_of(accepted(f"<w:p><w:del {WHO}>{start}{inner}{run('ก', 'delText')}</w:del>{run('ข')}{end}</w:p>"))

    assert body.index("bookmarkStart") < body.index("bookmarkEnd")
    assert body.count('w:id="7"') == 2
    assert 'w:id="8"' not in body


def test_inserted_rows_stay_and_deleted_rows_go() -> None:
    rows = [f"<w:tr><w:trPr><w:{mark} {WHO}/></w:trPr>{cell(mark)}</w:tr>" for mark in ("ins", "del")]

    package = accepted(table(*rows, f"<w:tr>{cell('คง')}</w:tr>"))

    assert text_of(package) == ["ins", "คง"]
    assert "w:ins" not in body_of(package)


def test_a_table_whose_rows_are_all_deleted_goes_and_its_cell_keeps_a_paragraph() -> None:
    inner = table(f"<w:tr><w:trPr><w:del {WHO}/></w:trPr>{cell('ทิ้ง')}</w:tr>")

    package = accepted(table(f"<w:tr><w:tc><w:tcPr/>{inner}</w:tc></w:tr>"))

    assert text_of(package) == [""]
    assert body_of(package).count("<w:tbl>") == 1


def test_inserted_deleted_and_merged_cells_become_what_they_were_to_be() -> None:
    cells = [
        cell("ใหม่", f"<w:cellIns {WHO}/>"), cell("ทิ้ง", f"<w:cellDel {WHO}/>"),
        cell("ต่อ", f'<w:tcW w:w="9"/><w:shd w:val="clear"/><w:cellMerge {WHO} w:vMerge="cont"/>'),
    ]

    package = accepted(table(f"<w:tr>{''.join(cells)}</w:tr>"))

    assert text_of(package) == ["ใหม่", "ต่อ"]
    assert '<w:tcW w:w="9"/><w:vMerge w:val="continue"/><w:shd w:val="clear"/></w:tcPr>' in body_of(package)


def test_changes_in_headers_notes_and_styles_count_too() -> None:
    package = package_of(f"<w:p>{deleted('ก')}</w:p>")
    for kind, root in (("header", "hdr"), ("footnotes", "footnotes")):
        note = f"<w:p>{inserted(run('ข'))}</w:p>"
        inside = f'<w:footnote w:id="3">{note}</w:footnote>' if kind == "footnotes" else note
        package.put(f"word/{kind}7.xml", part(root, inside))
        package.relate(package.main(), kind, f"word/{kind}7.xml")
    style = f'<w:style w:styleId="a"><w:rPr><w:b/><w:rPrChange {WHO}><w:rPr/></w:rPrChange></w:rPr></w:style>'
    package.tree("word/styles.xml").append(part("styles", style)[0])

    problems = accept_revisions(package, "บทนำ.docx")

    assert "4 รายการ" in problems[0].what
    assert "w:ins" not in plain(package.tree("word/header7.xml")) + plain(package.tree("word/footnotes7.xml"))
    assert "rPrChange" not in plain(package.tree("word/styles.xml"))


def test_the_book_does_not_go_on_tracking() -> None:
    package = package_of("<w:p/>")
    settings = package.tree("word/settings.xml")
    settings.insert(0, part("settings", "<w:trackRevisions/>")[0])

    assert accept_revisions(package, "บทนำ.docx") == []
    assert settings.find(w("trackRevisions")) is None


def test_changes_inside_formulas_are_accepted() -> None:
    m = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    letter = "<m:r><m:t>{}</m:t></m:r>"
    formula = f"<w:del {WHO}>{letter.format('x')}</w:del><w:ins {WHO}>{letter.format('y')}</w:ins>"

    body = body_of(accepted(f"<w:p><m:oMath {m}>{formula}</m:oMath></w:p>"))

    assert "<m:t>y</m:t>" in body
    assert "<m:t>x</m:t>" not in body
