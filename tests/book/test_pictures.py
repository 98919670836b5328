"""Pictures in a book: those of the template stay, those that the workbook names are drawn, and embedded once."""

from __future__ import annotations

import posixpath
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.document import Document
from docx.shared import Cm
from lxml import etree

import docgen
from docgen.problems import Severity
from tests.book.own_template import W, add_column, body, built, png, rows, sample_plan, table_of
from tests.conftest import sdk_errors

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
EACH, END = "{%tr for โครงการ in โครงการทั้งหมด %}", "{%tr endfor %}"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """The sample with a column of maps: of three projects, two of them the same."""
    plan = sample_plan(tmp_path)
    (plan / "รูป").mkdir()
    (plan / "รูป" / "แผนที่.png").write_bytes(png(96, 48))
    (plan / "ใหญ่ & <มาก>.png").write_bytes(png(3000, 1500))
    add_column(plan, "โครงการ", "แผนที่", ["รูป/แผนที่.png", "รูป\\แผนที่.png", None, "ใหญ่ & <มาก>.png"])
    return plan


def add_key(plan: Path, key: str, value: str) -> None:
    book = openpyxl.load_workbook(plan / "plan.xlsx")
    book["ข้อมูลทั่วไป"].append([key, value])
    book.save(plan / "plan.xlsx")


def listing(tag: str = "{{ โครงการ.แผนที่ }}") -> Document:
    document = docx.Document()
    table_of(document, ["โครงการ", "แผนที่"], [EACH], ["{{ โครงการ.ชื่อ }}", tag], [END])
    return document


def media(book: Path) -> list[str]:
    with zipfile.ZipFile(book) as package:
        return [name for name in package.namelist() if name.startswith("word/media/docgen-")]


def drawings(element: etree._Element) -> list[tuple[str, int, int]]:
    """(alternative text, width, height in EMU) of each picture drawn."""
    found = []
    for each in element.iter(f"{WP}inline"):
        size, said = each.find(f"{WP}extent"), each.find(f"{WP}docPr")
        assert size is not None
        assert said is not None
        found.append((said.get("descr", ""), int(size.get("cx", "0")), int(size.get("cy", "0"))))
    return found


def test_a_cell_that_names_a_picture_prints_it_beside_its_project(plan: Path) -> None:
    book = built(plan, listing())

    table = body(book).find(f"{W}tbl")
    assert table is not None
    found = [drawings(row) for row in table.iterchildren(f"{W}tr")][1:5]
    assert [[name for name, _, _ in each] for each in found] == [
        ["แผนที่.png"], ["แผนที่.png"], [], ["ใหญ่ & <มาก>.png"],
    ]  # fmt: skip
    assert found[0][0][1:] == (914_400, 457_200)  # its own size at 96 dpi
    assert len(media(book)) == 2
    assert sdk_errors(book) == []


def test_a_picture_is_never_wider_than_its_cell_and_keeps_its_shape(plan: Path) -> None:
    book = built(plan, listing())

    table = body(book).find(f"{W}tbl")
    assert table is not None
    grid = [int(each.get(f"{W}w", "0")) for each in table.iter(f"{W}gridCol")]
    _, width, height = drawings(table)[2]
    assert width == (grid[1] - 2 * 108) * 635  # Table Grid: 108 twips on either side
    assert abs(width - 2 * height) <= 2


def test_the_filter_sets_the_width_in_centimetres(plan: Path) -> None:
    document = listing("{{ โครงการ.แผนที่ | กว้าง(3.5) }}")

    sizes = {each[1:] for each in drawings(body(built(plan, document)))}

    assert sizes == {(1_260_000, 630_000)}


def test_a_picture_in_text_fits_between_the_margins(plan: Path) -> None:
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.left_margin, section.right_margin = Cm(15), Cm(3), Cm(2)
    document.add_paragraph("{%p for โครงการ in โครงการทั้งหมด if โครงการ.แผนที่ %}")
    document.add_paragraph("{{ โครงการ.แผนที่ }}")
    document.add_paragraph("{%p endfor %}")

    found = drawings(body(built(plan, document)))

    assert len(found) == 3
    assert abs(found[2][1] - Cm(10)) < 1_000


def test_a_key_of_the_general_sheet_prints_its_picture_in_the_header(plan: Path) -> None:
    add_key(plan, "ตราหน่วยงาน", "รูป/แผนที่.png")
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "{{ ตราหน่วยงาน }}"
    document.add_paragraph("เนื้อหา")

    made = built(plan, document)

    with zipfile.ZipFile(made) as package:
        headers = [name for name in package.namelist() if name.startswith("word/header")]
        header = next(name for name in headers if b"docgenPicture" in package.read(name))
        links = package.read(f"word/_rels/{header.rpartition('/')[2]}.rels").decode()
    assert links.count("/word/media/docgen-picture-1.png") == 1
    assert sdk_errors(made) == []


def test_every_drawing_of_the_book_has_its_own_number(plan: Path) -> None:
    document = docx.Document()
    picture = plan / "รูป" / "แผนที่.png"
    document.add_picture(str(picture), width=Cm(3))  # ครุฑ
    document.add_paragraph("{%p for ยุทธศาสตร์ in ยุทธศาสตร์ทั้งหมด %}")
    document.add_paragraph("{{ ยุทธศาสตร์.ชื่อเต็ม }}")
    document.add_picture(str(picture), width=Cm(2))
    document.add_paragraph("{%p endfor %}")
    document.add_paragraph("{%p for โครงการ in โครงการทั้งหมด if โครงการ.แผนที่ %}")
    document.add_paragraph("{{ โครงการ.แผนที่ }}")
    document.add_paragraph("{%p endfor %}")

    book = built(plan, document)

    numbers = [each.get("id") for each in body(book).iter(f"{WP}docPr")]
    assert len(numbers) == len(set(numbers)) == 1 + 5 + 3
    links = {each.get(f"{R}embed", "") for each in body(book).iter(f"{A}blip")}
    with zipfile.ZipFile(book) as package:
        relations = etree.fromstring(package.read("word/_rels/document.xml.rels"))
        targets = {each.get("Id"): each.get("Target", "") for each in relations}
        for link in links:
            assert package.read(posixpath.join("/word", targets[link])[1:]).startswith(b"\x89PNG")
    assert sdk_errors(book) == []


def test_the_same_plan_gives_the_same_bytes(plan: Path) -> None:
    first = built(plan, listing()).read_bytes()

    assert built(plan, listing()).read_bytes() == first


def problems(plan: Path, tag: str = "{{ โครงการ.แผนที่ }}") -> list[docgen.Problem]:
    template = plan.parent / "แม่แบบ.docx"
    listing(tag).save(str(template))
    return [each for each in docgen.check(plan, templates=template) if each.severity is Severity.ERROR]


def test_a_picture_that_is_not_there_is_told_at_its_cell_with_the_nearest_name(plan: Path) -> None:
    add_column(plan, "โครงการ", "ผัง", ["รูป/แผนที.png", None, "รูป/แผนที.png", "ไม่มี.gif"])

    found = problems(plan, "{{ โครงการ.ผัง }}")

    assert [each.code for each in found] == ["picture-unreadable"] * 3
    assert "แผนที.png" in found[0].what
    assert "รูป/แผนที่.png" in found[0].mend
    assert str(found[0].where).startswith("plan.xlsx > โครงการ > ช่อง ")
    assert str(found[0].where).endswith("2 (ผัง)")


def test_a_column_that_no_template_prints_may_name_anything(plan: Path) -> None:
    add_column(plan, "โครงการ", "ผัง", ["ไม่มี.png"])

    assert problems(plan) == []


def test_a_picture_where_none_can_be_drawn_is_told(plan: Path) -> None:
    template = listing()
    template.core_properties.title = "{{ ตรา }}"
    add_key(plan, "ตรา", "รูป/แผนที่.png")
    template.save(str(plan.parent / "ชื่อ.docx"))

    found = [each.code for each in docgen.check(plan, templates=plan.parent / "ชื่อ.docx")]

    assert "value-unprintable" in found


@pytest.mark.parametrize(
    "tag", ["{{ โครงการ.แผนที่ | บาท }}", "{{ โครงการ.ชื่อ | กว้าง(5) }}", "{{ โครงการ.แผนที่ | กว้าง }}"]
)
def test_a_filter_that_does_not_fit_a_picture_is_told(plan: Path, tag: str) -> None:
    assert [each.code for each in problems(plan, tag)] == ["filter-misused"]


def test_a_column_with_one_cell_that_is_no_picture_stays_text(plan: Path) -> None:
    add_column(plan, "โครงการ", "ผัง", ["รูป/แผนที่.png", "ไม่มีแผนที่"])

    table = body(built(plan, listing("{{ โครงการ.ผัง }}"))).find(f"{W}tbl")

    assert table is not None
    assert [row[1] for row in rows(table)[1:3]] == ["รูป/แผนที่.png", "ไม่มีแผนที่"]
