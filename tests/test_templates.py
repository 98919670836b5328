"""The starter templates: drawn by the tool, official in form, Thai in every run, and with known tags only."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from docgen.book import read_book
from docgen.plan.names import built_in_schema
from docgen.thai.filters import FILTERS
from docgen.word.checking.check import check_chapter
from docgen.word.healing.heal import heal
from docgen.word.package import Package
from tests.conftest import sdk_errors
from tests.template_outline import GOLDEN, TEMPLATES, outline
from tools.templates.docx_file import packed
from tools.templates.month_table import WIDTHS
from tools.write_templates import CHAPTERS

NAMES = sorted(CHAPTERS)
FORMS = ["21-ผด01.docx", "22-ผด02.docx", "23-ผด02-1.docx"]
PART1 = Path(__file__).parent / "book" / "part1.txt"
A4 = {"11906", "16838"}
THAI = re.compile("[\u0e01-\u0e5b]")
DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
PAIRS = {qn("w:sz"): qn("w:szCs"), qn("w:b"): qn("w:bCs"), qn("w:i"): qn("w:iCs")}

each_template = pytest.mark.parametrize("name", NAMES)


def members(name: str) -> dict[str, bytes]:
    with zipfile.ZipFile(TEMPLATES / name) as package:
        return {each: package.read(each) for each in package.namelist()}


def part(name: str, member: str) -> Any:
    return etree.fromstring(members(name)[f"word/{member}.xml"])


def stories(name: str) -> list[Any]:
    return [part(name, member) for member in ("document", "header", "footer")]


def texts(name: str) -> list[str]:
    paragraphs = part(name, "document").iter(qn("w:p"))
    return ["".join(node.text or "" for node in each.iter(qn("w:t"))) for each in paragraphs]


# -- drawn by the tool


@each_template
def test_a_template_is_exactly_what_the_tool_draws(name: str) -> None:
    assert (TEMPLATES / name).read_bytes() == packed(CHAPTERS[name]()), "run: python -m tools.write_templates"


def test_no_template_is_without_a_drawing() -> None:
    assert sorted(path.name for path in TEMPLATES.glob("*.docx")) == NAMES


@each_template
def test_a_template_reads_as_its_golden_outline(name: str) -> None:
    golden = GOLDEN / f"{Path(name).stem}.txt"

    assert outline(TEMPLATES / name) == golden.read_text(encoding="utf-8"), "run: python -m tests.template_outline"


def test_the_book_lists_every_template_in_order_and_equipment_only_when_there_is_some() -> None:
    book, problems = read_book(TEMPLATES)

    assert problems == []
    assert book is not None
    assert [line.path.name for line in book.chapters] == NAMES
    assert {line.path.name: line.when for line in book.chapters if line.when} == {"23-ผด02-1.docx": "ครุภัณฑ์ทั้งหมด"}
    assert (book.numerals, book.output) == ("thai", "แผนการดำเนินงาน-{ปีงบประมาณ}.docx")


# -- Thai in Word


def test_all_templates_share_one_set_of_styles() -> None:
    assert len({members(name)["word/styles.xml"] for name in NAMES}) == 1


def test_every_style_gives_thai_the_same_font_size_and_weight_as_latin() -> None:
    for properties in part(NAMES[0], "styles").iter(qn("w:rPr")):
        fonts = properties.find(qn("w:rFonts"))
        assert set(fonts.attrib.values()) == {"TH SarabunPSK"}
        for latin, thai in PAIRS.items():
            one, other = properties.find(latin), properties.find(thai)
            assert (one is None) == (other is None)
            assert one is None or dict(one.attrib) == dict(other.attrib)


def test_the_standard_size_is_sixteen_points_and_the_language_is_thai() -> None:
    defaults = part(NAMES[0], "styles").find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")

    assert defaults.find(qn("w:szCs")).get(qn("w:val")) == "32"
    assert defaults.find(qn("w:lang")).get(qn("w:bidi")) == "th-TH"


@each_template
def test_every_run_of_text_is_marked_as_thai(name: str) -> None:
    for story in stories(name):
        for run in story.iter(qn("w:r")):
            properties = run.find(qn("w:rPr"))
            assert properties.find(qn("w:cs")) is not None
            assert properties.find(qn("w:lang")).get(qn("w:bidi")) == "th-TH"
            assert (properties.find(qn("w:b")) is None) == (properties.find(qn("w:bCs")) is None)


@each_template
def test_every_style_that_a_paragraph_names_exists(name: str) -> None:
    known = {style.get(qn("w:styleId")) for style in part(name, "styles").iter(qn("w:style"))}

    for story in stories(name):
        assert {each.get(qn("w:val")) for each in story.iter(qn("w:pStyle"), qn("w:tblStyle"))} <= known


@each_template
def test_thai_paragraphs_are_spread_the_thai_way_and_never_broken_by_force(name: str) -> None:
    whole = members(name)["word/document.xml"] + members(name)["word/styles.xml"]

    assert b'"both"' not in whole
    assert b"<w:br" not in whole
    assert b"thaiDistribute" in whole
    assert not [text for text in texts(name) if "  " in text]


@each_template
def test_word_lays_a_template_out_by_its_current_rules(name: str) -> None:
    settings = part(name, "settings").iter(qn("w:compatSetting"))
    values = {each.get(qn("w:name")): each.get(qn("w:val")) for each in settings}

    assert values["compatibilityMode"] == "15"


@each_template
def test_a_template_names_no_person_and_no_day(name: str) -> None:
    core = members(name)["docProps/core.xml"].decode()

    assert re.findall(r"<(\w+:\w+)>", core) == ["dc:title"]
    assert "{{ ปีงบประมาณ }}" in core


# -- pages


@each_template
def test_paper_is_a4_with_official_margins_and_lies_down_for_forms_only(name: str) -> None:
    [section] = part(name, "document").iter(qn("w:sectPr"))
    size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))

    assert {size.get(qn("w:w")), size.get(qn("w:h"))} == A4
    assert (size.get(qn("w:orient")) == "landscape") == (name in FORMS)
    assert (margins.get(qn("w:left")), margins.get(qn("w:right"))) == ("1701", "1134")


@each_template
def test_page_numbers_are_thai_and_part_one_begins_at_one(name: str) -> None:
    [numbers] = part(name, "document").iter(qn("w:pgNumType"))
    printed = [each.text.strip() for each in part(name, "header").iter(qn("w:instrText"))]

    assert numbers.get(qn("w:fmt")) == "thaiNumbers"
    assert numbers.get(qn("w:start")) == ("1" if name.startswith("11") else None)
    assert printed == ([] if name.startswith("0") else ["PAGE"])


@pytest.mark.parametrize("name", FORMS)
def test_a_forms_table_fills_the_landscape_page_and_repeats_its_head(name: str) -> None:
    [table] = part(name, "document").iter(qn("w:tbl"))
    rows = list(table.iter(qn("w:tr")))
    heads = [row for row in rows if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None]

    assert sum(int(column.get(qn("w:w"))) for column in table.iter(qn("w:gridCol"))) == 16838 - 1701 - 1134
    assert heads == rows[: len(heads)]
    assert len(heads) == (1 if name == FORMS[0] else 2)
    assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)


@pytest.mark.parametrize("name", FORMS[1:])
def test_the_months_are_twelve_equal_columns_each_with_its_own_tag(name: str) -> None:
    [row] = [each for each in docx.Document(str(TEMPLATES / name)).tables[0].rows if ".ตค }}" in each.cells[6].text]

    assert len(WIDTHS) == 18
    assert len(set(WIDTHS[6:])) == 1
    assert [cell.text.split(".")[1].rstrip(" }") for cell in row.cells[6:]] == [
        "ตค", "พย", "ธค", "มค", "กพ", "มีค", "เมย", "พค", "มิย", "กค", "สค", "กย",
    ]  # fmt: skip


@pytest.mark.parametrize("name", FORMS)
def test_the_paragraph_behind_the_last_table_is_too_low_to_make_a_page(name: str) -> None:
    last = part(name, "document").find(qn("w:body"))[-2]

    assert last.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val")) == "TableEnd"


# -- what they say


@each_template
def test_every_tag_has_a_name_and_a_filter_that_exist(name: str) -> None:
    chapter, faults = heal(Package(members(name)), name)
    _, problems = check_chapter(chapter, built_in_schema(), FILTERS)

    assert [str(each) for each in faults + problems] == []


def squeezed(text: str) -> str:
    """Without white space, and with one shape of digits: that plan mixes two."""
    return re.sub(r"\s+", "", text).translate(DIGITS)


def test_part_one_says_the_known_plans_text_with_tags_in_place_of_names_and_years() -> None:
    values = {
        "{{ ชื่อหน่วยงาน }}": "องค์การบริหารส่วนตำบลพระรักษ์", "{{ ประเภทหน่วยงาน }}": "องค์การบริหารส่วนตำบล",
        "{{ ปีงบประมาณ }}": "2563",
    }  # fmt: skip
    said = "\n".join(texts("11-ส่วนที่1-บทนำ.docx"))
    for written, value in values.items():
        said = said.replace(written, value)

    wanted = [line for line in PART1.read_text(encoding="utf-8").splitlines() if line.strip()]
    assert [squeezed(line) for line in said.splitlines()] == [squeezed(line) for line in wanted]


@each_template
def test_no_office_and_no_year_of_a_plan_is_typed_in_a_template(name: str) -> None:
    for member, content in members(name).items():
        text = content.decode("utf-8")
        assert "พระรักษ์" not in text, member
        assert not re.search("256[2-9]|๒๕๖[๒-๙]", text), member


def test_equipment_is_spoken_of_outside_its_own_form_only_where_there_is_some() -> None:
    for name in NAMES:
        if name != "23-ผด02-1.docx":
            text = re.sub(r"\{% if ครุภัณฑ์ทั้งหมด %\}.*?\{% endif %\}", "", "\n".join(texts(name)))
            assert "ครุภัณฑ์" not in text, name
            assert "02/1" not in text, name


def test_the_contents_are_a_live_field_and_their_title_is_no_heading() -> None:
    document = part("04-สารบัญ.docx", "document")

    assert [each.text.strip() for each in document.iter(qn("w:instrText"))] == [r'TOC \o "1-3" \h \z \u']
    assert not [each for each in document.iter(qn("w:pStyle")) if each.get(qn("w:val")).startswith("Heading")]


def test_headings_are_words_own_black_and_of_three_levels() -> None:
    styles = {each.get(qn("w:styleId")): each for each in part(NAMES[0], "styles").iter(qn("w:style"))}

    for level in (1, 2, 3):
        style = styles[f"Heading{level}"]
        assert style.find(qn("w:name")).get(qn("w:val")) == f"heading {level}"
        assert style.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}").get(qn("w:val")) == str(level - 1)
        assert style.find(f"{qn('w:rPr')}/{qn('w:color')}").get(qn("w:val")) == "000000"
        assert style.find(f"{qn('w:rPr')}/{qn('w:bCs')}") is not None


# -- the package


@each_template
def test_the_bytes_tell_neither_the_day_nor_the_machine(name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(packed(CHAPTERS[name]()))) as package:
        for member in package.infolist():
            assert member.date_time == (1980, 1, 1, 0, 0, 0)
            assert (member.compress_type, member.create_system) == (zipfile.ZIP_STORED, 0)


@each_template
def test_the_open_xml_sdk_finds_no_fault_in_a_template(name: str) -> None:
    assert sdk_errors(TEMPLATES / name) == []
