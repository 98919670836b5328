"""The command line: reads options, calls the pipeline, prints Thai, exits 0 (done), 1 (problems) or 2 (wrong usage).

The result goes to standard output and problems to standard error, so that a script can tell them apart; with --json
one JSON object goes to standard output, whatever happens. Only click is imported until a command runs.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click

from docgen import __version__
from docgen.problems import Problem, ProblemsFound, Severity, has_errors
from docgen.usage import ThaiGroup

NUMERALS = ("thai", "arabic", "mixed", "as-typed")
_SEVERITY = {Severity.ERROR: "ผิด", Severity.WARNING: "เตือน"}
_HELP = {"help_option_names": ["-h", "--help"]}

plan_argument = click.argument("plan", type=click.Path(path_type=Path))
templates_option = click.option(
    "--templates", type=click.Path(path_type=Path), help="โฟลเดอร์แม่แบบ หรือแม่แบบ .docx แฟ้มเดียว"
)
numerals_option = click.option("--numerals", type=click.Choice(NUMERALS), help="ตัวเลขในเล่ม: ไทย อารบิก ผสม หรือตามที่พิมพ์")
json_option = click.option("--json", "as_json", is_flag=True, help="พิมพ์ผลเป็น JSON")


@click.group(cls=ThaiGroup, context_settings=_HELP)
@click.version_option(__version__, prog_name="docgen", message="%(prog)s %(version)s", help="แสดงรุ่นของโปรแกรม")
def main() -> None:
    """สร้างเล่มแผนการดำเนินงาน จากสมุดงาน Excel และแม่แบบ Word"""
    for stream in (sys.stdout, sys.stderr):
        _never_fail(stream)


@main.command(short_help="สร้างโฟลเดอร์แผนใหม่")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--sample", is_flag=True, help="ใส่ข้อมูลตัวอย่างในสมุดงาน")
@json_option
def new(folder: Path, sample: bool, as_json: bool) -> None:
    """สร้างโฟลเดอร์แผนใหม่: book.toml, plan.xlsx และแม่แบบ"""
    import docgen

    made = _attempt(lambda: docgen.new(folder, sample=sample), as_json)
    _tell(as_json, {"folder": str(made)}, f"สร้างโฟลเดอร์แผนแล้ว: {made}")


@main.command(short_help="สร้างเล่ม")
@plan_argument
@click.option("-o", "--output", type=click.Path(path_type=Path), help="แฟ้มเล่มที่จะสร้าง (.docx)")
@templates_option
@numerals_option
@click.option("--pdf", is_flag=True, help="สร้าง PDF ด้วย (ต้องมี LibreOffice)")
@json_option
def build(
    plan: Path, output: Path | None, templates: Path | None, numerals: str | None, pdf: bool, as_json: bool
) -> None:
    """สร้างเล่มจาก PLAN (โฟลเดอร์แผน หรือสมุดงาน .xlsx) แล้วตรวจทานก่อนบันทึก"""
    from docgen import pipeline, summary

    request = pipeline.request(plan, output, templates, numerals, pdf=pdf)
    result = _attempt(lambda: pipeline.build(request, _progress(as_json)), as_json)
    if not as_json:
        _print_problems(result.warnings)
    _tell(as_json, summary.as_json(result), summary.as_text(result))


@main.command(short_help="ตรวจโดยไม่สร้างเล่ม")
@plan_argument
@templates_option
@numerals_option
@click.option("--strict", is_flag=True, help="ถือว่าคำเตือนเป็นข้อผิด")
@json_option
def check(plan: Path, templates: Path | None, numerals: str | None, strict: bool, as_json: bool) -> None:
    """ตรวจสมุดงานและแม่แบบของ PLAN ทุกข้อที่จะพบตอนสร้างเล่ม โดยไม่เขียนแฟ้มใด"""
    from docgen import pipeline

    problems = pipeline.check(pipeline.request(plan, None, templates, numerals), _progress(as_json))
    failed = has_errors(problems) or (strict and bool(problems))
    if as_json:
        _print_json({"ok": not failed, "problems": list(map(_as_json, problems))})
    else:
        _print_problems(problems)
        click.echo("ไม่พบข้อผิดหรือข้อเตือน" if not problems else _count(problems))
    sys.exit(1 if failed else 0)


@main.command(short_help="สร้างพจนานุกรมแท็ก")
@plan_argument
@click.option("-o", "--output", type=click.Path(path_type=Path), help="แฟ้มพจนานุกรมที่จะสร้าง (.docx)")
@json_option
def fields(plan: Path, output: Path | None, as_json: bool) -> None:
    """สร้างพจนานุกรมแท็กของ PLAN เป็นแฟ้ม Word: แท็กและตัวกรองทุกตัวที่ใช้ได้ ค่าวันนี้ และชิ้นสำเร็จให้คัดลอก"""
    from docgen import dictionary_pipeline
    from docgen.dictionary.entries import to_json

    reading = _attempt(lambda: dictionary_pipeline.read(plan), as_json)
    saved = None
    if output is not None or not as_json:
        saved = _attempt(lambda: dictionary_pipeline.save(reading, output), as_json)
    if has_errors(reading.problems) and not as_json:
        click.echo(f"{_count(reading.problems)} ในสมุดงาน ค่าตัวอย่างจึงไม่ครบ ดูรายละเอียดด้วย docgen check", err=True)
    problems = list(map(_as_json, reading.problems))
    facts = {"path": str(saved) if saved else None, "problems": problems, **to_json(reading.entries)}
    _tell(as_json, facts, f"สร้างพจนานุกรมแท็กแล้ว: {saved}")


def _attempt(work: Callable[[], Any], as_json: bool) -> Any:
    """What the work gives; its problems are printed and end the program with status 1."""
    try:
        return work()
    except ProblemsFound as found:
        if as_json:
            _print_json({"ok": False, "problems": list(map(_as_json, found.problems))})
        else:
            _print_problems(found.problems)
            click.echo(_count(found.problems) + " จึงยังไม่ได้บันทึก", err=True)
        sys.exit(1)


def _tell(as_json: bool, facts: dict[str, object], text: str) -> None:
    if as_json:
        _print_json({"ok": True, **facts})
    else:
        click.echo(text)


def _print_json(content: dict[str, object]) -> None:
    click.echo(json.dumps(content, ensure_ascii=False, indent=2))


def _as_json(problem: Problem) -> dict[str, object]:
    place = {name: getattr(problem.where, name) for name in problem.where.__slots__ if getattr(problem.where, name)}
    return {
        "severity": str(problem.severity), "code": problem.code, "where": str(problem.where), "place": place,
        "what": problem.what, "mend": problem.mend,
    }


def _print_problems(problems: Iterable[Problem]) -> None:
    for problem in problems:
        click.echo(f"[{_SEVERITY[problem.severity]}] {problem}\n", err=True)


def _count(problems: list[Problem]) -> str:
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    return f"พบข้อผิด {errors} ข้อ ข้อเตือน {len(problems) - errors} ข้อ"


def _progress(as_json: bool) -> Callable[[str], None]:
    """Shows the step at work on a terminal, and nothing elsewhere."""
    if as_json or not sys.stderr.isatty():
        return lambda _: None
    return lambda step: click.echo(f"\r\033[K{step}…\r", nl=False, err=True)


def _never_fail(stream: Any) -> None:
    """A Thai Windows console (cp874) or LANG=C must not stop on a mark that it cannot show (promise R20)."""
    encoding = (getattr(stream, "encoding", "") or "").lower().replace("-", "")
    if hasattr(stream, "reconfigure"):
        unicode_only = encoding in ("ascii", "ansi_x3.41968", "cp1252", "latin1")
        stream.reconfigure(encoding="utf-8" if unicode_only else None, errors="replace")
