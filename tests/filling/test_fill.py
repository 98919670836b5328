"""Any template with any data: what is printed, what is refused, and what is proven before it is saved."""

from __future__ import annotations

import json
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import docgen
from docgen import fill_pipeline
from docgen.cli import main
from docgen.problems import ProblemsFound
from docgen.thai.text import mend
from docgen.word.book_template import render_book as real_render
from tests.filling.templates import filled, template

LOOP = (
    ("ลำดับ", "ชื่อ", "งบ"), ("{%tr for p in projects %}",),
    ("{{ loop.index }}", "{{ p.name }}", "{{ p.budget | บาท }}"), ("{%tr endfor %}",),
)  # fmt: skip
PROJECTS = [{"name": "ขุดบ่อ <1> & ท่อ", "budget": 1500.5}, {"name": "ทาสี", "budget": None}]


def codes(work: Any) -> list[str]:
    with pytest.raises(ProblemsFound) as caught:
        work()
    return [each.code for each in caught.value.problems if each.severity == "error"]


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments])


def test_json_of_any_shape_fills_a_template(tmp_path: Path) -> None:
    data = tmp_path / "ข้อมูล.json"
    data.write_text(json.dumps({
        "title": "รายงาน", "day": "2562-10-01", "owner": {"name": "สมชาย"}, "ready": False, "note": None,
        "projects": PROJECTS, "people": ["ก", "ข"], "empty": [],
    }), encoding="utf-8")  # fmt: skip
    source = template(
        tmp_path, "{{ title }} {{ day }} โดย {{ owner.name }}{{ note }}", "{% if ready %}พร้อม{% else %}ยัง{% endif %}",
        "{% for each in people %}{{ each.value }};{% endfor %}", "{% for x in empty %}{{ x.name | บาท }}{% endfor %}จบ",
        table=LOOP,
    )  # fmt: skip

    paragraphs, rows = filled(source, data)

    assert paragraphs == ["รายงาน 1 ตุลาคม 2562 โดย สมชาย", "ยัง", "ก;ข;", "จบ"]
    assert rows == [["ลำดับ", "ชื่อ", "งบ"], ["1", "ขุดบ่อ <1> & ท่อ", "1,500.50"], ["2", "ทาสี", "-"]]


def test_a_json_list_is_the_list_of_rows_by_three_names(tmp_path: Path) -> None:
    data = tmp_path / "people.json"
    data.write_text('[{"name": "ก"}, {"name": "ข", "age": 7}]', encoding="utf-8")
    source = template(tmp_path, *(f"{{% for r in {name} %}}{{{{ r.name }}}}{{{{ r.age }}}}{{% endfor %}}"
                                  for name in ("แถว", "rows", "people")))

    assert filled(source, data)[0] == ["กข7"] * 3


def test_a_workbooks_sheets_are_lists_and_its_keys_are_names(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    general = book.active
    assert general is not None
    general.title = "ทั่วไป"
    for line in (("รายการ", "ค่า"), ("เรื่อง", "แจกผ้าห่ม"), ("ปี", 2563)):
        general.append(line)
    people = book.create_sheet("ผู้รับ")
    for row in (("ชื่อ", "จำนวน (ผืน)"), ("นายดำ", 2), ("นางแดง", None)):
        people.append(row)
    book.save(tmp_path / "ข้อมูล.xlsx")
    source = template(tmp_path, "{{ เรื่อง }} {{ ปี }}", table=(
        ("{%tr for คน in ผู้รับทั้งหมด %}",), ("{{ คน.ชื่อ }}", "{{ คน.จำนวน }}"), ("{%tr endfor %}",)))  # fmt: skip

    paragraphs, rows = filled(source, tmp_path / "ข้อมูล.xlsx", "thai")

    assert paragraphs == ["แจกผ้าห่ม ๒๕๖๓"]
    assert rows == [["นายดำ", "๒"], ["นางแดง", ""]]


def test_a_csv_file_as_excel_writes_it_fills_a_template(tmp_path: Path) -> None:
    for name, text in (("a.csv", "ชื่อ,งบ,โทร\r\n\"ก, ข\",\"1,500\",0812345678\r\n\r\nค,,\r\n".encode("utf-8-sig")),
                       ("b.csv", "ชื่อ;งบ;โทร\nก, ข;1500;0812345678\nค;;\n".encode("cp874"))):
        (tmp_path / name).write_bytes(text)
        source = template(tmp_path, table=(("{%tr for r in แถว %}",),
                                           ("{{ r.ชื่อ }}", "{{ r.งบ | บาท }}", "{{ r.โทร }}"), ("{%tr endfor %}",)))

        assert filled(source, tmp_path / name)[1] == [["ก, ข", "1,500.00", "0812345678"], ["ค", "-", ""]]


def test_values_of_a_python_program_are_taken_and_left_as_they_are(tmp_path: Path) -> None:
    given_values = {"amount": Decimal("12.50"), "long": Decimal("0.12345678901234567890"), "rows": ({"a b": 1},)}
    source = template(tmp_path, "{{ amount }} {{ long }}{% for r in rows %} {{ r.a_b }}{% endfor %}")

    assert filled(source, given_values)[0] == ["12.5 0.12345678901234567890 1"]
    assert given_values["rows"] == ({"a b": 1},)


@pytest.mark.parametrize(("tag", "code"), [
    ("{{ titel }}", "name-unknown"), ("{{ ready }}", "value-unprintable"), ("{{ title | บาท }}", "filter-misused"),
    ("{{ projects.name }}", "name-unknown"), ("{{ title", "tag-unclosed"),
])  # fmt: skip
def test_what_a_tag_cannot_mean_is_refused_with_its_place(tmp_path: Path, tag: str, code: str) -> None:
    data = {"title": "ก", "ready": True, "projects": PROJECTS}
    source = template(tmp_path, tag)

    assert codes(lambda: docgen.fill(source, data, tmp_path / "ก.docx")) == [code]
    assert not (tmp_path / "ก.docx").exists()


@pytest.mark.parametrize(("name", "content"), [
    ("a.json", b'{"a": 1,\n "b" 2}'), ("a.json", b"[1, 2]"), ("a.json", b'"text"'), ("a.json", b'{"a": NaN}'),
    ("a.json", b'{"a": 1, "a": 2}'), ("a.json", b"\xff\xfe"), ("a.json", b"[" * 5000 + b"]" * 5000),
    ("a.json", b'{"a": ' + b"9" * 9000 + b"}"), ("a.json", b'{"a": 1e999}'), ("a.json", b'{"a": [1, {"b": 2}]}'),
    ("a.json", b'{"a": [{"b": 1}, {"b": [1]}]}'), ("a.csv", b'"a,b\n1,2\n'), ("a.csv", b"\n \n"),
    ("a.csv", b"a,b\n1,2,3\n"), ("a.csv", b"\xff\xfea"),
])  # fmt: skip
def test_data_that_cannot_be_read_is_refused_in_one_message(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    source = template(tmp_path, "ข้อความ")

    assert codes(lambda: docgen.fill(source, tmp_path / name, tmp_path / "ก.docx")) == ["data-unreadable"]


@pytest.mark.parametrize(("name", "code"), [
    ("ไม่มี.json", "file-missing"), ("ว่าง.json", "file-damaged"),
    ("ก.txt", "file-foreign"), ("ปลอม.xlsx", "file-foreign"),
])  # fmt: skip
def test_a_file_that_is_no_data_is_refused_by_its_cause(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "ว่าง.json").write_bytes(b"")
    (tmp_path / "ก.txt").write_bytes(b"a")
    (tmp_path / "ปลอม.xlsx").write_bytes(b"%PDF-1.4 text")
    source = template(tmp_path, "ข้อความ")

    assert codes(lambda: docgen.fill(source, tmp_path / name, tmp_path / "ก.docx")) == [code]


def test_the_output_never_replaces_an_input(tmp_path: Path) -> None:
    source = template(tmp_path, "{{ a }}")
    data = tmp_path / "a.json"
    data.write_text('{"a": 1}', encoding="utf-8")
    before = source.read_bytes(), data.read_bytes()

    assert codes(lambda: docgen.fill(source, data, source)) == ["output-is-input"]
    assert codes(lambda: docgen.fill(source, data, data)) == ["output-is-input"]
    docgen.fill(source, data, tmp_path / "ข.docx")

    assert (source.read_bytes(), data.read_bytes()) == before


def test_text_that_needs_mending_is_mended_and_told(tmp_path: Path) -> None:
    source = template(tmp_path, "{{ a }}{% for r in b %}{{ r.c }}{% endfor %}")

    done = fill_pipeline.fill(source, {"a": "น\u0e4d้า", "b": [{"c": "x"}, {"c": "เเดง\x0b"}]}, tmp_path / "ก.docx")

    told = [(str(each.where), each.code) for each in done.warnings]
    assert told == [("ข้อมูล", "text-mended"), ("ข้อมูล > b > แถว 2", "text-mended")]
    assert docx.Document(str(done.path)).paragraphs[0].text == "น้ำxแดง"


@pytest.mark.parametrize("names", [("name", " name"), (" name", "name")])
def test_of_two_names_that_make_one_tag_the_exact_one_is_taken_and_the_other_told(
    tmp_path: Path, names: tuple[str, str]
) -> None:
    rows = [{names[0]: "ก" if names[0] == "name" else 7, names[1]: "ก" if names[1] == "name" else 7}]
    loop = (("{%tr for r in rows %}",), ("{{ r.name }}",), ("{%tr endfor %}",))

    done = fill_pipeline.fill(template(tmp_path, table=loop), {"rows": rows}, tmp_path / "ก.docx")

    assert "column-twice" in [problem.code for problem in done.warnings]
    assert docx.Document(str(tmp_path / "ก.docx")).tables[0].rows[0].cells[0].text == "ก"


def test_the_same_list_may_stand_in_each_round_of_another(tmp_path: Path) -> None:
    data = {"a": [{"n": 1}, {"n": 2}], "b": [{"m": "ก"}, {"m": "ข"}]}
    end = "{%p endfor %}"
    source = template(tmp_path, "{%p for x in a %}", "{%p for y in b %}", "{{ x.n }} {{ y.m }}", end, end)

    assert filled(source, data)[0] == ["1 ก", "1 ข", "2 ก", "2 ข"]


@pytest.mark.parametrize(("found", "instead"), [
    (b"12.50", b"13.50"), ("ผู้ดูแล".encode(), "ผู้อื่น".encode()), ("ข้อสอง".encode(), "ข้อสาม".encode()),
    (b"1 \xe0", b"2 \xe0"),
])  # fmt: skip
def test_a_document_that_does_not_say_what_the_data_says_is_not_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, found: bytes, instead: bytes
) -> None:
    def tampered(book: Any, values: Any, target: Any) -> Any:
        problems = real_render(book, values, target)
        with zipfile.ZipFile(target) as package:
            members = {name: package.read(name) for name in package.namelist()}
        assert members["word/document.xml"].count(found) == 1
        members["word/document.xml"] = members["word/document.xml"].replace(found, instead)
        target.seek(0)
        target.truncate()
        with zipfile.ZipFile(target, "w") as package:
            for name, data in members.items():
                package.writestr(name, data)
        return problems

    data = {"who": "ผู้ดูแล", "day": "2562-10-01", "rows": [{"n": "ข้อหนึ่ง", "m": 2.5}, {"n": "ข้อสอง", "m": 12.5}]}
    rows = ("{%tr for r in rows %}",), ("{{ r.n }}", "{{ r.m | บาท }}"), ("{%tr endfor %}",)
    source = template(tmp_path, "ของ {{ who }}", table=(("วัน", "{{ day }}"), *rows))
    monkeypatch.setattr(fill_pipeline, "render_book", tampered)

    assert codes(lambda: docgen.fill(source, data, tmp_path / "ก.docx"))[0].startswith("proof-")
    assert not (tmp_path / "ก.docx").exists()


def test_the_command_says_where_the_document_is_and_what_was_proven(tmp_path: Path) -> None:
    source = template(tmp_path, "หัว", table=LOOP)
    (tmp_path / "d.json").write_text(json.dumps({"projects": PROJECTS}), encoding="utf-8")

    done = run("fill", source, tmp_path / "d.json", "-o", tmp_path / "ก.docx")

    assert done.exit_code == 0, done.output
    assert done.stdout == f"เติมข้อมูลแล้ว: {tmp_path / 'ก.docx'}\nตรวจทานแล้ว: พบข้อมูลครบ 2 แถวตามลำดับ, ตาราง 1 ตาราง\n"


def test_the_command_speaks_json(tmp_path: Path) -> None:
    source = template(tmp_path, "{{ a }} {{ b.c }}")
    (tmp_path / "d.json").write_text('{"a": 1, "b": {}}', encoding="utf-8")

    refused = json.loads(run("fill", source, tmp_path / "d.json", "-o", tmp_path / "ก.docx", "--json").stdout)
    (tmp_path / "d.json").write_text('{"a": 1, "b": {"c": 2}}', encoding="utf-8")
    done = json.loads(run("fill", source, tmp_path / "d.json", "-o", tmp_path / "ก.docx", "--json").stdout)

    assert (refused["ok"], [each["code"] for each in refused["problems"]]) == (False, ["name-unknown"])
    assert done == {"ok": True, "path": str(tmp_path / "ก.docx"), "rows": {}, "tables": 0, "problems": []}


_TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn", "Zl", "Zp", "Cf")), max_size=12).map(
    lambda text: " ".join(text.split())
)
_ROW = st.fixed_dictionaries({"a": _TEXT, "b": st.integers(-(10**12), 10**12) | st.none(), "c": st.booleans()})


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(_ROW, min_size=1, max_size=5), title=_TEXT)
def test_whatever_stands_in_the_data_stands_in_the_document(
    tmp_path: Path, rows: list[dict[str, Any]], title: str
) -> None:
    row = ("{{ r.a }}", "{{ r.b }}", "{{ 'x' if r.c else '' }}")
    source = template(tmp_path, "{{ title }}", table=(("{%tr for r in rows %}",), row, ("{%tr endfor %}",)))

    paragraphs, cells = filled(source, {"title": title, "rows": rows})

    assert paragraphs == [mend(title)[0]]
    assert cells == [[mend(row["a"])[0], "" if row["b"] is None else str(row["b"]), "x" * row["c"]] for row in rows]
