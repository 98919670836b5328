"""The field dictionary: everything that the plan's templates may print is in it, and what is copied from it works."""

from __future__ import annotations

import json
import re
from copy import deepcopy
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from click.testing import CliRunner, Result
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

import docgen
from docgen import dictionary_pipeline, starter
from docgen.book import BOOK_FILE, chapter_files
from docgen.cli import main
from docgen.dictionary.document import DOCUMENT, MOST_COLUMNS, shortened
from docgen.dictionary.entries import Entries
from docgen.dictionary.pieces import PIECES
from docgen.dictionary.sections import Section
from docgen.plan.names import built_in_schema
from docgen.schema import Kind, Record
from docgen.thai.filters import FILTERS
from docgen.word.checking.check import check_chapter
from docgen.word.engine import open_template
from tests.conftest import sdk_errors
from tools.templates.docx_file import packed
from tools.write_templates import OTHERS, TEMPLATES

NAME = "พจนานุกรมแท็ก.docx"
SHEET = "ตำบลในเขต"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments])


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return docgen.new(tmp_path / "แผน", sample=True)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample plan's dictionary, made once."""
    return docgen.fields(starter.SAMPLE, tmp_path_factory.mktemp("dictionary") / NAME)


@pytest.fixture(scope="module")
def entries() -> Entries:
    return dictionary_pipeline.read(starter.SAMPLE).entries


def with_own_names(plan: Path) -> Path:
    """A plan with a column, a key and a sheet of the clerk's own."""
    book = openpyxl.load_workbook(plan / "plan.xlsx")
    projects, general = book["โครงการ"], book["ข้อมูลทั่วไป"]
    column = projects.max_column + 1
    projects.cell(1, column, "ผู้ประสานงาน (คน)")
    projects.cell(3, column, "นางสาวมาลี ใจงาม")
    row = max(cell.row for cell in general["A"] if cell.value) + 1
    general.cell(row, 1, "โทรศัพท์")
    general.cell(row, 2, "043-123456")
    own = book.create_sheet(SHEET)
    for line in (["ชื่อตำบล", "ประชากร"], ["พระรักษ์", 4312], ["หนองแวง", 2890]):
        own.append(line)
    book.save(plan / "plan.xlsx")
    return plan


def section(entries: Entries, record: str) -> Section:
    return next(each for each in entries.sections if each.record.name == record)


def tag(entries: Entries, record: str, name: str) -> Any:
    return next(each for each in section(entries, record).entries if each.name == name)


def paragraphs(file: Path) -> list[str]:
    return [
        "".join(node.text or "" for node in each.iter(qn("w:t")))
        for each in docx.Document(str(file)).element.body.iter(qn("w:p"))
    ]


# -- every name is there


def records(root: Record) -> dict[str, Record]:
    found = {root.name: root}
    for field in root.fields.values():
        if field.record is not None and field.record.name not in found:
            found |= records(field.record)
    return found


def test_every_spelling_of_every_record_is_listed_with_what_it_means(entries: Entries) -> None:
    assert {each.record.name for each in entries.sections} == set(records(built_in_schema()))
    for each in entries.sections:
        listed = {name for entry in each.entries for name in (entry.name, *entry.others)}
        for field in each.record.fields.values():
            if field.kind is Kind.RECORD and field.record is not None:
                below = section(entries, field.record.name)
                listed |= {below.prefix, *below.prefix_twins}
        assert listed == set(each.record.spellings())
        assert all(entry.meaning for entry in each.entries)


def test_every_tag_and_spelling_stands_in_the_document(sample: Path, entries: Entries) -> None:
    said = paragraphs(sample)

    for each in entries.sections:
        assert each.label in said
        for entry in each.entries:
            assert entry.tag in said
            assert ", ".join(entry.others) in said
    for filter_ in entries.filters:
        assert filter_.tag in said
        assert filter_.english in said


def test_every_filter_of_the_table_is_listed_with_an_example_that_uses_it(entries: Entries) -> None:
    assert [each.name for each in entries.filters] == list(FILTERS)
    for each in entries.filters:
        assert re.search(rf"\| {each.name}[ (]", each.tag)
        assert each.result.strip()


def test_a_tag_is_told_with_its_cell_its_kind_and_todays_value(entries: Entries) -> None:
    budget, year = tag(entries, "project", "งบประมาณ"), tag(entries, "plan", "ปีงบประมาณ")

    assert (budget.tag, budget.english) == ("{{ โครงการ.งบประมาณ }}", "{{ project.budget }}")
    assert (budget.place, budget.kind) == ("โครงการ > คอลัมน์ F (งบประมาณ)", "เงิน")
    assert re.fullmatch(r"[0-9,]+\.\d\d", budget.sample)
    assert (year.place, year.sample) == ("ข้อมูลทั่วไป > ช่อง B6 (ปีงบประมาณ)", "2563")


def test_the_first_loop_of_a_record_is_the_one_that_stands_alone(entries: Entries) -> None:
    loops = section(entries, "project").loops

    assert [each.code for each in loops] == [
        "for โครงการ in โครงการทั้งหมด", "for โครงการ in แผนงาน.โครงการทั้งหมด", "for โครงการ in ยุทธศาสตร์.โครงการทั้งหมด",
    ]  # fmt: skip
    assert loops[0].english == "for project in projects"


def test_the_first_value_that_is_not_blank_is_the_sample(plan: Path) -> None:
    entries = dictionary_pipeline.read(with_own_names(plan)).entries

    assert tag(entries, "project", "ผู้ประสานงาน").sample == "นางสาวมาลี ใจงาม"


# -- the clerk's own


def test_a_column_a_key_and_a_sheet_of_the_clerks_own_are_tags_at_once(plan: Path) -> None:
    file = docgen.fields(with_own_names(plan))
    entries = dictionary_pipeline.read(plan).entries
    said = paragraphs(file)

    assert file == plan / "output" / NAME
    assert tag(entries, "plan", "โทรศัพท์").sample == "043-123456"
    assert tag(entries, "project", "ผู้ประสานงาน").place.endswith("(ผู้ประสานงาน (คน))")
    own = section(entries, f"sheet:{SHEET}")
    assert [(each.tag, each.kind, each.sample) for each in own.entries] == [
        (f"{{{{ {SHEET}.ชื่อตำบล }}}}", "ข้อความ", "พระรักษ์"),
        (f"{{{{ {SHEET}.ประชากร }}}}", "จำนวนเต็ม", "4312"),
    ]
    assert {
        "{{ โทรศัพท์ }}", "{{ โครงการ.ผู้ประสานงาน }}", f"{{%tr for {SHEET} in {SHEET}ทั้งหมด %}}", f"ตารางของชีต {SHEET}",
    } <= set(said)  # fmt: skip


@pytest.mark.parametrize("name", ["2565", "loop", "อำเภอ", "ตาราง 1", "not"])
def test_a_sheet_of_any_name_has_tags_that_work(plan: Path, tmp_path: Path, name: str) -> None:
    book = openpyxl.load_workbook(plan / "plan.xlsx")
    for line in (["ก", "2564"], ["หนึ่ง", "สอง"]):
        (book[name] if name in book.sheetnames else book.create_sheet(name)).append(line)
    book.save(plan / "plan.xlsx")

    [table] = built(piece(docgen.fields(plan), f"ตารางของชีต {name}"), plan, tmp_path).tables

    assert [[cell.text for cell in row.cells] for row in table.rows] == [["ก", "2564"], ["หนึ่ง", "สอง"]]


def test_a_column_of_pictures_shows_a_files_name_without_opening_it(plan: Path) -> None:
    book = openpyxl.load_workbook(plan / "plan.xlsx")
    column = book["โครงการ"].max_column + 1
    book["โครงการ"].cell(1, column, "แผนที่")
    book["โครงการ"].cell(4, column, "ที่ไม่มี.png")
    book.save(plan / "plan.xlsx")

    entries = dictionary_pipeline.read(plan).entries

    found, width = tag(entries, "project", "แผนที่"), next(each for each in entries.filters if each.name == "กว้าง")
    assert (found.kind, found.sample) == ("รูปภาพ (ว่างได้)", "ที่ไม่มี.png")
    assert (width.tag, width.available) == ("{{ โครงการ.แผนที่ | กว้าง(5) }}", True)


def test_a_sheet_with_more_columns_than_a_page_holds_gets_a_table_of_the_first(plan: Path) -> None:
    book = openpyxl.load_workbook(plan / "plan.xlsx")
    book.create_sheet("กว้าง").append([f"หัว{number}" for number in range(1, 10)])
    book["กว้าง"].append(list(range(1, 10)))
    book.save(plan / "plan.xlsx")

    [table] = [each for each in docx.Document(str(docgen.fields(plan))).tables if each.cell(0, 0).text == "หัว1"]

    assert [cell.text for cell in table.rows[0].cells] == [f"หัว{number}" for number in range(1, MOST_COLUMNS + 1)]


# -- what is copied works


def chapter_of(blocks: list[Any], folder: Path) -> Path:
    """A chapter that holds copies of the blocks and nothing else, in a folder of templates."""
    folder.mkdir()
    document = docx.Document(str(starter.TEMPLATES / "03-คำนำ.docx"))
    body = document.element.body
    for each in list(body):
        if each.tag != qn("w:sectPr"):
            body.remove(each)
    for each in [*blocks, Paragraph(body.makeelement(qn("w:p"), {}), document._body)._p]:
        body.insert(len(body) - 1, deepcopy(each))
    document.save(str(folder / "ส่วนใหม่.docx"))
    return folder


def piece(file: Path, title: str) -> list[Any]:
    """The blocks of a ready-made piece: behind its title and its explanation, up to the next title."""
    body = list(docx.Document(str(file)).element.body)
    start = next(at for at, each in enumerate(body) if _style(each) == "Heading2" and _text(each) == title)
    rest = body[start + 2 :]
    ends = (at for at, each in enumerate(rest) if _style(each) in ("Heading2", "Heading1", "TableEnd"))
    return rest[: next(ends)]


def _style(block: Any) -> str:
    found = block.find(f"{qn('w:pPr')}/{qn('w:pStyle')}") if block.tag == qn("w:p") else None
    return "" if found is None else str(found.get(qn("w:val")))


def _text(block: Any) -> str:
    return "".join(node.text or "" for node in block.iter(qn("w:t")))


def built(blocks: list[Any], plan: Path, tmp_path: Path) -> Any:
    folder = chapter_of(blocks, tmp_path / "ชิ้นที่วาง")
    book = docgen.build(plan, tmp_path / "เล่ม.docx", templates=folder, numerals="arabic")
    return docx.Document(str(book))


def test_the_project_table_copied_into_a_chapter_lists_every_project(sample: Path, plan: Path, tmp_path: Path) -> None:
    [table] = built(piece(sample, "ตารางโครงการ"), plan, tmp_path).tables
    entries = dictionary_pipeline.read(plan).entries

    rows = [[cell.text for cell in row.cells] for row in table.rows]
    count = int(tag(entries, "total", "จำนวนโครงการ").sample)
    assert rows[0][:2] == ["ที่", "โครงการ"]
    assert [row[0] for row in rows[1:-1]] == [str(number) for number in range(1, count + 1)]
    assert rows[-1][0] == f"รวม {count} โครงการ"
    amounts = [Decimal(row[3].replace(",", "").replace("-", "0")) for row in rows[1:]]
    assert sum(amounts[:-1]) == amounts[-1]
    assert table.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None


def test_the_month_table_copied_into_a_chapter_draws_arrows(sample: Path, plan: Path, tmp_path: Path) -> None:
    [table] = built(piece(sample, "ตารางลูกศรเดือน"), plan, tmp_path).tables

    for row in table.rows[1:]:
        assert list(row._tr.iter(qn("w:drawing"))), row.cells[1].text


def test_the_groups_copied_into_a_chapter_give_headings_and_a_table_each(
    sample: Path, plan: Path, tmp_path: Path
) -> None:
    book = built(piece(sample, "หัวกลุ่มและตารางของแต่ละกลุ่ม"), plan, tmp_path)
    entries = dictionary_pipeline.read(plan).entries

    headings = [each.text for each in book.paragraphs if each.style is not None and each.style.style_id == "Heading3"]
    assert len(headings) == int(tag(entries, "total", "จำนวนยุทธศาสตร์").sample)
    assert headings[0].startswith("1. ยุทธศาสตร์")
    assert len(book.tables) == int(tag(entries, "total", "จำนวนแผนงาน").sample)


@pytest.mark.parametrize(
    ("title", "says"),
    [
        ("เงื่อนไขทั้งย่อหน้า", "มีครุภัณฑ์ 14 รายการ งบประมาณ 2,954,201.25 บาท"),
        ("เงื่อนไขในประโยค", "แผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. 2563 ขององค์การบริหารส่วนตำบลพระรักษ์"),
        ("ประโยคสรุป", "ตั้งแต่วันที่ 1 ตุลาคม 2562 ถึงวันที่ 30 กันยายน 2563"),
    ],
)
def test_a_sentence_copied_into_a_chapter_is_filled_in(
    sample: Path, plan: Path, tmp_path: Path, title: str, says: str
) -> None:
    book = built(piece(sample, title), plan, tmp_path)

    assert [each.text for each in book.paragraphs if each.text.endswith(says)]


def test_the_table_of_the_clerks_own_sheet_copied_into_a_chapter_lists_its_rows(plan: Path, tmp_path: Path) -> None:
    file = docgen.fields(with_own_names(plan))

    [table] = built(piece(file, f"ตารางของชีต {SHEET}"), plan, tmp_path).tables

    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["ชื่อตำบล", "ประชากร"], ["พระรักษ์", "4312"], ["หนองแวง", "2890"],
    ]  # fmt: skip


def test_every_tag_of_the_dictionary_is_right_where_it_says_that_it_stands(entries: Entries, tmp_path: Path) -> None:
    file = tmp_path / "ทุกแท็ก.docx"
    document = docx.Document()
    for each in entries.sections:
        around = _loops_around(entries, each)
        for language in ("tag", "english"):
            codes = [loop.code if language == "tag" else loop.english for loop in around]
            for code in codes:
                document.add_paragraph(f"{{%p {code} %}}")
            for entry in each.entries:
                document.add_paragraph(getattr(entry, language))
                if getattr(entry, language).startswith("{%p"):
                    document.add_paragraph("{%p endfor %}")
            for _ in codes:
                document.add_paragraph("{%p endfor %}")
    for filter_ in (each for each in entries.filters if each.available):
        rows = [f"{{%tr {filter_.loop} %}}", filter_.tag, "{%tr endfor %}"] if filter_.loop else [filter_.tag]
        table = document.add_table(len(rows), 1)
        for number, text in enumerate(rows):
            table.cell(number, 0).text = text
    document.save(str(file))

    # A month's arrow stands in a table's cell only: the compiler tells that, not the check of names.
    template, problems = open_template(file, 1)
    assert template is not None
    _, faults = check_chapter(template.chapter, built_in_schema(), FILTERS)
    assert [str(each) for each in problems + faults] == []


def _loops_around(entries: Entries, wanted: Section) -> list[Any]:
    """The loops that lead to a section, outermost first."""
    if not wanted.loops:
        return []
    first = wanted.loops[0]
    outer = first.code.partition(" in ")[2].partition(".")
    if not outer[1]:
        return [first]
    parents = (each for each in entries.sections if each.prefix == outer[0] and each.loops)
    parent = next(each for each in parents if wanted.record in _below(each.record))
    return [*_loops_around(entries, parent), first]


def _below(record: Record) -> list[Record]:
    return [field.record for field in record.fields.values() if field.record is not None]


def test_a_filters_result_is_what_the_book_prints(entries: Entries, plan: Path, tmp_path: Path) -> None:
    (tmp_path / "แม่แบบ").mkdir()
    document = docx.Document()
    shown = [each for each in entries.filters if each.available and not each.loop]
    for each in shown:
        document.add_paragraph(each.tag)
    document.save(str(tmp_path / "แม่แบบ" / "ตัวกรอง.docx"))

    book = docgen.build(plan, tmp_path / "เล่ม.docx", templates=tmp_path / "แม่แบบ", numerals="as-typed")

    assert [each.text for each in docx.Document(str(book)).paragraphs] == [each.result for each in shown]


# -- a workbook that is not right yet


def test_a_new_plan_without_any_data_has_a_dictionary_with_blank_samples(tmp_path: Path) -> None:
    plan = docgen.new(tmp_path / "แผนเปล่า")

    done = run("fields", plan)

    assert done.exit_code == 0, done.output
    assert "ค่าตัวอย่างจึงไม่ครบ" in done.stderr
    file = plan / "output" / NAME
    assert done.stdout == f"สร้างพจนานุกรมแท็กแล้ว: {file}\n"
    assert "{{ โครงการ.งบประมาณ }}" in paragraphs(file)
    entries = dictionary_pipeline.read(plan).entries
    shown = {entry.name for each in entries.sections for entry in each.entries if entry.sample}
    assert shown <= {"คำเรียกยุทธศาสตร์", "ยุทธศาสตร์ทั้งหมด"}


def test_cells_in_error_leave_their_samples_and_all_sums_blank_and_nothing_made_up(plan: Path) -> None:
    book = openpyxl.load_workbook(plan / "plan.xlsx")
    book["ข้อมูลทั่วไป"]["B6"] = "ปีหน้า"
    book["ข้อมูลทั่วไป"]["B7"] = "เร็ว ๆ นี้"
    book["โครงการ"]["F2"] = "กฎหมาย"
    book.save(plan / "plan.xlsx")

    reading = dictionary_pipeline.read(plan)

    assert {each.code for each in reading.problems} == {"year-unreadable", "date-unreadable", "money-unreadable"}
    for record, name in (("plan", "ปีงบประมาณ"), ("plan", "วันที่ประกาศ"), ("plan", "ปีก่อน"), ("total", "งบประมาณ")):
        assert tag(reading.entries, record, name).sample == "", name
    assert tag(reading.entries, "plan", "อำเภอ").sample == "พล"
    assert tag(reading.entries, "project", "งบประมาณ").sample not in ("", "0.00")


def test_a_column_that_is_not_in_the_workbook_yet_is_told_so(plan: Path) -> None:
    book = openpyxl.load_workbook(plan / "plan.xlsx")
    sheet = book["โครงการ"]
    column = next(cell.column for cell in sheet[1] if cell.value == "หมายเหตุ")
    sheet.delete_cols(column)
    book.save(plan / "plan.xlsx")

    entries = dictionary_pipeline.read(plan).entries

    assert tag(entries, "project", "หมายเหตุ").place == "โครงการ > หมายเหตุ (ยังไม่มีในสมุดงาน)"


@pytest.mark.parametrize(
    ("name", "data", "code"), [("หาย.xlsx", None, "file-missing"), ("เสีย.xlsx", b"PK\x03\x04", "file-damaged")]
)
def test_a_workbook_that_cannot_be_read_is_refused_as_ever(
    tmp_path: Path, name: str, data: bytes | None, code: str
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    before = sorted(tmp_path.iterdir())

    done = run("fields", tmp_path / name, "--json")

    assert done.exit_code == 1
    assert [each["code"] for each in json.loads(done.stdout)["problems"]] == [code]
    assert sorted(tmp_path.iterdir()) == before


def test_a_name_in_the_workbook_that_looks_like_markup_is_text(plan: Path) -> None:
    book = openpyxl.load_workbook(plan / "plan.xlsx")
    book["ข้อมูลทั่วไป"]["B4"] = "{{ พล }} & <b> #REF! None"
    book.save(plan / "plan.xlsx")

    assert "{{ พล }} & <b> #REF! None" in paragraphs(docgen.fields(plan))


# -- the command


def test_json_prints_the_entries_and_writes_nothing(plan: Path) -> None:
    before = sorted(plan.rglob("*"))

    done = run("fields", plan, "--json")

    told = json.loads(done.stdout)
    assert done.exit_code == 0
    assert (told["ok"], told["path"]) == (True, None)
    project = next(each for each in told["sections"] if each["record"] == "project")
    assert project["tags"][0]["tag"] == "{{ โครงการ.ลำดับ }}"
    assert [each["name"] for each in told["filters"]] == list(FILTERS)
    assert told["pieces"] == PIECES
    assert sorted(plan.rglob("*")) == before


def test_json_with_an_output_writes_it_too(plan: Path, tmp_path: Path) -> None:
    file = tmp_path / "แท็ก.docx"

    told = json.loads(run("fields", plan, "-o", file, "--json").stdout)

    assert told["path"] == str(file)
    assert file.exists()


@pytest.mark.parametrize("target", ["plan.xlsx", "templates/21-ผด01.docx"])
def test_the_dictionary_is_never_saved_over_the_clerks_own_files(plan: Path, target: str) -> None:
    before = (plan / target).read_bytes()

    done = run("fields", plan, "-o", plan / target)

    assert done.exit_code == 1
    assert "เป็นแฟ้มเดียวกับแฟ้มต้นทาง" in done.stderr
    assert (plan / target).read_bytes() == before


def test_a_workbook_alone_has_its_dictionary_beside_it(plan: Path, tmp_path: Path) -> None:
    workbook = tmp_path / "ข้อมูล.xlsx"
    workbook.write_bytes((plan / "plan.xlsx").read_bytes())

    assert docgen.fields(workbook) == tmp_path / NAME


def test_the_same_plan_gives_the_same_bytes(sample: Path, tmp_path: Path) -> None:
    again = docgen.fields(starter.SAMPLE, tmp_path / "อีกครั้ง.docx")

    assert again.read_bytes() == sample.read_bytes()


# -- the document


def test_the_template_is_what_the_tool_draws_and_no_chapter() -> None:
    for name, draw in OTHERS.items():
        assert (TEMPLATES / name).read_bytes() == packed(draw()), "run: python -m tools.write_templates"
        assert TEMPLATES / name not in chapter_files(TEMPLATES)
        assert Path(name).name not in (TEMPLATES / BOOK_FILE).read_text(encoding="utf-8")
    assert dictionary_pipeline.TEMPLATE in [TEMPLATES / name for name in OTHERS]


def test_the_template_prints_every_name_of_the_document_and_no_other() -> None:
    template, problems = open_template(dictionary_pipeline.TEMPLATE, 1)
    assert template is not None
    _, faults = check_chapter(template.chapter, DOCUMENT, FILTERS)
    written = " ".join(tag.code for tag in template.chapter.tags.values())

    assert problems + faults == []
    assert [name for name in PIECES if f"ชิ้น.{name}" not in written.split()] == []


def test_new_does_not_put_the_dictionary_among_the_chapters(plan: Path) -> None:
    assert NAME not in [path.name for path in plan.rglob("*")]


def test_every_table_of_the_dictionary_repeats_its_head_and_shades_what_is_to_be_copied(sample: Path) -> None:
    tables = docx.Document(str(sample)).tables

    for table in tables:
        assert table.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    cells = [cell for table in tables for cell in table._tbl.iter(qn("w:tc")) if _is_shaded(cell)]
    assert cells
    assert all(re.match(r"\{[{%]", "".join(node.text or "" for node in cell.iter(qn("w:t")))) for cell in cells)


def _is_shaded(cell: Any) -> bool:
    shade = cell.find(f"{qn('w:tcPr')}/{qn('w:shd')}")
    return shade is not None and shade.get(qn("w:fill")) == "E8F0F8"


def test_the_contents_list_the_records_the_filters_and_the_pieces_but_no_piece_itself(sample: Path) -> None:
    document = docx.Document(str(sample))
    listed = [each.text.split("\t")[0] for each in document.paragraphs if _style(each._p).startswith("TOC")]

    assert listed[:5] == ["วิธีใช้", "แท็ก", "แผนการดำเนินงาน", "รวมทั้งสิ้น", "ยุทธศาสตร์"]
    assert {"ตัวกรอง", "ชิ้นสำเร็จ", "ตารางโครงการ"} <= set(listed)
    assert not [each for each in listed if "{" in each]


def test_a_long_sample_is_cut_between_letters_with_their_marks() -> None:
    assert shortened("สั้น\nสองบรรทัด") == "สั้น สองบรรทัด"
    assert shortened("ก" * 89 + "ที่" * 5) == "ก" * 89 + "…"
    assert shortened("ก" * 90 + "ข") == "ก" * 90 + "…"


def test_the_open_xml_sdk_finds_no_fault_in_the_dictionary(sample: Path) -> None:
    assert sdk_errors(sample) == []
