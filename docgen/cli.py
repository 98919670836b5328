"""The command line: reads options, calls the pipeline, prints Thai, exits 0 (done), 1 (problems) or 2 (wrong usage).

The result goes to standard output and problems to standard error, so that a script can tell them apart; with --json
one JSON object goes to standard output, whatever happens. Only click is imported until a command runs: not even
dataclasses or pathlib, which together cost a third of what click does.
"""

from __future__ import annotations

import atexit
import gc
import sys
from typing import Any

import click

from docgen import __version__
from docgen.usage import ThaiGroup

NUMERALS = ("thai", "arabic", "mixed", "as-typed")
_HELP = {"help_option_names": ["-h", "--help"]}

plan_argument = click.argument("plan", type=click.Path())
templates_option = click.option(
    "--templates", type=click.Path(), help="โฟลเดอร์แม่แบบ หรือแม่แบบ .docx แฟ้มเดียว"
)
numerals_option = click.option("--numerals", type=click.Choice(NUMERALS), help="ตัวเลขในเล่ม: ไทย อารบิก ผสม หรือตามที่พิมพ์")
json_option = click.option("--json", "as_json", is_flag=True, help="พิมพ์ผลเป็น JSON")


@click.group(cls=ThaiGroup, context_settings=_HELP)
@click.version_option(__version__, prog_name="docgen", message="%(prog)s %(version)s", help="แสดงรุ่นของโปรแกรม")
def main() -> None:
    """สร้างเล่มแผนการดำเนินงาน จากสมุดงาน Excel และแม่แบบ Word"""
    for stream in (sys.stdout, sys.stderr):
        _never_fail(stream)
    _seldom_look_for_cycles()


@main.command(short_help="สร้างโฟลเดอร์แผนใหม่")
@click.argument("folder", type=click.Path())
@click.option("--sample", is_flag=True, help="ใส่ข้อมูลตัวอย่างในสมุดงาน")
@json_option
def new(folder: str, sample: bool, as_json: bool) -> None:
    """สร้างโฟลเดอร์แผนใหม่: book.toml, plan.xlsx และแม่แบบ"""
    from docgen import api, console

    made = console.attempt(lambda: api.new(folder, sample=sample), as_json)
    console.tell(as_json, {"folder": str(made)}, f"สร้างโฟลเดอร์แผนแล้ว: {made}")


@main.command(short_help="สร้างเล่ม")
@plan_argument
@click.option("-o", "--output", type=click.Path(), help="แฟ้มเล่มที่จะสร้าง (.docx)")
@templates_option
@numerals_option
@click.option("--pdf", is_flag=True, help="สร้าง PDF ด้วย (ต้องมี LibreOffice)")
@click.option("--draft", is_flag=True, help="สร้างเป็นร่าง แม้ยังกรอกไม่ครบ: ช่องที่ว่างพิมพ์เด่นไว้พร้อมข้อคิดเห็นบอกช่อง")
@json_option
def build(
    plan: str, output: str | None, templates: str | None, numerals: str | None, *, pdf: bool, draft: bool, as_json: bool
) -> None:
    """สร้างเล่มจาก PLAN (โฟลเดอร์แผน หรือสมุดงาน .xlsx) แล้วตรวจทานก่อนบันทึก"""
    from docgen import console, pipeline, summary

    request = pipeline.request(plan, output, templates, numerals, pdf=pdf, draft=draft)
    result = console.attempt(lambda: pipeline.build(request, console.progress(as_json)), as_json)
    if not as_json:
        console.print_problems(result.warnings)
    console.tell(as_json, summary.as_json(result), summary.as_text(result))


@main.command(short_help="ตรวจโดยไม่สร้างเล่ม")
@plan_argument
@templates_option
@numerals_option
@click.option("--strict", is_flag=True, help="ถือว่าคำเตือนเป็นข้อผิด")
@click.option("--annotate", is_flag=True, help="เขียนข้อคิดเห็นของ Word ตรงที่พบ ในสำเนาของแม่แบบที่โฟลเดอร์ output")
@click.option("--in-place", is_flag=True, help="เขียนข้อคิดเห็นลงในแม่แบบเอง โดยเก็บแฟ้มเดิมไว้ในโฟลเดอร์ สำรอง")
@json_option
def check(
    plan: str, templates: str | None, numerals: str | None, *, strict: bool, annotate: bool, in_place: bool,
    as_json: bool,
) -> None:  # fmt: skip
    """ตรวจสมุดงานและแม่แบบของ PLAN ทุกข้อที่จะพบตอนสร้างเล่ม ไม่เขียนแฟ้มใดนอกจากข้อคิดเห็นที่สั่งให้เขียน"""
    from docgen import annotate_pipeline, console, pipeline
    from docgen.problems import has_errors

    request, progress = pipeline.request(plan, None, templates, numerals), console.progress(as_json)
    if annotate or in_place:
        found = annotate_pipeline.check(request, progress, in_place=in_place)
        problems, files = found.problems, list(map(str, found.files))
    else:
        problems, files = pipeline.check(request, progress), []
    failed = has_errors(problems) or (strict and bool(problems))
    if as_json:
        told = list(map(console.as_json_problem, problems))
        console.print_json({"ok": not failed, "problems": told, "annotated": files})
    else:
        console.print_problems(problems)
        click.echo("ไม่พบข้อผิดหรือข้อเตือน" if not problems else console.counted(problems))
        click.echo("".join(f"เขียนข้อคิดเห็นไว้ใน: {file}\n" for file in files), nl=False)
    sys.exit(1 if failed else 0)


@main.command(short_help="สร้างหลายเล่มในครั้งเดียว")
@click.argument("plans", nargs=-1, required=True, type=click.Path())
@click.option("-o", "--output", required=True, type=click.Path(), help="โฟลเดอร์ที่จะเก็บเล่มและรายงาน")
@click.option("--jobs", type=click.IntRange(min=1), help="สร้างพร้อมกันกี่เล่ม (ปกติเท่าจำนวนแกนของเครื่อง)")
@click.option("--scheduler", help="ที่อยู่ของ Dask scheduler เมื่อใช้หลายเครื่อง เช่น tcp://10.0.0.1:8786")
@click.option("--resume", is_flag=True, help="ทำต่อจากครั้งก่อน ไม่สร้างเล่มที่สร้างไว้แล้วซ้ำ")
@click.option("--split-by", default="", help="คอลัมน์ที่แยกหน่วยงาน เมื่อสมุดงานเดียวมีหลายหน่วยงาน")
@templates_option
@numerals_option
@json_option
def batch(
    plans: tuple[str, ...], output: str, jobs: int | None, scheduler: str | None, resume: bool, split_by: str,
    templates: str | None, numerals: str | None, as_json: bool,
) -> None:  # fmt: skip
    """สร้างเล่มของทุกแผนใน PLANS (โฟลเดอร์แผน สมุดงาน หรือโฟลเดอร์ที่มีหลายแผน) พร้อมกันทุกแกน แผนที่ผิดไม่ทำให้แผนอื่นหยุด"""
    from pathlib import Path

    from docgen import batch_console, console
    from docgen.batches import report
    from docgen.batches.job import Options
    from docgen.batches.run import run

    options = Options(Path(templates) if templates else None, numerals, split_by)
    paths = [Path(plan) for plan in plans]
    watch = batch_console.watch(as_json)
    try:
        result = console.attempt(
            lambda: run(paths, Path(output), options, jobs=jobs, scheduler=scheduler, resume=resume, watch=watch),
            as_json,
        )
    except KeyboardInterrupt:
        click.echo(f"\nหยุดแล้ว เล่มที่เสร็จแล้วอยู่ใน {output} สั่งคำสั่งเดิมพร้อม --resume เพื่อทำต่อ", err=True)
        sys.exit(1)
    if as_json:
        console.print_json(report.as_json(result))
    else:
        click.echo(report.summary(result))
    sys.exit(1 if result.refused else 0)


@main.command(short_help="สร้างพจนานุกรมแท็ก")
@plan_argument
@click.option("-o", "--output", type=click.Path(), help="แฟ้มพจนานุกรมที่จะสร้าง (.docx)")
@json_option
def fields(plan: str, output: str | None, as_json: bool) -> None:
    """สร้างพจนานุกรมแท็กของ PLAN เป็นแฟ้ม Word: แท็กและตัวกรองทุกตัวที่ใช้ได้ ค่าวันนี้ และชิ้นสำเร็จให้คัดลอก"""
    from docgen import console, dictionary_pipeline
    from docgen.dictionary.entries import to_json
    from docgen.problems import has_errors

    reading = console.attempt(lambda: dictionary_pipeline.read(plan), as_json)
    saved = None
    if output is not None or not as_json:
        saved = console.attempt(lambda: dictionary_pipeline.save(reading, output), as_json)
    if has_errors(reading.problems) and not as_json:
        click.echo(f"{console.counted(reading.problems)} ในสมุดงาน ค่าตัวอย่างจึงไม่ครบ ดูรายละเอียดด้วย docgen check", err=True)
    problems = list(map(console.as_json_problem, reading.problems))
    facts = {"path": str(saved) if saved else None, "problems": problems, **to_json(reading.entries)}
    console.tell(as_json, facts, f"สร้างพจนานุกรมแท็กแล้ว: {saved}")


@main.command(short_help="เติมข้อมูลลงแม่แบบใดก็ได้")
@click.argument("template", type=click.Path())
@click.argument("data", type=click.Path())
@click.option("-o", "--output", type=click.Path(), required=True, help="แฟ้มเอกสารที่จะสร้าง (.docx)")
@numerals_option
@json_option
def fill(template: str, data: str, output: str, numerals: str | None, as_json: bool) -> None:
    """เติมข้อมูลจาก DATA (.json, .xlsx หรือ .csv) ลงแม่แบบ Word TEMPLATE แล้วตรวจทานก่อนบันทึก"""
    from docgen import console, fill_pipeline, fill_summary

    filled = console.attempt(lambda: fill_pipeline.fill(template, data, output, numerals), as_json)
    if not as_json:
        console.print_problems(filled.warnings)
    problems = list(map(console.as_json_problem, filled.warnings))
    console.tell(as_json, {**fill_summary.as_json(filled), "problems": problems}, fill_summary.as_text(filled))


@main.command("import", short_help="นำเข้าแฟ้มเดิมของหน่วยงาน")
@click.argument("sources", nargs=-1, required=True, type=click.Path())
@click.option("-o", "--output", "folder", type=click.Path(), required=True, help="โฟลเดอร์แผนที่จะสร้าง (ต้องใหม่หรือว่าง)")
@click.option("--year", type=click.IntRange(2500, 2699), help="ปีงบประมาณ ถ้าแฟ้มเดิมไม่ได้บอกไว้")
@click.option("--templates", is_flag=True, help="ทำแม่แบบจากเล่มเดิมที่เป็น .docx แล้วสร้างเล่มเทียบกับเล่มเดิม")
@json_option
def import_(sources: tuple[str, ...], folder: str, year: int | None, *, templates: bool, as_json: bool) -> None:
    """นำเข้า SOURCES (.xlsx .csv .docx) เป็นโฟลเดอร์แผน และบอกทุกอย่างที่อ่านได้ ที่ควรตรวจ และที่ไม่ได้นำเข้า"""
    from docgen import console, import_pipeline

    progress = console.progress(as_json)
    done = console.attempt(
        lambda: import_pipeline.run(sources, folder, year, progress, templates=templates), as_json
    )
    if not as_json:
        console.print_problems(done.warnings)
    facts = {**import_pipeline.as_json(done), "problems": list(map(console.as_json_problem, done.warnings))}
    console.tell(as_json, facts, import_pipeline.as_text(done))


@main.command(short_help="ตั้งแผนปีถัดไปจากแผนปีนี้")
@plan_argument
@click.option("-o", "--output", "folder", type=click.Path(), required=True, help="โฟลเดอร์แผนปีใหม่ (ต้องใหม่หรือว่าง)")
@click.option("--year", type=click.IntRange(2500, 2699), required=True, help="ปีงบประมาณใหม่ เช่น 2564")
@click.option("--carry", help="หัวคอลัมน์ที่ทำเครื่องหมายแถวซึ่งจะยกไป (ปกติ ยกไปปีถัดไป)")
@json_option
def rollover(plan: str, folder: str, year: int, carry: str | None, as_json: bool) -> None:
    """ตั้งโฟลเดอร์แผนปีใหม่จาก PLAN: แม่แบบเดิม ข้อมูลทั่วไปปีใหม่ เฉพาะแถวที่ทำเครื่องหมายไว้ และบอกปีที่ยังพิมพ์ค้างในแม่แบบ"""
    from docgen import console, rollover_pipeline

    mark = carry or rollover_pipeline.CARRY
    rolled = console.attempt(lambda: rollover_pipeline.run(plan, folder, year, mark), as_json)
    if not as_json:
        console.print_problems(rolled.warnings)
    told = {"years": rolled.years, "problems": rolled.warnings}
    facts = {name: list(map(console.as_json_problem, problems)) for name, problems in told.items()}
    console.tell(as_json, {**rollover_pipeline.as_json(rolled), **facts}, rollover_pipeline.as_text(rolled))


def _seldom_look_for_cycles() -> None:
    """Objects that hold one another are few in a command; looking for them took a seventh of a short build."""
    gc.set_threshold(50_000)
    atexit.register(gc.freeze)  # at its end Python would go through all that is left


def _never_fail(stream: Any) -> None:
    """A Thai Windows console (cp874) or LANG=C must not stop on a mark that it cannot show (promise R20)."""
    encoding = (getattr(stream, "encoding", "") or "").lower().replace("-", "")
    if hasattr(stream, "reconfigure"):
        unicode_only = encoding in ("ascii", "ansi_x3.41968", "cp1252", "latin1")
        stream.reconfigure(encoding="utf-8" if unicode_only else None, errors="replace")
