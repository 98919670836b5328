"""The sample book as LibreOffice prints it: pages, orientation, text, page numbers in the contents."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

import docgen
from docgen import starter
from tests.conftest import pdf_pages, program

DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text.translate(DIGITS))


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    program("soffice")
    program("pdftotext")
    book = tmp_path_factory.mktemp("pdf") / "เล่ม.docx"
    docgen.build(starter.SAMPLE, book, pdf=True)
    return book.with_suffix(".pdf")


@pytest.fixture(scope="module")
def pages(pdf: Path) -> list[str]:
    return pdf_pages(pdf)


def is_landscape(pdf: Path) -> list[bool]:
    done = subprocess.run(
        [program("pdfinfo"), "-f", "1", "-l", "999", str(pdf)], capture_output=True, text=True, check=True, timeout=60
    )
    sizes = re.findall(r"Page +\d+ size: +([\d.]+) x ([\d.]+)", done.stdout)
    return [float(width) > float(height) for width, height in sizes]


def test_prose_is_portrait_and_tables_are_landscape(pdf: Path, pages: list[str]) -> None:
    landscape = is_landscape(pdf)

    first_table = next(at for at, page in enumerate(pages) if "ส่วนที่2" in squeezed(page) and "สารบัญ" not in page)
    assert len(landscape) == len(pages)
    assert not any(landscape[:first_table])
    assert all(landscape[first_table:])


def test_no_page_is_blank(pages: list[str]) -> None:
    assert [at for at, page in enumerate(pages, 1) if len(squeezed(page)) < 20] == []


def test_every_project_is_on_paper(pages: list[str]) -> None:
    import openpyxl

    sheet = openpyxl.load_workbook(starter.SAMPLE / "plan.xlsx")["โครงการ"]
    rows = list(sheet.iter_rows(values_only=True))
    column = next(at for at, header in enumerate(rows[0]) if str(header).split(" (")[0] == "งบประมาณ")
    whole = squeezed("".join(pages))
    for row in rows[1:]:
        if isinstance(row[column], int | float) and row[column]:
            assert f"{row[column]:,.2f}" in whole


def test_the_contents_say_on_which_page_a_heading_stands(pages: list[str]) -> None:
    contents = next(page for page in pages if "สารบัญ" in page)
    line = next(line for line in contents.splitlines() if "วัตถุประสงค์" in line)

    assert re.search(r"[0-9๐-๙]+\s*$", line), contents


def test_form_codes_stand_on_their_pages(pages: list[str]) -> None:
    whole = squeezed("".join(pages))
    for code in ("แบบผด.01", "แบบผด.02", "แบบผด.02/1"):
        assert code in whole
