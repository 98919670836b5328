"""A finished plan cut into templates: it comes back word for word, and another office's plan has no trace of it."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import docx
import pytest

import docgen
from docgen import starter
from docgen.importing.found import Found, Given
from docgen.plan.assemble import assemble
from docgen.problems import has_errors
from docgen.templates_pipeline import ChapterFile, book_toml, make_templates, prove_templates
from docgen.workbook.read import read_workbook
from tests.book.outline import outline
from tests.conftest import sdk_errors
from tests.importing.finished_plan import OTHER, PROJECT, SEED, found_of, seed_document, workbook_of

DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def plan_folder(folder: Path, chapters: Sequence[ChapterFile], toml: str, workbook: bytes) -> Path:
    (folder / "templates").mkdir(parents=True)
    for chapter in chapters:
        (folder / "templates" / chapter.name).write_bytes(chapter.data)
    (folder / "book.toml").write_text(toml, encoding="utf-8")
    (folder / "plan.xlsx").write_bytes(workbook)
    return folder


class Builder:
    """Builds each round's templates in a folder of its own, with the plan's own data."""

    def __init__(self, home: Path, workbook: bytes) -> None:
        self.home, self.workbook, self.rounds = home, workbook, 0

    def __call__(self, chapters: Sequence[ChapterFile], toml: str) -> Path:
        self.rounds += 1
        plan = plan_folder(self.home / f"รอบ{self.rounds}", chapters, toml, self.workbook)
        return docgen.build(plan, self.home / f"เล่ม{self.rounds}.docx")


def texts(path: Path) -> list[str]:
    """What python-docx reads: the body's paragraphs that say something."""
    return [each.text for each in docx.Document(str(path)).paragraphs if each.text.strip()]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "แผนเดิม.docx"
    seed_document().save(str(path))
    return path


def test_the_seeds_text_comes_back_word_for_word(source: Path, tmp_path: Path) -> None:
    build = Builder(tmp_path, workbook_of(SEED, PROJECT))

    proof, problems = prove_templates(source, found_of(SEED, PROJECT), build)

    assert (proof.differences, proof.typed_again, has_errors(problems)) == ((), (), False)
    assert texts(tmp_path / f"เล่ม{build.rounds}.docx") == texts(source)
    assert len(proof.report.tagged) > 25


def test_words_come_back_where_a_tag_prints_others(source: Path, tmp_path: Path) -> None:
    differing: dict[str, Given] = {**SEED, "จังหวัด": "นครใหม่", "ผู้ประกาศ": "นายสมชาย  ใจดี"}
    build = Builder(tmp_path, workbook_of(differing, PROJECT))

    proof, _ = prove_templates(source, found_of(SEED, PROJECT), build)

    assert proof.differences == ()
    assert texts(tmp_path / f"เล่ม{build.rounds}.docx") == texts(source)
    assert [(each.original, each.rebuilt) for each in proof.typed_again] == [
        ("อำเภอพัฒนา   จังหวัดขอนแก่น", "อำเภอพัฒนา   จังหวัดนครใหม่"), ("(นายสมชาย ใจดี)", "(นายสมชาย  ใจดี)"),
    ]  # fmt: skip
    assert not [each for each in proof.report.tagged if "จังหวัด" in each.tag]
    assert [each for each in proof.report.tagged if "อำเภอ" in each.tag]
    assert any("ใส่ถ้อยคำเดิมกลับแทนแท็ก 2 ย่อหน้า" in line for line in proof.lines())


def test_what_cannot_be_put_back_is_told_with_its_place(tmp_path: Path) -> None:
    document = seed_document()
    document.add_paragraph("รวม {{ ปีงบประมาณ - 1 }} แล้ว")
    document.save(str(tmp_path / "แผนเดิม.docx"))
    build = Builder(tmp_path, workbook_of(SEED, PROJECT))

    proof, _ = prove_templates(tmp_path / "แผนเดิม.docx", found_of(SEED, PROJECT), build)

    [difference] = proof.differences
    assert [each.why for each in proof.report.left] == ["มีเครื่องหมายของแท็กอยู่แล้ว โปรแกรมจะอ่านเป็นแท็ก"]
    assert str(difference) == (
        "แผนเดิม.docx > หัวข้อ “ส่วนที่ 1” > ย่อหน้า “รวม {{ ปีงบประมาณ - 1 }} แล้ว”\n"
        "  เล่มเดิม “รวม {{ ปีงบประมาณ - 1 }} แล้ว”\n  เล่มที่สร้างใหม่ “รวม 2562 แล้ว”"
    )


def test_a_file_that_is_no_document_is_refused(tmp_path: Path) -> None:
    (tmp_path / "แผนเดิม.docx").write_bytes(b"PK\x03\x04")

    proof, problems = prove_templates(tmp_path / "แผนเดิม.docx", found_of(SEED), lambda *_: pytest.fail("built"))

    assert (proof.chapters, has_errors(problems)) == ((), True)


def test_the_source_is_never_written_to(source: Path, tmp_path: Path) -> None:
    before = source.read_bytes()

    prove_templates(source, found_of(SEED, PROJECT), Builder(tmp_path, workbook_of(SEED, PROJECT)))

    assert source.read_bytes() == before


def test_each_part_becomes_a_chapter_of_its_own(source: Path) -> None:
    chapters, _, _ = make_templates(source, found_of(SEED, PROJECT))

    assert [each.name for each in chapters] == ["01-แผนการดำเนินงาน.docx", "02-ประกาศ.docx", "03-ส่วนที่-1.docx"]


def test_another_office_and_year_leave_no_trace_of_the_first(source: Path, tmp_path: Path) -> None:
    chapters, _, _ = make_templates(source, found_of(SEED, PROJECT))

    plan = plan_folder(tmp_path / "อื่น", chapters, book_toml(chapters), workbook_of(OTHER, PROJECT, PROJECT))
    book = docgen.build(plan, tmp_path / "อื่น.docx")

    laws = re.compile(r"(?:2537|2548|ฉบับที่ [37]\) พ\.ศ\. (?:2562|2561)|สภาตำบลและองค์การบริหารส่วนตำบล)")
    with zipfile.ZipFile(book) as package:
        for name in package.namelist():
            raw = package.read(name).decode("utf-8", "replace").translate(DIGITS)
            said = laws.sub("", re.sub(r"<[^>]*>", "", raw))
            assert not re.search("พระรักษ์|ขอนแก่น|สมชาย|อำเภอพัฒนา", raw + said), name
            assert not re.search("256[0-9]|องค์การบริหารส่วนตำบล|อบต", said), name
    whole = "\n".join(texts(book))
    announced = "11  เดือน ตุลาคม พ.ศ. 2570"
    for words in ("เทศบาลเมืองหนองทอง", "ทม.หนองทอง", announced, "2571", "ท่าใหม่", "25,000.00", "นางมาลี"):
        assert words in whole.translate(DIGITS)


# -- a whole book with its forms: docgen's own, given back as somebody's finished plan


def sample_found() -> Found:
    """What an import of the sample would find, drawn from its workbook."""
    data, _ = read_workbook(starter.SAMPLE / "plan.xlsx")
    plan, _ = assemble(data)
    facts = plan.authority
    general: dict[str, Given] = {
        "ชื่อหน่วยงาน": facts.name, "ประเภทหน่วยงาน": facts.kind, "อำเภอ": facts.district, "จังหวัด": facts.province,
        "ปีงบประมาณ": facts.fiscal_year, "วันที่ประกาศ": facts.announced_on, "ผู้ประกาศ": facts.signatory,
        "ตำแหน่งผู้ประกาศ": facts.signatory_position,
    }  # fmt: skip
    projects: list[dict[str, Given]] = [
        {
            "ยุทธศาสตร์": each.strategy, "กลยุทธ์": each.tactic, "แผนงาน": each.programme, "โครงการ": each.name,
            "รายละเอียดของกิจกรรม": each.detail, "งบประมาณ": each.budget, "สถานที่ดำเนินการ": each.place,
            "หน่วยงานรับผิดชอบหลัก": each.department,
        }
        for each in plan.projects
    ]  # fmt: skip
    equipment: list[dict[str, Given]] = [
        {
            "ประเภทครุภัณฑ์": each.kind, "แผนงาน": each.programme, "ครุภัณฑ์": each.name,
            "รายละเอียดของครุภัณฑ์": each.detail, "งบประมาณ": each.budget, "สถานที่ดำเนินการ": each.place,
            "หน่วยงานรับผิดชอบหลัก": each.department,
        }
        for each in plan.equipment
    ]  # fmt: skip
    found = found_of(general, *projects)
    return replace(found, records=found.records + found_of({}, *equipment, sheet="ครุภัณฑ์").records)


@pytest.mark.parametrize("numerals", ["thai", "arabic", "mixed", "as-typed"])
def test_the_sample_book_comes_back_word_for_word_in_every_numerals_mode(numerals: str, tmp_path: Path) -> None:
    book = docgen.build(starter.SAMPLE, tmp_path / "เล่มเดิม.docx", numerals=numerals)
    build = Builder(tmp_path, (starter.SAMPLE / "plan.xlsx").read_bytes())

    proof, problems = prove_templates(book, sample_found(), build)

    assert (proof.differences, proof.typed_again, has_errors(problems)) == ((), (), False)
    assert proof.paragraphs > 1000
    assert re.sub("_Toc[0-9]+", "", outline(tmp_path / "เล่ม1.docx")) == re.sub("_Toc[0-9]+", "", outline(book))


def test_the_samples_templates_serve_another_plan_without_equipment(sample_book: Path, tmp_path: Path) -> None:
    chapters, _, _ = make_templates(sample_book, sample_found())

    plan = plan_folder(tmp_path / "อื่น", chapters, book_toml(chapters), workbook_of(OTHER, PROJECT, PROJECT))
    book = docgen.build(plan, tmp_path / "อื่น.docx")

    said = outline(book)
    assert not re.search("พระรักษ์|256[23]|๒๕๖[๒๓]|องค์การบริหารส่วนตำบล|แบบ ผด. ๐๒/๑", said)
    assert said.count("โครงการอบรมครู | อบรม ๒ วัน") == 2
    assert [each.when for each in chapters] == [*[""] * 7, "ครุภัณฑ์ทั้งหมด"]


def test_the_open_xml_sdk_finds_no_fault_in_a_rebuilt_book(sample_book: Path, tmp_path: Path) -> None:
    build = Builder(tmp_path, (starter.SAMPLE / "plan.xlsx").read_bytes())

    prove_templates(sample_book, sample_found(), build)

    assert sdk_errors(tmp_path / "เล่ม1.docx") == []
