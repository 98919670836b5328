"""The whole way of a finished Word plan: imported with its templates, and built into the same words again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import docx
import pytest
from docx.enum.section import WD_SECTION

import docgen
from docgen import import_pipeline
from tests.importing.finished_forms import Style, forms_document
from tests.importing.finished_plan import SEED, seed_document
from tests.test_forms_from_plan import TWO, said


@pytest.mark.parametrize(
    "style",
    [
        Style(), Style(inside=True, thai=True, grand="รวมทั้งสิ้น {} โครงการ"),
        Style(repeat=True, uneven=True, money="{:,.0f}"),
    ],
)  # fmt: skip
def test_an_offices_plan_is_imported_and_built_again_word_for_word(style: Style, tmp_path: Path) -> None:
    document = seed_document()
    document.add_section(WD_SECTION.NEW_PAGE)
    forms_document(TWO, style, document).save(str(tmp_path / "แผนเดิม.docx"))

    made = import_pipeline.run([tmp_path / "แผนเดิม.docx"], tmp_path / "แผน", templates=True)

    assert made.templates is not None
    assert made.templates.proven, "\n".join(made.templates.lines)
    assert said(docgen.build(tmp_path / "แผน", tmp_path / "เล่ม.docx")) == said(tmp_path / "แผนเดิม.docx")
    assert {key: made.found.general[key].value for key in SEED} == SEED


def test_the_sample_book_is_imported_and_built_again_word_for_word(sample_book: Path, tmp_path: Path) -> None:
    made = import_pipeline.run([sample_book], tmp_path / "แผน", templates=True)

    assert made.templates is not None
    assert made.templates.proven, "\n".join(made.templates.lines)
    assert said(docgen.build(tmp_path / "แผน", tmp_path / "เล่มใหม่.docx")) == said(sample_book)
    assert made.found.general["วันที่ประกาศ"].value == date(2019, 10, 15)
    assert len(docx.Document(str(tmp_path / "เล่มใหม่.docx")).sections) == 8
