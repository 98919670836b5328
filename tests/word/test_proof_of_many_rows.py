"""Rows proven many at a time: whatever is done to a book, the proof says the same as row by row."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import docgen
from benchmarks.generated_plan import general, projects
from docgen import fill_pipeline, pipeline
from docgen.word.proof import document_reader
from docgen.word.proof.foretold import Foretold
from docgen.word.proof.prove import Claim, Proof, prove
from docgen.word.proof.row_batch import prove_rows
from docgen.word.proof.row_forms import Forms
from docgen.workbook.write import new_workbook

ROWS = 280  # more than one batch


class Book(NamedTuple):
    """A finished package, and what its proof was to find."""

    data: bytes
    claim: Claim

    def __repr__(self) -> str:
        return "the book"


@contextmanager
def row_by_row() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Forms, "learn", lambda *_: None)
        yield


@contextmanager
def caught(module: Any) -> Iterator[list[Book]]:
    """What is given to the proof while something is made."""
    seen: list[Book] = []

    def watched(book: Any, claim: Claim) -> Any:
        seen.append(Book(book.getvalue(), claim))
        return prove(book, claim)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "prove", watched)
        yield seen


def filled_book(folder: Path) -> Book:
    """Groups of rows with texts, numbers and a date; a second list of rows of the same markup behind it."""
    document = docx.Document()
    table = document.add_table(0, 4)
    for texts in (
        ("{%tr for g in groups %}",), ("{{ g.name }}", "", "", ""), ("{%tr for r in g.rows %}",),
        ("{{ loop.index }}", "{{ r.name }} ({{ r.kind }})", "{{ r.sum | บาท }}", "{{ r.day }}"), ("{%tr endfor %}",),
        ("{%tr endfor %}",), ("{%tr for r in again %}",),
        ("{{ loop.index }}", "{{ r.name }} ({{ r.kind }})", "{{ r.sum | บาท }}", "{{ r.day }}"), ("{%tr endfor %}",),
    ):  # fmt: skip
        for cell, text in zip(table.add_row().cells, texts, strict=False):
            cell.text = text
    document.add_paragraph("จบ")
    document.save(str(folder / "แม่แบบ.docx"))
    rows = [
        {"name": f"ถนน <{at}> & ท่อ", "kind": "กข"[at % 2], "sum": at * 1.25 if at % 7 else None, "day": "2562-10-01"}
        for at in range(ROWS)
    ]
    groups = [{"name": f"กลุ่ม {at}", "rows": rows[at : at + 60]} for at in range(0, ROWS, 60)]
    with caught(fill_pipeline) as seen:
        docgen.fill(folder / "แม่แบบ.docx", {"groups": groups, "again": rows[:90]}, folder / "ก.docx", numerals="thai")
    return seen[0]


def plain_book(folder: Path) -> Book:
    """One table, a value in each cell: what its rows must be is known before they are read."""
    document = docx.Document()
    table = document.add_table(0, 4)
    row = ("{{ r.no }}", "{{ r.name }}", "{{ r.sum }}", "{{ r.none }}")
    for texts in (("{%tr for r in rows %}",), row, ("{%tr endfor %}",)):
        for cell, text in zip(table.add_row().cells, texts, strict=False):
            cell.text = text
    document.save(str(folder / "แม่แบบ.docx"))
    names = ("ถนน <{}> & ท่อ", "ISO 9001 เลข {}", "กข")
    rows = [
        {"no": at, "name": names[at % 3].format(at), "sum": f"{at},000", "none": None if at % 2 else "x"}
        for at in range(ROWS)
    ]
    with caught(fill_pipeline) as seen:
        docgen.fill(folder / "แม่แบบ.docx", {"rows": rows}, folder / "ก.docx", numerals="thai")
    return seen[0]


def planned_book(folder: Path) -> Book:
    """A plan's table of projects, with arrows, group headings and sums."""
    (folder / "plan.xlsx").write_bytes(new_workbook(general(), projects(60)))
    with caught(pipeline) as seen:
        docgen.build(folder / "plan.xlsx", folder / "ก.docx")
    return seen[0]


@pytest.fixture(scope="module", params=[filled_book, plain_book, planned_book], ids=["fill", "plain", "plan"])
def book(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Book:
    made: Book = request.param(tmp_path_factory.mktemp("book"))
    return made


def with_document(data: bytes, document: bytes) -> io.BytesIO:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, document if name == "word/document.xml" else old.read(name))
    return made


def document_of(data: bytes) -> bytes:
    return zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")


def both(data: io.BytesIO, claim: Claim) -> tuple[tuple[Proof, list[str]], tuple[Proof, list[str]]]:
    proof, problems = prove(data, claim)
    with row_by_row():
        other, others = prove(data, claim)
    return (proof, list(map(str, problems))), (other, list(map(str, others)))


def test_a_right_book_is_proven_the_same_in_both_ways(book: Book) -> None:
    together, one_by_one = both(io.BytesIO(book.data), book.claim)

    assert together == one_by_one
    assert together[1] == []


def test_most_rows_are_proven_together(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []
    take = Foretold.take

    def counted(forms: Any, rows: Any) -> bool:
        sizes.append(len(rows))
        return prove_rows(forms, rows)

    def foretold(self: Foretold, data: bytes, at: int) -> tuple[int, int]:
        count, behind = take(self, data, at)
        sizes.append(count)
        return count, behind

    monkeypatch.setattr(document_reader, "prove_rows", counted)
    monkeypatch.setattr(Foretold, "take", foretold)

    prove(io.BytesIO(book.data), book.claim)

    assert sum(sizes) > 30


def test_rows_of_single_values_are_foretold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = plain_book(tmp_path)
    read: list[bytes] = []
    find = Forms.find

    def watched(self: Forms, data: bytes, at: int) -> Any:
        found = find(self, data, at)
        read.extend([data[at : found[2]]] if found else [])
        return found

    monkeypatch.setattr(Forms, "find", watched)

    assert prove(io.BytesIO(book.data), book.claim)[1] == []

    assert len(read) < ROWS / 10


CHANGES = ["", "x", "1", "๗", "<", "&", "&amp;", "\x01", "</w:t>", "<w:br/>", "</w:tr>", "{{ x }}", "None"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(place=st.floats(0, 0.999), change=st.sampled_from(CHANGES).map(str.encode), drop=st.integers(0, 40))
def test_a_spoilt_document_is_told_the_same_in_both_ways(
    book: Book, place: float, change: bytes, drop: int
) -> None:
    document = document_of(book.data)
    at = int(place * len(document))
    spoilt = document[:at] + change + document[at + drop :]

    together, one_by_one = both(with_document(book.data, spoilt), book.claim)

    assert bool(together[1]) == bool(one_by_one[1])
    if not together[1]:
        assert together == one_by_one


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_changed_value_is_told_the_same_in_both_ways(book: Book, data: st.DataObject) -> None:
    pieces = document_of(book.data).split(b"</w:t>")
    at = data.draw(st.integers(0, len(pieces) - 2))
    head, mark, value = pieces[at].rpartition(b">")
    text = data.draw(st.sampled_from(["", "0", "1", "-", "กข", value.decode() + " ", "&#65;", value.decode()[:-1]]))
    changed = [*pieces[:at], head + mark + text.encode(), *pieces[at + 1 :]]

    together, one_by_one = both(with_document(book.data, b"</w:t>".join(changed)), book.claim)

    assert bool(together[1]) == bool(one_by_one[1])


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_row_lost_doubled_or_moved_is_told_the_same_in_both_ways(
    book: Book, data: st.DataObject
) -> None:
    rows = document_of(book.data).split(b"</w:tr>")
    one = data.draw(st.integers(1, len(rows) - 2))
    other = data.draw(st.integers(1, len(rows) - 2))
    rows[one], rows[other] = data.draw(st.sampled_from([(rows[other], rows[one]), (rows[one], rows[one])]))

    together, one_by_one = both(with_document(book.data, b"</w:tr>".join(rows)), book.claim)

    assert bool(together[1]) == bool(one_by_one[1])


def test_a_dash_in_place_of_a_blank_text_is_found(tmp_path: Path) -> None:
    book = plain_book(tmp_path)
    row = document_of(book.data).split(b"</w:tr>")[3]
    spoilt = document_of(book.data).replace(row, b">-</w:t>".join(row.rsplit(b"></w:t>", 1)))
    assert spoilt != document_of(book.data)

    together, one_by_one = both(with_document(book.data, spoilt), book.claim)

    assert len(together[1]) == len(one_by_one[1]) == 1
