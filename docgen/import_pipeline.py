"""``docgen import``: the order of the steps from the files that an office has to a plan folder of docgen's own.

Sources are only read. The folder must be new or empty; plan.xlsx is written last, so that a folder with a plan.xlsx is
complete.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from docgen import saving, starter
from docgen.book import BOOK_FILE, TEMPLATES_FOLDER, chapter_files
from docgen.grid import Source
from docgen.imported_templates import ImportedTemplates, templates_of
from docgen.importing.found import Found, FoundRecord, Reading
from docgen.importing.report import Told, report, summary
from docgen.importing.understand import understand
from docgen.new_plan import WORKBOOK, refuse_folder
from docgen.problems import FilePlace, Problem, ProblemsFound, error, has_errors, in_reading_order
from docgen.vocabulary import EQUIPMENT_SHEET, PROJECT_SHEET, SHEETS, UNTOLD
from docgen.word.grids.read import read_word_source
from docgen.workbook.grids.csv_text import read_csv_source
from docgen.workbook.grids.read import read_workbook_source
from docgen.workbook.import_sheet import ReportLine
from docgen.workbook.write import Noted, Plain, new_workbook

Progress = Callable[[str], None]
Read = Callable[[Path], tuple[Source | None, list[Problem]]]

_QUOTED = 500  # characters of the source in a comment; the report has all
_INHERITED = {column.header for columns in SHEETS.values() for column in columns if column.inherits}

# What reads a source, by the ending of its name.
READERS: Mapping[str, Read] = {
    ".xlsx": read_workbook_source, ".xlsm": read_workbook_source, ".xls": read_workbook_source,
    ".csv": read_csv_source, ".txt": read_csv_source, ".docx": read_word_source, ".doc": read_word_source,
}  # fmt: skip


@dataclass(frozen=True)
class Import:
    """A finished import: the plan folder, what was found, the report's lines, and the warnings."""

    folder: Path
    found: Found
    lines: list[Told]
    warnings: list[Problem]
    templates: ImportedTemplates | None = None


def run(
    sources: Sequence[str | Path],
    target: str | Path,
    year: int | None = None,
    progress: Progress = lambda _: None,
    *,
    templates: bool = False,
) -> Import:
    """Reads the sources and writes the plan folder; raises :class:`ProblemsFound` when it cannot, and writes none.

    ``year``: the fiscal year (พ.ศ.), for sources that do not say it. ``templates``: makes the first Word source into
    the folder's templates, instead of the shipped ones.
    """
    folder, paths = Path(target), list({Path(each).resolve(): Path(each) for each in sources}.values())
    plan = next((path for path in paths if path.suffix.lower() == ".docx"), None) if templates else None
    refusals = [each for each in (refuse_folder(folder), _no_plan(paths) if templates and not plan else None) if each]
    read, problems = _read(paths, progress)
    _stop_on_errors([*refusals, *problems])
    progress("ทำความเข้าใจตาราง")
    found, faults = understand(read, year)
    problems += faults
    if not found.records:
        problems.append(_nothing(paths))
    _stop_on_errors(problems)
    lines = report(found)
    workbook = plan_workbook(found, lines)
    made = None
    if plan is not None:
        progress("ทำแม่แบบจากเล่มเดิม แล้วสร้างเล่มเทียบ")
        own = _of_plan(read[paths.index(plan)], found, year)
        made = templates_of(plan, own, workbook if own is found else plan_workbook(own, []))
        problems += made.problems
        _stop_on_errors(problems)
    progress("เขียนโฟลเดอร์แผน")
    _write(folder, made.files if made else _shipped(), workbook)
    return Import(folder, found, lines, in_reading_order(problems), made)


def _of_plan(source: Source, found: Found, year: int | None) -> Found:
    """What the Word plan tells by itself, by which its words become tags: other sources, and the year told for this
    import, may be of another year. All that was ``found`` where the plan has no records of its own.
    """
    own, _ = understand([source])
    if own.general["ปีงบประมาณ"].value is None:
        own, _ = understand([source], year)
    alone = own.records == found.records and own.general == found.general
    return found if alone or not own.records else own


def _no_plan(sources: Sequence[Path]) -> Problem:
    what = "ไม่มีแฟ้ม Word (.docx) ให้ทำแม่แบบ"
    mend = "เพิ่มแฟ้มเล่มแผนเดิมเป็น .docx หรือสั่งโดยไม่มี --templates"
    return error("file-missing", FilePlace(sources[0].name if sources else ""), what, mend)


def _read(sources: Sequence[Path], progress: Progress) -> tuple[list[Source], list[Problem]]:
    read: list[Source] = []
    problems: list[Problem] = []
    for path in sources:
        progress(f"อ่าน {path.name}")
        reader = READERS.get(path.suffix.lower())
        source, faults = reader(path) if reader else (None, [_unknown(path)])
        read += [source] if source is not None else []
        problems += faults
    return read, problems


def _unknown(path: Path) -> Problem:
    if not path.exists():
        return error("file-missing", FilePlace(path.name), f"ไม่พบ “{path.name}”", "ตรวจชื่อแฟ้ม แล้วลองอีกครั้ง")
    what = f"นำเข้าแฟ้มชนิด “{path.suffix}” ไม่ได้" if path.suffix else "ไม่ทราบชนิดของแฟ้ม"
    return error("file-foreign", FilePlace(path.name), what, "ใช้แฟ้ม Excel (.xlsx) ข้อความ (.csv) หรือ Word (.docx)")


def _nothing(sources: Sequence[Path]) -> Problem:
    what = "ไม่พบตารางโครงการหรือครุภัณฑ์ในแฟ้มที่ให้มา"
    mend = "ใช้แฟ้มที่มีตารางซึ่งมีหัวคอลัมน์ เช่น โครงการ งบประมาณ หน่วยงานรับผิดชอบ"
    return error("projects-none", FilePlace(sources[0].name if sources else ""), what, mend)


def plan_workbook(found: Found, lines: Iterable[Told]) -> bytes:
    """plan.xlsx with all that was found; what was doubted is coloured and says why in a comment."""
    general = {key: _cell(reading) for key, reading in found.general.items()}
    rows = {sheet: [_row(each) for each in found.records if each.sheet == sheet] for sheet in SHEETS}
    own = {sheet: _own_headers(sheet, found.records) for sheet in SHEETS}
    told = [ReportLine(*line) for line in lines]
    return new_workbook(general, rows[PROJECT_SHEET], rows[EQUIPMENT_SHEET], own, told)


def _row(record: FoundRecord) -> dict[str, Plain | Noted]:
    return {header: _cell(reading, header in _INHERITED) for header, reading in record.cells.items()}


def _cell(reading: Reading, inherited: bool = False) -> Plain | Noted:
    """A value that nobody told is marked where a blank cell would take the one above."""
    if not reading.doubt:
        return reading.value
    value = UNTOLD if inherited and reading.value is None else reading.value
    was = reading.found[:_QUOTED] or "(ว่าง)"
    return Noted(value, f"{reading.doubt}\nที่มา: {reading.place}\nข้อความเดิม: {was}")


def _own_headers(sheet: str, records: Iterable[FoundRecord]) -> list[str]:
    declared = {column.header for column in SHEETS[sheet]}
    headers = dict.fromkeys(header for each in records if each.sheet == sheet for header in each.cells)
    return [header for header in headers if header not in declared]


def _shipped() -> dict[Path, bytes]:
    """The templates and book.toml that a new plan begins with."""
    files = {Path(TEMPLATES_FOLDER) / path.name: path.read_bytes() for path in chapter_files(starter.TEMPLATES)}
    return {**files, Path(BOOK_FILE): (starter.TEMPLATES / BOOK_FILE).read_bytes()}


def _write(folder: Path, files: Mapping[Path, bytes], workbook: bytes) -> None:
    """The files by their name in the folder, then the workbook."""
    try:
        (folder / TEMPLATES_FOLDER).mkdir(parents=True, exist_ok=True)
    except OSError:
        raise ProblemsFound([_no_folder(folder)]) from None
    for path, data in {**files, Path(WORKBOOK): workbook}.items():
        _stop_on_errors(saving.save(folder / path, data)[1])


def _no_folder(folder: Path) -> Problem:
    what = f"สร้างโฟลเดอร์ “{folder.name}” ไม่ได้"
    return error("output-unwritable", FilePlace(folder.name), what, "เลือกโฟลเดอร์อื่นที่มีสิทธิ์บันทึก")


def _stop_on_errors(problems: list[Problem]) -> None:
    if has_errors(problems):
        raise ProblemsFound(in_reading_order(problems))


def as_json(done: Import) -> dict[str, object]:
    """The facts for programs: the folder, counts, and the report's lines."""
    counts = Counter(record.sheet for record in done.found.records)
    wrong = sum(not each.agrees for each in done.found.sums)
    lines = [line._asdict() for line in done.lines]
    facts = {"folder": str(done.folder), "records": dict(counts), "sums_that_disagree": wrong, "report": lines}
    if done.templates is None:
        return facts
    return {**facts, "templates": done.templates.lines, "templates_proven": done.templates.proven}


def as_text(done: Import) -> str:
    """What a clerk reads when it is done."""
    templates = "\n".join(done.templates.lines) + "\n\n" if done.templates else ""
    return f"{summary(done.found, done.lines)}\n\n{templates}สร้างโฟลเดอร์แผนแล้ว: {done.folder}"
