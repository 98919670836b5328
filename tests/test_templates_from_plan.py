"""A finished plan cut into templates: it comes back word for word, and another office's plan has no trace of it."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from pathlib import Path

import docx
import pytest

import docgen
from docgen.problems import has_errors
from docgen.templates_pipeline import ChapterFile, book_toml, make_templates, prove_templates
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
            for said in (raw, laws.sub("", re.sub(r"<[^>]*>", "", raw))):
                assert not re.search("พระรักษ์|ขอนแก่น|สมชาย|อำเภอพัฒนา", said), name
            assert not re.search("256[0-9]|องค์การบริหารส่วนตำบล|อบต", said), name
    whole = "\n".join(texts(book))
    for words in ("เทศบาลเมืองหนองทอง", "ทม.หนองทอง", "11  เดือน ตุลาคม พ.ศ. 2570", "2571", "ท่าใหม่", "25,000.00", "นางมาลี"):
        assert words in whole.translate(DIGITS)
