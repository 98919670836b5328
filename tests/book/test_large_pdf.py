"""A large book's PDF made in pieces is the PDF of one run: text of every page, links, outline; else it is one run."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from benchmarks.generated_plan import general, projects
from docgen import pipeline
from docgen.pdf import convert as steps
from docgen.pdf import join, office
from docgen.pdf.convert import convert
from docgen.word.printing.copies import PrintedBook
from docgen.workbook.write import new_workbook
from tests.conftest import pdf_pages, program

PROJECTS = 80


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The copy for print of a book with 80 projects, each with an arrow."""
    program("soffice")
    program("pdftotext")
    workbook = tmp_path_factory.mktemp("large") / "plan.xlsx"
    workbook.write_bytes(new_workbook(general(), projects(PROJECTS)))
    outcome, problems = pipeline.make(pipeline.request(workbook, None, None, None, pdf=True))
    assert outcome is not None, problems
    return outcome.printable


@pytest.fixture(scope="module")
def one_run(book: bytes) -> bytes:
    made, problems = office.convert(book, "เล่ม.docx")
    assert made is not None, problems
    return made


@pytest.fixture
def conversions(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """What LibreOffice was given, in order."""
    given: list[bytes] = []
    whole = office.convert

    def convert_one(document: bytes, name: str, *, destinations: bool = False) -> object:
        given.append(document)
        return whole(document, name, destinations=destinations)

    monkeypatch.setattr(office, "convert", convert_one)
    return given


def outline(pdf: bytes) -> list[tuple[int, str, int]]:
    """Depth, title and page of every entry."""
    found: list[tuple[int, str, int]] = []
    with pikepdf.open(io.BytesIO(pdf)) as opened, opened.open_outline() as entries:
        numbers = {page.objgen: at for at, page in enumerate(opened.pages)}

        def walk(items: object, depth: int) -> None:
            for item in items:  # type: ignore[attr-defined]
                found.append((depth, str(item.title), numbers[item.destination[0].objgen]))
                walk(item.children, depth + 1)

        walk(entries.root, 0)
    return found


def links(pdf: bytes) -> list[tuple[int, int]]:
    """From which page to which."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        numbers: dict[object, int] = {page.objgen: at for at, page in enumerate(opened.pages)}
        notes = [(at, note) for at, page in enumerate(opened.pages) for note in page.obj.get("/Annots", [])]
        return [(at, numbers[note["/Dest"][0].objgen]) for at, note in notes]


def test_every_page_says_what_it_says_in_one_run(
    book: bytes, one_run: bytes, conversions: list[bytes], tmp_path: Path
) -> None:
    made, problems = convert(book, "เล่ม.docx", fewest=1, size=25)

    assert made is not None, problems
    assert len(conversions) >= 4  # one to measure, three or more pieces
    for name, pdf in (("one.pdf", one_run), ("pieces.pdf", made)):
        (tmp_path / name).write_bytes(pdf)
    assert pdf_pages(tmp_path / "pieces.pdf") == pdf_pages(tmp_path / "one.pdf")
    assert outline(made) == outline(one_run)
    assert links(made) == links(one_run)
    assert len(links(made)) > 10


def test_the_arrows_are_on_their_pages(book: bytes, one_run: bytes) -> None:
    made, _ = convert(book, "เล่ม.docx", fewest=1, size=25)

    assert made is not None
    assert strokes(made) == strokes(one_run)
    assert sum(strokes(made)) >= PROJECTS


def strokes(pdf: bytes) -> list[int]:
    """How many lines and shapes each page draws."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [
            sum(str(each.operator) in ("S", "f*", "f") for each in pikepdf.parse_content_stream(page))
            for page in opened.pages
        ]


def test_a_small_book_is_one_run(book: bytes, conversions: list[bytes]) -> None:
    made, _ = convert(book, "เล่ม.docx")

    assert made is not None
    assert conversions == [book]


def test_without_the_extra_it_is_one_run(
    book: bytes, conversions: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(join, "find_spec", lambda _: None)

    made, _ = convert(book, "เล่ม.docx", fewest=1, size=25)

    assert made is not None
    assert conversions == [book]


def test_a_piece_that_does_not_fit_its_pages_makes_it_one_run(
    book: bytes, conversions: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps, "_agree", lambda *_: False)

    made, _ = convert(book, "เล่ม.docx", fewest=1, size=25)

    assert made is not None
    assert conversions[-1] == book


def test_a_book_that_prints_the_number_of_its_pages_is_one_run(book: bytes) -> None:
    opened = PrintedBook(book)
    header = next(name for name, data in opened.parts.items() if "header" in name and b" PAGE " in data)
    opened.parts[header] = opened.parts[header].replace(b" PAGE ", b" NUMPAGES ")

    assert PrintedBook(book).can_be_cut()
    assert not opened.can_be_cut()
