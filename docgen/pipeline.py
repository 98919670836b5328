"""The order of the steps from a workbook and templates to a proven book, and the one save.

Each step gives a value and its problems; a step that found errors stops the ones that need its value, so that nothing
is told twice. ``check`` and ``build`` walk the same way; only the save is build's own (promise R21).
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from docgen import saving, starter
from docgen.book import BOOK_FILE, TEMPLATES_FOLDER, Book, read_book
from docgen.echoes import without_echoes
from docgen.memory import keep_freed_memory
from docgen.named_tuple import NamedTuple
from docgen.pictures import read_pictures
from docgen.plan.assemble import assemble
from docgen.plan.draft import Draft, as_draft, draft, untold
from docgen.plan.expected import SUMS, expected
from docgen.plan.model import Plan
from docgen.plan.names import schema_of
from docgen.plan.rules import judge
from docgen.plan.typed_text import judge_text
from docgen.plan.values import values_of
from docgen.problems import FilePlace, Place, Problem, ProblemsFound, error, has_errors, in_reading_order
from docgen.rows import WorkbookData
from docgen.schema import Record, Value
from docgen.thai.digits import Numerals
from docgen.thai.filters import FILTERS
from docgen.word.keeping.cache_folder import CacheFolder, cache_folder
from docgen.word.keeping.pattern_store import keep_patterns, recall_patterns
from docgen.word.keeping.prepare import prepare
from docgen.word.proof.leftovers import KnownTokens, texts_in
from docgen.word.proof.matching import Sum
from docgen.word.proof.prove import Claim, Proof, prove
from docgen.word.rendering.book_template import BookTemplate, render_book
from docgen.workbook.read import read_workbook

WORKBOOK = "plan.xlsx"
OUTPUT_FOLDER = "output"
Progress = Callable[[str], None]


class Request(NamedTuple):
    """What is asked: ``plan`` is a plan folder or a workbook; None means what the plan or the starter says.

    ``given`` is the workbook's data and problems when it was read already. ``saved_elsewhere``: whoever asks saves the
    book, so that nothing is asked of the output's folder.
    """

    plan: Path
    output: Path | None = None
    templates: Path | None = None
    numerals: Numerals | None = None
    pdf: bool = False
    draft: bool = False
    given: tuple[WorkbookData, list[Problem]] | None = None
    saved_elsewhere: bool = False


def request(
    plan: str | Path,
    output: str | Path | None,
    templates: str | Path | None,
    numerals: str | None,
    *,
    pdf: bool = False,
    draft: bool = False,
) -> Request:
    """A request from plain values; raises ValueError for a numerals policy that does not exist."""
    return Request(
        Path(plan),
        Path(output) if output is not None else None,
        Path(templates) if templates is not None else None,
        Numerals(numerals) if numerals is not None else None,
        pdf,
        draft,
    )


class Sources(NamedTuple):
    """Where everything is that a request names."""

    workbook: Path
    templates: Path
    output_folder: Path


class Outcome(NamedTuple):
    """A finished book that is not saved yet: its bytes (and those of the copy for print), and what was proven."""

    book: bytes
    printable: bytes
    output: Path
    plan: Plan
    proof: Proof
    inputs: tuple[Path, ...]
    unfilled: tuple[Place, ...] = ()


class Result(NamedTuple):
    """A saved book: its path (and its PDF's), what was proven, the warnings, and where a draft is to be filled in."""

    path: Path
    pdf: Path | None
    plan: Plan
    proof: Proof
    warnings: list[Problem]
    unfilled: tuple[Place, ...] = ()


def check(request: Request, progress: Progress = lambda _: None) -> list[Problem]:
    """Everything that build would refuse or warn about, in reading order; writes nothing."""
    return in_reading_order(_make(request, progress, None)[1])


def make(request: Request, progress: Progress = lambda _: None) -> tuple[Outcome | None, list[Problem]]:
    """The finished, proven book that is not saved yet, and every problem in reading order; None with errors."""
    outcome, problems = _make(request, progress, cache_folder())
    return None if has_errors(problems) else outcome, in_reading_order(problems)


def build(request: Request, progress: Progress = lambda _: None) -> Result:
    """Builds, proves and saves the book; raises :class:`ProblemsFound` with every problem when it cannot."""
    outcome, problems = _make(request, progress, cache_folder())
    _stop_on_errors(outcome, problems)
    assert outcome is not None  # noqa: S101 - told to mypy: no errors means there is an outcome
    converted, faults = _converted(request, outcome, progress)
    _stop_on_errors(outcome, problems + faults)
    path, faults = saving.save(outcome.output, outcome.book)
    pdf_path = outcome.output.with_suffix(".pdf") if converted else None
    if converted is not None and pdf_path is not None and not faults:
        _, faults = saving.save(pdf_path, converted)
    _stop_on_errors(outcome, problems + faults)
    return Result(path, pdf_path, outcome.plan, outcome.proof, in_reading_order(problems), outcome.unfilled)


def _stop_on_errors(outcome: Outcome | None, problems: list[Problem]) -> None:
    if outcome is None or has_errors(problems):
        raise ProblemsFound(in_reading_order(problems))


def _converted(request: Request, outcome: Outcome, progress: Progress) -> tuple[bytes | None, list[Problem]]:
    if not request.pdf:
        return None, []
    from docgen.pdf.convert import convert

    progress("แปลงเป็น PDF")
    return convert(outcome.printable, outcome.output.name)


def _make(request: Request, progress: Progress, cache: CacheFolder | None) -> tuple[Outcome | None, list[Problem]]:
    """All steps but the save."""
    keep_freed_memory()
    recall_patterns(cache)
    sources, problems = locate(request)
    if sources is None:
        return None, problems
    progress("อ่านสมุดงาน")
    plan, problems = _read_plan(request.given or read_workbook(sources.workbook))
    book, faults = read_book(sources.templates)
    problems += faults
    if plan is None or book is None:
        return None, problems + (_template_faults(book) if book else [])
    drawn = draft(plan, problems) if request.draft else Draft(plan, plan, ())
    if request.draft:
        problems = as_draft(problems) + untold(drawn, problems)
    if has_errors(problems):
        return None, problems + _faults_of_names(plan, book, progress)
    book = book._replace(numerals=request.numerals or book.numerals)
    output = request.output or sources.output_folder / _file_name(book.output, drawn.unmarked, draft=request.draft)
    inputs = (sources.workbook, *(line.path for line in book.chapters))
    problems += [] if request.saved_elsewhere else saving.refusals(output, inputs)
    template, values, faults = _make_template(drawn.marked, book, sources.workbook.parent, progress, cache)
    problems += faults
    if template is None:
        return None, problems
    blanks = tuple(map(str, drawn.blanks)) if request.draft else None
    made, faults = _fill(template, values, drawn.unmarked, output.name, progress, blanks)
    problems += faults
    if made is None:
        return None, problems
    printable = _printable(template, values, blanks) if request.pdf else b""
    keep_patterns(cache)
    return Outcome(made[0], printable, output, plan, made[1], inputs, drawn.blanks), problems


def locate(request: Request) -> tuple[Sources | None, list[Problem]]:
    """Where the workbook, the templates and the output folder of a request are; nothing where there is no plan."""
    plan = request.plan
    if plan.is_dir():
        own = plan if (plan / BOOK_FILE).exists() else plan / TEMPLATES_FOLDER
        templates = own if own.is_dir() and (own == plan or (plan / TEMPLATES_FOLDER).is_dir()) else starter.TEMPLATES
        return Sources(plan / WORKBOOK, request.templates or templates, plan / OUTPUT_FOLDER), []
    if plan.exists():
        return Sources(plan, request.templates or starter.TEMPLATES, plan.parent), []
    what = f"ไม่พบ “{plan.name}”"
    return None, [error("file-missing", FilePlace(plan.name), what, "ตรวจชื่อโฟลเดอร์แผนหรือสมุดงาน แล้วลองอีกครั้ง")]


def _read_plan(read: tuple[WorkbookData, list[Problem]]) -> tuple[Plan | None, list[Problem]]:
    """The plan with everything that is wrong with it; None when there is nothing in the workbook to read."""
    data, problems = read[0], list(read[1])
    if not data.general and not data.tables:
        return None, problems
    plan, faults = assemble(data)
    problems += without_echoes(problems, faults + judge(plan))
    return plan, problems


def _template_faults(book: Book) -> list[Problem]:
    """What can be said of the templates while the workbook is not readable: everything but the names."""
    from docgen.word.engine import open_template

    return [problem for line in book.chapters for problem in open_template(line.path, 1)[1]]


def _faults_of_names(plan: Plan, book: Book, progress: Progress) -> list[Problem]:
    """What can be said of the templates while some cells are wrong: all of it, since the names are there."""
    from docgen.word.engine import check_templates, open_template

    progress("อ่านแม่แบบ")
    opened = [open_template(line.path, number) for number, line in enumerate(book.chapters, 1)]
    templates = [template for template, _ in opened if template is not None]
    problems = [problem for _, faults in opened for problem in faults]
    return problems + check_templates(templates, schema_of(plan), FILTERS)[1]


def _make_template(
    plan: Plan, book: Book, folder: Path, progress: Progress, cache: CacheFolder | None
) -> tuple[BookTemplate | None, Mapping[str, Value], list[Problem]]:
    """The chapters, opened, checked and composed, with the values that will fill them.

    Only pictures that a template prints are read, from the plan's ``folder``: unused columns may hold anything.
    """
    schema, values = schema_of(plan), values_of(plan)
    progress("อ่านแม่แบบ")
    paths, problems = _wanted_templates(book, values, schema)
    opened, faults = prepare(paths, schema, book.numerals, cache)
    problems += faults + judge_text(opened.fixed, plan.authority)
    cells = [(cell.name, cell.where) for cell in plan.pictures if cell.tag in opened.printed]
    pictures, faults = read_pictures(folder, cells)
    problems += faults
    values = values_of(plan, pictures) if pictures else values
    return None if has_errors(problems) else opened.book, values, problems


def _fill(
    template: BookTemplate,
    values: Mapping[str, Value],
    plan: Plan,
    name: str,
    progress: Progress,
    blanks: Sequence[str] | None,
) -> tuple[tuple[bytes, Proof] | None, list[Problem]]:
    """The finished book's bytes, proven. ``blanks``: where a draft is to be filled in; None for a final book."""
    progress("เติมข้อมูล")
    buffer = io.BytesIO()
    problems = render_book(template, values, buffer, draft=blanks is not None)
    if has_errors(problems):
        return None, problems
    if blanks is not None:
        buffer = io.BytesIO(_draft(buffer.getvalue(), blanks))
    progress("ตรวจทานเล่ม")
    known = KnownTokens(lambda: template.texts, lambda: texts_in(values))
    proof, faults = prove(buffer, _claim(template, name, plan, known))
    return (buffer.getvalue(), proof), problems + faults


def _printable(template: BookTemplate, values: Mapping[str, Value], blanks: Sequence[str] | None) -> bytes:
    buffer = io.BytesIO()
    render_book(template, values, buffer, for_print=True, draft=blanks is not None)
    return buffer.getvalue() if blanks is None else _draft(buffer.getvalue(), blanks)


def _draft(book: bytes, blanks: Sequence[str]) -> bytes:
    from docgen.word.drafting.mark_blanks import make_draft

    return make_draft(book, blanks)


def _wanted_templates(
    book: Book, values: Mapping[str, Value], schema: Record
) -> tuple[list[Path], list[Problem]]:
    paths: list[Path] = []
    problems: list[Problem] = []
    for line in book.chapters:
        wanted = _wanted(line.when, values, schema, problems) if line.when else True
        paths += [] if wanted is False else [line.path]
    return paths, problems


def _wanted(when: str, values: Mapping[str, Value], schema: Record, problems: list[Problem]) -> bool | None:
    """Whether a chapter's list has anything in it; an unknown name is a problem of book.toml."""
    found = schema.find(when)
    if found is None:
        what = f"ไม่รู้จักชื่อ “{when}” หลังคำว่า when"
        problems.append(error("book-toml", FilePlace(BOOK_FILE), what, "ใช้ชื่อที่มีในสมุดงาน เช่น ครุภัณฑ์ทั้งหมด"))
        return None
    return bool(values.get(found.name))


def _claim(book: BookTemplate, name: str, plan: Plan, known: KnownTokens) -> Claim:
    sums = [Sum(*each) for each in SUMS]
    return Claim(name, book.files, book.patterns, expected(plan), sums, known, book.other_texts)


def _file_name(pattern: str, plan: Plan, *, draft: bool = False) -> str:
    """The output's name with the plan's values in braces, fit for Windows; a draft says so."""
    values = {key: str(value) for key, value in _scalars(values_of(plan))}
    for key, value in values.items():
        pattern = pattern.replace("{" + key + "}", value)
    if draft:
        pattern = f"{Path(pattern).stem} (ร่าง){Path(pattern).suffix}"
    return "".join("-" if mark in '\\/:*?"<>|\n\r\t' else mark for mark in pattern)


def _scalars(values: Mapping[str, Value]) -> Iterator[tuple[str, Value]]:
    return ((key, value) for key, value in values.items() if isinstance(value, str | int) and value != "")
