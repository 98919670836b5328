"""The order of the steps from a finished Word plan to chapter templates, and the proof that they give it back.

The plan is opened as any template is (tracked changes accepted, foreign objects taken out), its project tables become
loops, its own facts become tags, and it is cut into chapters. Then the book is built from them, by a function that the
caller gives, and laid beside the plan: where a tag printed other words, those words are typed again in its place.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from docgen import starter
from docgen.book import DEFAULT_OUTPUT
from docgen.importing.found import Found
from docgen.importing.occurrences import Spot, reader_of
from docgen.importing.plan_forms import plan_forms
from docgen.importing.rebuilt import Difference, differences, wrong_spots
from docgen.late_pattern import late_pattern
from docgen.problems import FilePlace, Problem, warning
from docgen.tagging import FormMade, Line, Reader, Replacement
from docgen.word.open import open_package
from docgen.word.revisions import accept_revisions
from docgen.word.sanitise import sanitise
from docgen.word.templating.body_blocks import body_blocks
from docgen.word.templating.chapter_starts import chapter_starts
from docgen.word.templating.chapters import open_forms
from docgen.word.templating.cut import Piece, cut, package_bytes
from docgen.word.templating.retag import LeftTyped, Tagged, retag, tags_already
from docgen.word.templating.said import said

_NOT_IN_A_FILE_NAME = late_pattern(r"[^0-9A-Za-zก-๎๐-๙.-]+")
_LONGEST_NAME = 30  # letters of a chapter's title in its file's name
_SHIPPED = {"แบบ ผด. 01": "21-ผด01.docx", "แบบ ผด. 02": "22-ผด02.docx", "แบบ ผด. 02/1": "23-ผด02-1.docx"}


@dataclass(frozen=True, slots=True)
class ChapterFile:
    """One template: its file's name, its bytes (.docx), its title as typed, and book.toml's ``when`` ("": always)."""

    name: str
    data: bytes
    title: str
    when: str = ""


@dataclass(frozen=True, slots=True)
class TemplatesReport:
    """What was done: each place that became a tag, each that looks like one and stays typed, and notes in Thai."""

    tagged: tuple[Tagged, ...] = ()
    left: tuple[LeftTyped, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TemplatesProof:
    """The templates that came out of the proof, and where the book built from them still says something else.

    ``typed_again``: where tags gave their place back to the original words; ``paragraphs``: how many were compared.
    """

    chapters: tuple[ChapterFile, ...]
    report: TemplatesReport
    paragraphs: int
    typed_again: tuple[Difference, ...]
    differences: tuple[Difference, ...]

    def lines(self) -> list[str]:
        """What a clerk is told, in Thai."""
        lines = [f"แม่แบบ {len(self.chapters)} ส่วน แทนข้อความด้วยแท็ก {len(self.report.tagged)} แห่ง", *self.report.notes]
        if self.report.left:
            lines.append(f"คงไว้ตามที่พิมพ์ {len(self.report.left)} แห่ง โปรดตรวจว่าควรแก้ทุกปีหรือไม่")
            lines += [f"{each.where}\n  “{each.text}” {each.why}" for each in self.report.left]
        if self.typed_again:
            lines.append(f"ใส่ถ้อยคำเดิมกลับแทนแท็ก {len(self.typed_again)} ย่อหน้า เพราะแท็กพิมพ์ต่างจากเล่มเดิม")
            lines += map(str, self.typed_again)
        if not self.differences:
            return [*lines, f"สร้างเล่มจากแม่แบบแล้วเทียบ {self.paragraphs} ย่อหน้า ตรงกับเล่มเดิมทุกคำ"]
        told = f"สร้างเล่มจากแม่แบบแล้วเทียบ {self.paragraphs} ย่อหน้า ต่างจากเล่มเดิม {len(self.differences)} แห่ง"
        return [*lines, told, *map(str, self.differences)]


Build = Callable[[Sequence[ChapterFile], str], Path]


def make_templates(
    source: Path, found: Found, typed_again: Collection[Spot] = ()
) -> tuple[list[ChapterFile], TemplatesReport, list[Problem]]:
    """The chapters of a finished Word plan as templates; the source is never written to.

    ``typed_again``: places that stay as typed although a rule would put a tag there.
    """
    package, problems = open_package(source)
    if package is None:
        return [], TemplatesReport(), problems
    problems += accept_revisions(package, source.name) + sanitise(package, source.name)
    already = tags_already(package, source.name)
    starts = chapter_starts(package)
    forms = plan_forms(body_blocks(package, {each.index for each in starts}), found)
    openings = open_forms(package, starts, forms)
    read = reader_of(found, typed_again)
    tagged, left = retag(package, source.name, read)
    pieces = cut(package, [each.start for each in openings])
    chapters = [
        _chapter(number, piece, opening.form, read)
        for number, (piece, opening) in enumerate(zip(pieces, openings, strict=True), 1)
    ]
    report = TemplatesReport(tuple(tagged), (*already, *left), tuple(_note(each) for each in forms))
    return chapters, report, problems + [_shipped(source, each) for each in forms if each.doubt]


def _chapter(number: int, piece: Piece, form: FormMade | None, read: Reader) -> ChapterFile:
    title, when = (piece.title, "") if form is None else (form.name, form.when)
    name = _file_name(number, title, read)
    if form is not None and form.doubt:
        return ChapterFile(name, (starter.TEMPLATES / _SHIPPED[form.name]).read_bytes(), title, when)
    return ChapterFile(name, package_bytes(piece.package), title, when)


def _note(form: FormMade) -> str:
    if form.doubt:
        return f"{form.name}: ใช้แม่แบบที่มากับโปรแกรมแทนตารางเดิม เพราะ{form.doubt}"
    joined = f" ตารางที่ต่อจากหน้าก่อน {form.joined} ตารางรวมเป็นตารางเดียว หัวตารางที่พิมพ์ซ้ำไว้จึงหายไป" if form.joined else ""
    return f"{form.name}: ตารางเดิมเป็นแม่แบบที่เติมข้อมูลจากสมุดงานแล้ว{joined}"


def _shipped(source: Path, form: FormMade) -> Problem:
    what = f"{form.name} ใช้แม่แบบที่มากับโปรแกรมแทนตารางเดิม เพราะ{form.doubt}"
    mend = "ตรวจแม่แบบนี้ แล้วแก้หัวตารางและถ้อยคำใน Word ให้ตรงกับที่หน่วยงานใช้"
    return warning("form-shipped", FilePlace(source.name), what, mend)


def book_toml(chapters: Sequence[ChapterFile]) -> str:
    """book.toml of those chapters. Digits stay as typed: each tag says itself where it prints Thai ones."""
    lines = [
        f'    {{ file = "{each.name}", when = "{each.when}" }},' if each.when else f'    "{each.name}",'
        for each in chapters
    ]
    return "\n".join(
        (
            "# รายการของเล่ม แก้ไขด้วย Notepad ได้ บันทึกเป็น UTF-8", "chapters = [", *lines, "]", "",
            "# ตัวเลขตามที่พิมพ์ไว้ในแม่แบบและสมุดงาน", 'numerals = "as-typed"', f'output = "{DEFAULT_OUTPUT}"', "",
        )
    )  # fmt: skip


def prove_templates(source: Path, found: Found, build: Build) -> tuple[TemplatesProof, list[Problem]]:
    """Makes the templates, builds the book from them again and again until it says what the plan says.

    ``build`` takes the chapters and the text of book.toml and gives the path of the book, built with the plan's own
    data; what it raises goes on to the caller.
    """
    typed_again: dict[Spot, Difference] = {}
    while True:  # each round types some words again, so there is a last one
        chapters, report, problems = make_templates(source, found, typed_again)
        if not chapters:
            return TemplatesProof((), report, 0, (), ()), problems
        count, differing = _compare(source, build(chapters, book_toml(chapters)))
        changes = _changes(report.tagged)
        again = {
            (each.original, start): each
            for each in differing
            for start in wrong_spots(each, changes.get(each.original, []))
        }
        if not again:
            mended = tuple(dict.fromkeys(typed_again.values()))
            return TemplatesProof(tuple(chapters), report, count, mended, tuple(differing)), problems
        typed_again |= again


def _changes(tagged: Sequence[Tagged]) -> dict[str, list[Replacement]]:
    """What was replaced in each paragraph, by its text as typed: paragraphs of the same words are treated alike."""
    found: dict[str, list[Replacement]] = {}
    for each in sorted(set(tagged), key=lambda each: each.start):
        change = Replacement(each.start, each.start + len(each.was), each.tag)
        mine = found.setdefault(each.text, [])
        if change not in mine:
            mine.append(change)
    return found


def _compare(source: Path, book: Path) -> tuple[int, list[Difference]]:
    """How many paragraphs the plan has, and where the book says something else."""
    original, rebuilt = _said(source), _said(book)
    found = [each for mine, other in zip(original, rebuilt, strict=True) for each in differences(mine, other)]
    return sum(map(len, original)), found


def _said(path: Path) -> tuple[list[Line], list[Line]]:
    package, _ = open_package(path)
    if package is None:
        return [], []
    accept_revisions(package, path.name)
    return said(package, path.name)


def _file_name(number: int, title: str, read: Reader) -> str:
    """01-คำนำ.docx: the title without what changes from plan to plan."""
    words, after = [], 0
    for each in read(title, False).replacements:
        words.append(title[after : each.start])
        after = each.end
    name = _NOT_IN_A_FILE_NAME.sub("-", "".join([*words, title[after:]])).strip("-.")
    return f"{number:02}-{name[:_LONGEST_NAME].rstrip('-.') or 'ส่วน'}.docx"
