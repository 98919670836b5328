from __future__ import annotations

import io
import tracemalloc
import zipfile
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from docgen.problems import Severity
from docgen.schema import Span, Value
from docgen.word.package import Package
from docgen.word.rendering.render import render
from tests.word.docx_builder import cell, package, paragraph, row, table
from tests.word.tagged import filled, opened, program_of, refused, statement, texts, value


def template_of_rows() -> Package:
    cells = "".join(cell(paragraph(value(f"ก.{name}"))) for name in ("ชื่อ", "ที่", "เงิน"))
    return package(table(statement("for ก in แผน") + f"<w:tr>{cells}</w:tr>" + statement("endfor")) + paragraph())


def plan_of(rows: int) -> dict[str, Value]:
    return {"แผน": [{"ชื่อ": f"โครงการที่ {n} & อื่น", "ที่": n, "เงิน": Decimal(n)} for n in range(rows)]}


def test_the_same_values_give_the_same_bytes() -> None:
    template = template_of_rows()
    program = program_of(template)
    books: list[bytes] = []
    for _ in range(2):
        stream = io.BytesIO()
        render(program, plan_of(50), stream)
        books.append(stream.getvalue())

    assert books[0] == books[1]


def test_every_row_is_written_in_order() -> None:
    result = filled(template_of_rows(), plan_of(1_500), "thai")

    with zipfile.ZipFile(io.BytesIO(result)) as archive:
        written = archive.read("word/document.xml").decode()
    assert written.count("<w:tr>") == 1_500
    assert [each.cells[0].text for each in opened(result).tables[0].rows][:2] == ["โครงการที่ ๐ & อื่น", "โครงการที่ ๑ & อื่น"]


def test_memory_does_not_grow_with_the_output() -> None:
    program = program_of(template_of_rows())
    small, large = plan_of(40_000), plan_of(160_000)

    class Nowhere(io.BytesIO):
        """Takes what is written and keeps nothing."""

        place = 0

        def write(self, data: object) -> int:
            self.place += len(bytes(data))  # type: ignore[call-overload]
            return len(bytes(data))  # type: ignore[call-overload]

        def tell(self) -> int:
            return self.place

        def seek(self, place: int, whence: int = 0) -> int:
            self.place = place if whence == 0 else self.place
            return self.place

    peaks = [_peak(program, values, Nowhere()) for values in (small, large)]

    assert peaks[1] < 1.5 * peaks[0]
    assert peaks[1] < 16 << 20


def _peak(program: object, values: dict[str, Value], target: io.BytesIO) -> int:
    tracemalloc.start()
    try:
        assert render(program, values, target) == []  # type: ignore[arg-type]
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        (2563, "2563"), (Decimal("1234.5"), "1,234.50"), (2.50, "2.5"), (date(2019, 10, 1), "1 ตุลาคม 2562"),
        (None, ""), ("", ""), ("None", "None"),
    ],
)  # fmt: skip
def test_values_print_by_their_kind(given: Value, printed: str) -> None:
    assert texts(filled(package(paragraph(value("x"))), {"x": given})) == [printed]


@pytest.mark.parametrize("given", [True, [], [{"ก": 1}], {"ก": 1}, float("nan"), Decimal("NaN"), object(), b"x"])
def test_what_cannot_be_printed_is_refused(given: Value) -> None:
    problems = refused(package(paragraph(value("x"))), {"x": given})

    assert [problem.code for problem in problems] == ["value-unprintable"]


def test_a_name_that_the_data_lacks_is_refused_by_name() -> None:
    problems = refused(package(paragraph(value("ไม่มี"))), {"มี": 1})

    assert [problem.what for problem in problems] == ["ไม่พบ “ไม่มี” ในข้อมูล"]


@pytest.mark.parametrize("given", ["ข้อความ", 5, {"ก": 1}, Span(True, 3)])
def test_a_loop_over_anything_but_a_list_is_refused(given: Value) -> None:
    template = package(statement("for ก in x") + paragraph("ก") + statement("endfor"))

    assert [problem.code for problem in refused(template, {"x": given})] == ["value-unprintable"]


def test_loops_inside_loops_end_at_a_bound_that_the_data_sets() -> None:
    opening = "".join(statement(f"for {name} in แผน") for name in ("ก", "ข", "ค", "ง"))
    template = package(opening + paragraph("x") + statement("endfor") * 4)

    problems = refused(template, plan_of(100))

    assert [problem.code for problem in problems] == ["loop-too-large"]


def test_a_listing_under_every_group_is_no_large_loop() -> None:
    template = package(
        statement("for ก in แผน") + statement("for ข in แผน") + paragraph(value("ข.ที่")) + statement("endfor") * 2
    )

    assert len(texts(filled(template, plan_of(60)))) == 3_600


def test_characters_that_no_word_file_can_hold_are_left_out_and_told() -> None:
    stream = io.BytesIO()

    problems = render(program_of(package(paragraph(value("x")))), {"x": "ก\x0bข\ud800\uffff&"}, stream)

    assert texts(stream.getvalue()) == ["กข&"]
    assert [(problem.code, problem.severity) for problem in problems] == [("text-mended", Severity.WARNING)]
    assert "ก�ข" in problems[0].what


@pytest.mark.parametrize(
    ("expression", "result"),
    [
        ("a + b", "15"), ("a - b", "-5"), ("a + blank", "5"), ("c + a", "7.50"), ("f + a", "7.5"),
        ("-a", "-5"), ("a ~ '/' ~ b", "5/10"), ("'มี' if a < b else 'ไม่'", "มี"), ("'มี' if blank > 0 else 'ไม่'", "ไม่"),
        ("'มี' if not blank and a else 'ไม่'", "มี"), ("'มี' if a == 5 or b else 'ไม่'", "มี"), ("a if b < a", ""),
        ("'มี' if 1 < a <= 5 else 'ไม่'", "มี"),
    ],
)  # fmt: skip
def test_expressions_mean_what_they_say(expression: str, result: str) -> None:
    values: Mapping[str, Value] = {"a": 5, "b": 10, "c": Decimal("2.50"), "f": 2.5, "blank": None}

    assert texts(filled(package(paragraph(value(expression))), values)) == [result]


def test_a_month_outside_a_table_prints_a_mark() -> None:
    template = package(paragraph("[", value("x"), value("y"), "]"))

    result = filled(template, {"x": Span(True, 2), "y": Span(False, 0)}, bars={"x": 0, "y": 1})

    assert texts(result) == ["[↔]"]


def test_what_is_written_twice_in_one_row_stays_one_row() -> None:
    template = package(table(row(cell(paragraph(value("x"), " ", value("x"))))) + paragraph())

    assert opened(filled(template, {"x": "ก"})).tables[0].cell(0, 0).text == "ก ก"
