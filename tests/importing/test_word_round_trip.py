"""A plan built by docgen and imported again is the same plan: every printed field and month of every record.

แบบ ผด. 02 prints no แหล่งงบประมาณ and no หมายเหตุ, so these are not compared. The numerals policy changes the digits of
the book's texts one for one (thai: all of them; mixed: tables stay), so texts are compared with all digits as Arabic.
"""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import docgen
from benchmarks.generated_plan import general, projects
from docgen import import_pipeline
from docgen.plan.assemble import assemble
from docgen.plan.model import Equipment, Plan, Project
from docgen.thai.digits import fold_digits
from docgen.vocabulary import MONTHS
from docgen.workbook.read import read_workbook
from docgen.workbook.write import new_workbook

NUMERALS = ("thai", "arabic", "mixed", "as-typed")
_NOT_PRINTED = ("row", "fund", "remark", "extras", "unfilled")


def plan_of(workbook: Path) -> Plan:
    data, problems = read_workbook(workbook)
    assert [each for each in problems if each.severity is docgen.Severity.ERROR] == []
    return assemble(data)[0]


def records(plan: Plan) -> list[list[object]]:
    """The printed fields of every record, digits as Arabic, in any order (a book groups what a workbook may mix)."""
    found = []
    all_records: tuple[Project | Equipment, ...] = (*plan.projects, *plan.equipment)
    for each in all_records:
        values = (value for name, value in each._asdict().items() if name not in _NOT_PRINTED)
        found.append([fold_digits(value) if isinstance(value, str) else value for value in values])
    return sorted(found, key=str)


def words(book: Path) -> list[str]:
    body = docx.Document(str(book)).element.body
    return ["".join(text.text or "" for text in each.iter(qn("w:t"))) for each in body.iter(qn("w:p"))]


@pytest.mark.parametrize("numerals", NUMERALS)
def test_the_sample_comes_back_whole_and_builds_the_same_book(numerals: str, tmp_path: Path) -> None:
    plan = docgen.new(tmp_path / "แผน", sample=True)
    book = docgen.build(plan, tmp_path / "เล่ม.docx", numerals=numerals)

    done = import_pipeline.run([book], tmp_path / "นำเข้า")
    again = docgen.build(tmp_path / "นำเข้า", tmp_path / "อีกเล่ม.docx", numerals=numerals)

    assert records(plan_of(tmp_path / "นำเข้า" / "plan.xlsx")) == records(plan_of(plan / "plan.xlsx"))
    assert words(again) == words(book)
    assert [each for each in done.found.records for reading in each.cells.values() if reading.doubt] == []
    assert done.found.sums
    assert all(each.agrees for each in done.found.sums)


def test_the_general_data_comes_back(tmp_path: Path) -> None:
    plan = docgen.new(tmp_path / "แผน", sample=True)
    docgen.import_([docgen.build(plan, tmp_path / "เล่ม.docx")], tmp_path / "นำเข้า")

    before, after = plan_of(plan / "plan.xlsx").authority, plan_of(tmp_path / "นำเข้า" / "plan.xlsx").authority

    assert after == before


def test_a_wrong_grand_total_of_the_summary_is_found(tmp_path: Path) -> None:
    book = docgen.build(docgen.new(tmp_path / "แผน", sample=True), tmp_path / "เล่ม.docx", numerals="arabic")
    document = docx.Document(str(book))
    (cell,) = [each for each in document.tables[0].rows[-1].cells if each.text == "42,881,929.60"]
    cell.paragraphs[0].runs[0].text = "42,881,929.00"
    document.save(str(book))

    done = import_pipeline.run([book], tmp_path / "นำเข้า")

    assert [(str(each.printed), str(each.read)) for each in done.found.sums if not each.agrees] == [
        ("42881929.00", "42881929.60")
    ]


_LETTERS = "กขคงจฉชซดตถทนบปผพฟมยรลวสหอฮะาิีึืุูเแโใไ่้๊๋์ำ"
_TEXT = st.lists(
    st.sampled_from([*_LETTERS, *"0123456789๐๑๒๓ ", *"&<>\"'“”Ø°,./%Az"]),
    min_size=1, max_size=40,
).map("".join)  # fmt: skip
_NAMED = ("โครงการ", "รายละเอียดของกิจกรรม", "สถานที่ดำเนินการ")
_MARKS = st.lists(st.booleans(), min_size=12, max_size=12).filter(any)


@pytest.mark.parametrize("numerals", NUMERALS)
@settings(
    max_examples=1, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate], derandomize=True
)
@given(st.data())
def test_five_hundred_projects_of_random_text_come_back(
    numerals: str, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    home = tmp_path_factory.mktemp("random")
    chance = data.draw(st.randoms(use_true_random=False))
    texts = data.draw(st.lists(_TEXT, min_size=40, max_size=40))
    marks = data.draw(st.lists(_MARKS, min_size=20, max_size=20))
    rows = []
    for row in projects(500):
        worked = chance.choice(marks)
        months = {month.header: "x" if marked else None for month, marked in zip(MONTHS, worked, strict=True)}
        named = {header: _words(chance.choice(texts), header) for header in _NAMED}
        rows.append({**row, **named, **months})
    (home / "plan.xlsx").write_bytes(new_workbook(general(), rows))
    book = docgen.build(home / "plan.xlsx", home / "เล่ม.docx", numerals=numerals)

    import_pipeline.run([book], home / "นำเข้า")

    assert records(plan_of(home / "นำเข้า" / "plan.xlsx")) == records(plan_of(home / "plan.xlsx"))


def _words(text: str, header: str) -> str:
    """Random text as a clerk's cell would hold it: something before, so that it is neither blank nor a sum."""
    return f"{header} {' '.join(text.split())}".strip()


def test_what_was_not_printed_is_all_that_is_left_out() -> None:
    assert set(Project._fields) >= set(_NOT_PRINTED)
