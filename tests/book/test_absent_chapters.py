"""A chapter that lies wholly inside one {%p if %} leaves no page when the condition is not so, wherever it stands."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.enum.section import WD_ORIENT

import docgen
from tests.book.own_template import sample_plan
from tests.conftest import sdk_errors

# A letter a chapter: without a condition (N), with one that holds (T), with one that does not (F), the same with empty
# paragraphs around it (E).
BOOKS = ("NFN", "NNF", "FNN", "NTN", "NTF", "NFT", "FFN", "NFF", "NFFN", "NTFN", "FT", "TF", "FTFN", "NEN", "NNE", "FF")
_CONDITIONS = {"T": "ปีงบประมาณ", "F": "ฉบับ", "E": "ฉบับ"}


def write_chapter(path: Path, number: int, kind: str) -> None:
    """One line of text, a header of its own, and every other chapter across."""
    document = docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = f"หัว{number}"
    if number % 2:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    lines = [f"บท{number}"]
    if kind in _CONDITIONS:
        lines = [f"{{%p if {_CONDITIONS[kind]} %}}", *lines, "{%p endif %}"]
    for line in ["", *lines, " "] if kind == "E" else lines:
        document.add_paragraph(line)
    document.save(str(path))


def book_of(plan: Path, kinds: str) -> Path:
    names = [f"{number}.docx" for number in range(len(kinds))]
    for number, kind in enumerate(kinds):
        write_chapter(plan / "templates" / names[number], number, kind)
    listed = ", ".join(f'"{name}"' for name in names)
    (plan / "book.toml").write_text(f'chapters = [{listed}]\noutput = "เล่ม.docx"\n', encoding="utf-8")
    return docgen.build(plan, numerals="arabic")


@pytest.mark.parametrize("kinds", BOOKS)
def test_a_chapter_whose_condition_does_not_hold_leaves_neither_text_nor_section(kinds: str, tmp_path: Path) -> None:
    book = book_of(sample_plan(tmp_path), kinds)

    document = docx.Document(str(book))
    kept = [number for number, kind in enumerate(kinds) if kind in "NT"]
    assert [each.text for each in document.paragraphs if each.text] == [f"บท{number}" for number in kept]
    sections = [(each.header.paragraphs[0].text, each.orientation) for each in document.sections]
    looks = (WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE)
    assert sections == [(f"หัว{number}", looks[number % 2]) for number in kept or [0]]


def test_a_book_with_chapters_that_may_be_absent_is_valid_word(tmp_path: Path) -> None:
    assert sdk_errors(book_of(sample_plan(tmp_path), "NTFNF")) == []
