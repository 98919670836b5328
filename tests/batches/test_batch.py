"""Many plans in one run: the books, their names, the report, and what is told of plans that cannot be built."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

import docgen
from docgen.cli import main
from tests.batches.plans import plan, plans


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments])


def rows(folder: Path) -> list[dict[str, str]]:
    raw = (folder / "รายงาน.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def test_every_plan_gets_the_book_that_a_build_of_its_own_gives(tmp_path: Path) -> None:
    made = plans(tmp_path / "แผน", 3)

    done = run("batch", *made, "-o", tmp_path / "เล่ม", "--jobs", 2)

    assert done.exit_code == 0, done.output
    for each in made:
        alone = docgen.build(each, tmp_path / "alone.docx")
        assert (tmp_path / "เล่ม" / f"{each.name}.docx").read_bytes() == alone.read_bytes()
    assert done.stdout.splitlines() == [
        "สร้างเล่มแล้ว 3 จาก 3 แผน", f"รายงาน: {tmp_path / 'เล่ม' / 'รายงาน.csv'}",
    ]  # fmt: skip
    assert done.stderr == ""


def test_a_folder_of_plans_stands_for_its_plans_by_name(tmp_path: Path) -> None:
    made = plans(tmp_path / "ทุกแผน", 3)
    (tmp_path / "ทุกแผน" / "ว่าง").mkdir()

    result = docgen.batch([tmp_path / "ทุกแผน", made[0]], tmp_path / "เล่ม", jobs=2)

    assert [entry.target.plan for entry in result.entries] == made


def test_one_bad_plan_stops_no_other_and_is_told_in_the_report(tmp_path: Path) -> None:
    first, second, third = plans(tmp_path, 3)
    book = openpyxl.load_workbook(second / "plan.xlsx")
    book["โครงการ"]["F2"] = "กฎหมาย"
    book.save(second / "plan.xlsx")

    done = run("batch", first, second, tmp_path / "ไม่มี", third, "-o", tmp_path / "เล่ม", "--jobs", 2)

    assert done.exit_code == 1
    assert [row["ผล"] for row in rows(tmp_path / "เล่ม")] == ["สร้างแล้ว", "ไม่สำเร็จ", "ไม่สำเร็จ", "สร้างแล้ว"]
    told = rows(tmp_path / "เล่ม")[1]
    assert told["ข้อผิด"] == "1"
    assert "plan.xlsx > โครงการ > ช่อง F2" in told["รายละเอียด"]
    assert "“กฎหมาย”" in told["รายละเอียด"]
    assert "สร้างเล่มแล้ว 2 จาก 4 แผน\nไม่สำเร็จ 2 แผน:" in done.stdout
    assert "Traceback" not in done.output


def test_the_report_says_what_was_proven_and_stands_in_the_order_of_the_plans(tmp_path: Path) -> None:
    made = plans(tmp_path / "แผน", 5)

    run("batch", *made, "-o", tmp_path / "สี่", "--jobs", 4)
    run("batch", *made, "-o", tmp_path / "หนึ่ง", "--jobs", 1)

    assert (tmp_path / "สี่" / "รายงาน.csv").read_bytes() == (tmp_path / "หนึ่ง" / "รายงาน.csv").read_bytes()
    assert [row["จำนวนโครงการ"] for row in rows(tmp_path / "สี่")] == ["4", "5", "6", "7", "8"]
    assert rows(tmp_path / "สี่")[0]["งบประมาณ (บาท)"] == "200061.00"


def test_plans_of_the_same_name_get_books_of_different_names_and_it_is_told(tmp_path: Path) -> None:
    made = [plan(tmp_path / home, "แผน-2563") for home in ("ก", "ข")] + [plan(tmp_path / "ค", "แผน-2564")]

    result = docgen.batch(made, tmp_path / "เล่ม", jobs=2)

    assert [entry.path.name for entry in result.built if entry.path] == [
        "ก-แผน-2563.docx", "ข-แผน-2563.docx", "แผน-2564.docx",
    ]  # fmt: skip
    assert [[each.code for each in entry.problems] for entry in result.entries] == [["plan-name-twice"]] * 2 + [[]]


def test_a_report_holds_no_formula_that_a_stranger_wrote(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = plan(tmp_path, "=HYPERLINK(1)")
    monkeypatch.chdir(tmp_path)

    run("batch", made.name, "-o", "เล่ม", "--jobs", 1)

    assert rows(tmp_path / "เล่ม")[0]["แผน"] == "'=HYPERLINK(1)"


def test_json_tells_every_plan(tmp_path: Path) -> None:
    (made,) = plans(tmp_path, 1)

    done = run("batch", made, tmp_path / "ไม่มี", "-o", tmp_path / "เล่ม", "--json")

    told = json.loads(done.stdout)
    assert done.exit_code == 1
    assert not told["ok"]
    assert [each["path"] for each in told["plans"]] == [str(tmp_path / "เล่ม" / f"{made.name}.docx"), None]
    assert told["plans"][1]["problems"][0]["code"] == "file-missing"


def test_a_book_never_replaces_a_plan(tmp_path: Path) -> None:
    folder = plan(tmp_path, "แผน")
    template = folder / "templates" / "01-ปก.docx"
    before = template.read_bytes()
    workbook = folder / "templates" / "01-ปก.xlsx"
    workbook.write_bytes((folder / "plan.xlsx").read_bytes())

    result = docgen.batch([workbook], template.parent, jobs=1, templates=template)

    assert [problem.code for problem in result.entries[0].problems] == ["output-is-input"]
    assert template.read_bytes() == before


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (made,) = plans(tmp_path / "แผน", 1)
    (tmp_path / "เล่ม").write_text("แฟ้ม")

    done = run("batch", made, "-o", tmp_path / "เล่ม", "--json")

    assert done.exit_code == 1
    assert [each["code"] for each in json.loads(done.stdout)["problems"]] == ["output-unwritable"]


def test_a_book_that_cannot_be_saved_stops_no_other(tmp_path: Path) -> None:
    first, second = plans(tmp_path / "แผน", 2)
    (tmp_path / "เล่ม" / f"{first.name}.docx").mkdir(parents=True)

    result = docgen.batch([first, second], tmp_path / "เล่ม", jobs=1)

    assert [[each.code for each in entry.problems] for entry in result.entries] == [["output-unwritable"], []]


def test_it_works_with_an_unwritable_home_and_a_strange_current_folder(tmp_path: Path) -> None:
    (made,) = plans(tmp_path / "แผน", 1)
    strange = tmp_path / "ที่อื่น"
    strange.mkdir()
    (strange / "json.py").write_text("raise SystemExit('a module of the current folder was loaded')")

    done = subprocess.run(
        [sys.executable, "-P", "-m", "docgen", "batch", str(made), "-o", str(tmp_path / "เล่ม")],
        cwd=strange, capture_output=True, check=False, timeout=120,
        env={**os.environ, "HOME": "/nonexistent", "LANG": "C", "LC_ALL": "C"},
    )  # fmt: skip

    assert done.returncode == 0, done.stderr.decode()
    assert (tmp_path / "เล่ม" / f"{made.name}.docx").exists()
    assert [each.name for each in strange.iterdir()] == ["json.py"]


def test_a_program_without_a_main_guard_may_call_it(tmp_path: Path) -> None:
    (made,) = plans(tmp_path / "แผน", 1)
    script = tmp_path / "script.py"
    script.write_text(f"import docgen\nprint(len(docgen.batch([{str(made)!r}], {str(tmp_path / 'out')!r}).built))\n")

    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=False, timeout=120)

    assert done.stdout == "1\n", done.stderr


def test_names_fit_any_system(tmp_path: Path) -> None:
    names = ["con", "ก" * 80, "เทศบาล*เมือง"]
    made = [plan(tmp_path, name) for name in names]

    result = docgen.batch(made, tmp_path / "เล่ม", jobs=2)

    saved = [entry.path.name for entry in result.built if entry.path]
    assert saved[0] == "-con.docx"
    assert saved[1].startswith("ก" * 60 + "-")
    assert saved[2] == "เทศบาล-เมือง.docx"


def test_nothing_is_left_behind_but_books_report_and_manifest(tmp_path: Path) -> None:
    (made,) = plans(tmp_path / "แผน", 1)
    before = {path: path.read_bytes() for path in made.rglob("*") if path.is_file()}

    run("batch", made, "-o", tmp_path / "เล่ม")

    assert {path.name for path in (tmp_path / "เล่ม").iterdir()} == {
        f"{made.name}.docx", "docgen-batch.jsonl", "รายงาน.csv",
    }  # fmt: skip
    assert before == {path: path.read_bytes() for path in made.rglob("*") if path.is_file()}
