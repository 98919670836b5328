"""The commands as a clerk and a script use them: what is printed, what is written, the exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

import docgen
from docgen import starter
from docgen.cli import main
from docgen.problems import column_letter


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments])


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    name = "แผน ทดสอบ" if sys.platform == "win32" else "แผน 'ทดสอบ' \"ก\""
    return docgen.new(tmp_path / name, sample=True)


def spoil(plan: Path, sheet: str, cell: str, value: str | None) -> None:
    book = openpyxl.load_workbook(plan / "plan.xlsx")
    book[sheet][cell] = value
    book.save(plan / "plan.xlsx")


def cell_of(plan: Path, header: str, row: int) -> str:
    sheet = openpyxl.load_workbook(plan / "plan.xlsx")["โครงการ"]
    column = next(at for at, cell in enumerate(sheet[1], 1) if str(cell.value).split(" (")[0] == header)
    return f"{column_letter(column)}{row}"


def test_new_then_build_gives_the_book_in_the_plans_output_folder(plan: Path) -> None:
    done = run("build", plan)

    assert done.exit_code == 0, done.output
    book = plan / "output" / "แผนการดำเนินงาน-2563.docx"
    assert book.exists()
    assert done.stdout.splitlines()[0] == f"สร้างเล่มแล้ว: {book}"
    assert done.stdout.splitlines()[1].startswith("ตรวจทานแล้ว ตรงกับสมุดงาน: โครงการ ")
    assert done.stderr == ""


def test_an_empty_new_plan_is_refused_with_what_is_to_be_filled_in(tmp_path: Path) -> None:
    plan = docgen.new(tmp_path / "แผน")

    done = run("build", plan)

    assert done.exit_code == 1
    assert "ชื่อหน่วยงาน" in done.stderr
    assert not (plan / "output").exists()


def test_new_never_writes_into_a_folder_that_holds_something(plan: Path) -> None:
    before = {path: path.read_bytes() for path in plan.rglob("*") if path.is_file()}

    done = run("new", plan)

    assert done.exit_code == 1
    assert "มีแฟ้มอยู่แล้ว" in done.stderr
    assert before == {path: path.read_bytes() for path in plan.rglob("*") if path.is_file()}


def test_check_and_build_tell_the_same_and_check_writes_nothing(plan: Path) -> None:
    spoil(plan, "โครงการ", cell_of(plan, "งบประมาณ", 2), "กฎหมาย")
    spoil(plan, "โครงการ", cell_of(plan, "โครงการ", 3), None)
    before = sorted(plan.rglob("*"))

    checked, built = run("check", plan, "--json"), run("build", plan, "--json")

    assert checked.exit_code == built.exit_code == 1
    assert json.loads(checked.stdout)["problems"] == json.loads(built.stdout)["problems"]
    assert sorted(plan.rglob("*")) == before
    assert {each["code"] for each in json.loads(checked.stdout)["problems"]} == {"money-unreadable", "cell-blank"}


def test_a_problem_says_where_what_and_the_mend(plan: Path) -> None:
    cell = cell_of(plan, "งบประมาณ", 2)
    spoil(plan, "โครงการ", cell, "กฎหมาย")

    told = run("check", plan).stderr

    assert f"plan.xlsx > โครงการ > ช่อง {cell} (" in told
    assert "“กฎหมาย”" in told
    assert "วิธีแก้: " in told
    assert "Traceback" not in told


def test_a_warning_alone_passes_and_strict_makes_it_fail(plan: Path) -> None:
    spoil(plan, "โครงการ", cell_of(plan, "แผนงาน", 2), "แผนงานการพานิชย์")

    assert run("check", plan).exit_code == 0
    assert run("check", plan, "--strict").exit_code == 1
    assert "แผนงานการพาณิชย์" in run("check", plan).stderr


def test_a_failed_build_leaves_the_former_book_as_it_was(plan: Path) -> None:
    book = plan / "output" / "เล่ม.docx"
    book.parent.mkdir()
    book.write_bytes(b"former")
    spoil(plan, "ข้อมูลทั่วไป", "B6", "ปีหน้า")

    assert run("build", plan, "-o", book).exit_code == 1
    assert book.read_bytes() == b"former"
    assert list(book.parent.iterdir()) == [book]


def test_a_workbook_alone_is_built_with_the_starter_templates(plan: Path, tmp_path: Path) -> None:
    done = run("build", plan / "plan.xlsx", "-o", tmp_path / "เล่ม.docx")

    assert done.exit_code == 0, done.output
    assert (tmp_path / "เล่ม.docx").exists()


def test_one_template_makes_a_book_of_one_chapter(plan: Path, tmp_path: Path) -> None:
    cover = starter.TEMPLATES / "01-ปก.docx"

    done = run("build", plan, "--templates", cover, "-o", tmp_path / "ปก.docx")

    assert done.exit_code == 0, done.output
    assert "ไม่มีตารางที่แจกแจงโครงการ" in done.stdout


def test_the_output_may_not_be_one_of_the_inputs(plan: Path) -> None:
    template = plan / "templates" / "01-ปก.docx"
    before = template.read_bytes()

    done = run("build", plan, "-o", template)

    assert done.exit_code == 1
    assert template.read_bytes() == before


def test_a_plan_that_does_not_exist_gets_a_sentence(tmp_path: Path) -> None:
    done = run("check", tmp_path / "ไม่มี")

    assert done.exit_code == 1
    assert "ไม่พบ “ไม่มี”" in done.stderr


def test_wrong_usage_is_told_in_thai_and_exits_with_2(plan: Path) -> None:
    wrong = run("build", plan, "--numerals", "roman")
    assert wrong.exit_code == 2
    assert wrong.stderr.splitlines()[0] == (
        "ค่าของ --numerals ใช้ไม่ได้ เลือกหนึ่งค่าจาก thai, arabic, mixed, as-typed"
    )
    assert run("build").stderr.splitlines() == ["ยังไม่ได้ใส่ PLAN", "พิมพ์ main build --help เพื่อดูวิธีใช้"]
    assert run("build", plan, "--pfd").stderr.splitlines()[0] == "ไม่มีตัวเลือก --pfd หมายถึง --pdf หรือไม่"
    assert run("bulid", plan).exit_code == 2


@pytest.mark.parametrize("command", [[], ["build"], ["check"], ["new"]])
def test_help_pages_are_thai_throughout(command: list[str]) -> None:
    shown = run(*command, "--help").stdout

    assert shown.startswith("วิธีใช้: ")
    assert not any(word in shown for word in ("Usage", "Options", "Commands", "Show", "exit"))


def docgen_process(arguments: list[str], **environment: str) -> subprocess.CompletedProcess[bytes]:
    clean = {"PATH": os.environ["PATH"], **environment}
    return subprocess.run([sys.executable, "-m", "docgen", *arguments], capture_output=True, env=clean, check=False)


@pytest.mark.parametrize("encoding", ["ascii", "cp874", "cp1252", "utf-8"])
def test_any_console_shows_messages_without_a_crash(plan: Path, encoding: str) -> None:
    spoil(plan, "โครงการ", cell_of(plan, "งบประมาณ", 2), "กฎหมาย ✓ 😀")

    done = docgen_process(["check", str(plan)], PYTHONIOENCODING=encoding, LANG="C", LC_ALL="C")

    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    shown = done.stderr.decode("cp874" if encoding == "cp874" else "utf-8")
    assert "กฎหมาย" in shown


def test_an_unwritable_home_and_current_folder_do_not_matter(plan: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir(mode=0o500)
    done = subprocess.run(
        [sys.executable, "-m", "docgen", "build", str(plan), "-o", str(tmp_path / "เล่ม.docx")],
        capture_output=True, cwd=home, env={"PATH": os.environ["PATH"], "HOME": str(home)}, check=False,
    )

    assert done.returncode == 0, done.stderr.decode()
    assert [each.name for each in home.iterdir() if each.name != ".cache"] == []  # root may write anywhere


def test_version_imports_nothing_but_click() -> None:
    code = (
        "import sys\nfrom docgen.cli import main\n"
        "try: main(['--version'])\nexcept SystemExit: pass\n"
        "heavy = {'lxml', 'jinja2', 'openpyxl', 'pythainlp', 'python_calamine', 'docx'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)

    assert done.returncode == 0, done.stderr.decode()
