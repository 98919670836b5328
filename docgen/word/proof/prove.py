"""The one entrance of the proof: the finished package against the templates' patterns and the workbook's records."""

from __future__ import annotations

import io
import pyexpat as expat  # all that xml.parsers.expat is, without looking through two packages for it

from docgen.late_pattern import late_pattern
from docgen.named_tuple import NamedTuple
from docgen.problems import Problem, WordPlace, error
from docgen.word.proof.book_reader import Block, read_book
from docgen.word.proof.document_reader import DocumentReader
from docgen.word.proof.leftovers import is_suspect, markup_in, words_in
from docgen.word.proof.matching import ChapterMatch, Difference, Expected, Known, Shape, Sum, chapter_match, plain, told
from docgen.word.proof.pattern import Pattern
from docgen.word.proof.zip_parts import Unreadable, parts_of, pieces

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence
    from decimal import Decimal
    from typing import Any, BinaryIO

_STORIES = (b"hdr", b"ftr", b"footnotes", b"endnotes")
_STORY = late_pattern(rb"<(?:[\w.-]+:)?(?:hdr|ftr|footnotes|endnotes)[\s>]")  # the root of a story beside the body
_HEAD = 4096
_MEND = "เล่มนี้จึงยังไม่ถูกบันทึก โปรดแจ้งผู้ดูแลโปรแกรมพร้อมข้อมูลและแม่แบบชุดนี้"

_NOTHING: Mapping[Any, Any] = type(vars(type))({})  # types.MappingProxyType, without loading ``types``


class Proof(NamedTuple):
    """What was proven: rows found and money printed per record name, and how many tables the book has."""

    rows: Mapping[str, int] = _NOTHING
    baht: Mapping[str, Decimal | int] = _NOTHING
    tables: int = 0


class Claim(NamedTuple):
    """What the book must be: its name, the chapters' files and patterns by number, records and sums, known tokens.

    ``other_texts``: the chapters' own texts in headers, footers, notes and text boxes. ``known``: of the expected
    records, those that stand once, so that any line may print them.
    """

    book: str
    files: Mapping[int, str]
    patterns: Mapping[int, Sequence[Pattern]]
    expected: Expected
    sums: Sequence[Sum]
    known_tokens: Container[str] = frozenset()
    other_texts: Mapping[int, Sequence[str]] = _NOTHING
    known: Known = _NOTHING


class _Prover:
    """Feeds blocks to the chapters' matchings and gathers what is left over."""

    def __init__(self, claim: Claim) -> None:
        self.claim = claim
        self.matches: dict[int, ChapterMatch] = {
            number: chapter_match(patterns, claim.expected, claim.sums, claim.known)
            for number, patterns in claim.patterns.items()
        }
        self.problems: list[Problem] = []
        self.tables = 0
        self.chapter = 0
        self.other_text: list[str] = []  # of headers, footers, notes and text boxes

    def block(self, block: Block) -> tuple[ChapterMatch, Shape] | None:
        """Gives a block to its chapter's matching; which pattern it follows there."""
        self.chapter = block.chapter
        self.tables = max(self.tables, block.table)
        if block.table and not block.row:
            self.problems.append(self.empty_table(block))
            return None
        match = self.matches.get(block.chapter)
        shape = match.feed(block) if match is not None else None
        if is_suspect("\n".join(block.cells)):
            for cell in block.cells:
                self.leftover(cell, self.place(block))
        return (match, shape) if match is not None and shape is not None else None

    def markup(self, piece: str) -> None:
        """Looks for tags in the document itself, its attributes included."""
        for token in markup_in(piece):
            if token not in self.claim.known_tokens:
                place = WordPlace(self.claim.book, f"ส่วนที่ {self.chapter}" if self.chapter else "")
                self.problems.append(error("proof-leftover", place, f"พบ “{token}” หลงเหลือในเล่ม", _MEND))

    def leftover(self, text: str, place: WordPlace) -> None:
        for token in markup_in(text) + words_in(text):
            if token not in self.claim.known_tokens:
                self.problems.append(
                    error("proof-leftover", place, f"พบ “{token}” หลงเหลือในเล่ม: “{text.strip()[:80]}”", _MEND)
                )

    def empty_table(self, block: Block) -> Problem:
        """Word takes a table without any row for damage (17.4.37 allows it, Word does not open it)."""
        file = self.claim.files.get(block.chapter, "")
        what = f"ตารางหนึ่งใน {file} ไม่มีแถวเหลือเลย เพราะไม่มีข้อมูลตามเงื่อนไขของทุกแถว"
        mend = "ใส่แถวหัวตารางที่มีเสมอ หรือครอบทั้งตารางด้วย {%p if … %} และ {%p endif %}"
        return error("table-empty", WordPlace(file or self.claim.book, order=block.table), what, mend)

    def place(self, block: Block) -> WordPlace:
        file = self.claim.files.get(block.chapter, self.claim.book)
        if block.table:
            return WordPlace(self.claim.book, f"ส่วนที่มาจาก {file}", table=block.table, row=block.row, cell=1)
        return WordPlace(self.claim.book, f"ส่วนที่มาจาก {file}", text=block.cells[0].strip()[:40])

    def finish(self) -> None:
        for number, match in self.matches.items():
            self.problems += [self.difference(each) for each in match.differences]
            for shape, record in match.missing():
                self.problems.append(self.missing(number, shape.pattern, record))
            if match.fixed:
                self.problems.append(self.lost(number, match.fixed[-1]))
        whole = "\n".join(map(plain, self.other_text))
        for number, texts in self.claim.other_texts.items():
            self.problems += [self.lost(number, text) for text in texts if plain(text) not in whole]

    def lost(self, number: int, text: str) -> Problem:
        file = self.claim.files.get(number, "")
        what = f"ข้อความ “{text[:80]}” ของแม่แบบ {file} หายไปจากเล่ม"
        return error("proof-text", WordPlace(self.claim.book, f"ส่วนที่มาจาก {file}"), what, _MEND)

    def difference(self, found: Difference) -> Problem:
        if found.kind == "total":
            what = f"ยอดรวมที่พิมพ์คือ “{found.printed}” แต่ผลบวกของแถวในเล่มคือ “{found.expected}”"
            return error("proof-total", self.place(found.block), what, _MEND)
        what = f"พบแถว “{found.printed[:160]}” ที่ไม่ตรงกับข้อมูล"
        if found.expected:
            what += f" แถวถัดไปที่ควรพบคือ “{found.expected[:160]}”"
        return error("proof-row", self.place(found.block), what, _MEND)

    def unreadable(self, where: str) -> Problem:
        """What was written cannot be read."""
        return error("proof-row", WordPlace(self.claim.book), f"อ่านเล่มกลับไม่ได้ ({where})", _MEND)

    def missing(self, number: int, pattern: Pattern, record: Mapping[str, object]) -> Problem:
        shown = told(record)
        file = self.claim.files.get(number, "")
        what = f"ไม่พบ “{shown[:160]}” ในลำดับที่ควรอยู่"
        return error("proof-row", WordPlace(self.claim.book, f"ส่วนที่มาจาก {file}", order=pattern.order), what, _MEND)

    def proof(self) -> Proof:
        """Of each record, the form that lists most rows (and most money) speaks."""
        rows: dict[str, int] = {}
        baht: dict[str, Decimal | int] = {}
        for shape in (shape for match in self.matches.values() for shape in match.shapes if shape.found):
            record = shape.pattern.record
            rows[record] = max(rows.get(record, 0), shape.found)
            baht[record] = max(baht.get(record, 0), shape.money)
        return Proof(rows, baht, self.tables)


def prove(book: BinaryIO, claim: Claim) -> tuple[Proof, list[Problem]]:
    """Reads a finished package back; problems are empty when it says what the workbook and the templates say."""
    prover = _Prover(claim)
    try:
        for part in parts_of(book):
            if part.name == "word/document.xml":
                _prove_document(pieces(book, part), prover)
            else:
                _prove_other(b"".join(pieces(book, part)), part.name, prover)
    except Unreadable as fault:
        prover.problems.append(prover.unreadable(str(fault)))
    prover.finish()
    return prover.proof(), prover.problems


def _prove_document(document: Iterator[bytes], prover: _Prover) -> None:
    try:
        prover.other_text.append(DocumentReader(prover.block, prover.markup).read(document))
    except expat.ExpatError as fault:
        prover.problems.append(prover.unreadable(f"บรรทัด {fault.lineno}"))


def _prove_other(data: bytes, name: str, prover: _Prover) -> None:
    if name.endswith((".xml", ".rels")):
        head = data[:_HEAD]
        if any(each in head for each in _STORIES) and _STORY.search(head):
            boxed = read_book(io.BytesIO(data), lambda block: prover.other_text.extend(block.cells))
            prover.other_text.append(boxed)
        _prove_part(data.decode("utf-8", "replace"), name, prover)


def _prove_part(text: str, name: str, prover: _Prover) -> None:
    for token in markup_in(text):
        if token not in prover.claim.known_tokens:
            place = WordPlace(prover.claim.book, name)
            prover.problems.append(error("proof-leftover", place, f"พบ “{token}” หลงเหลือในเล่ม", _MEND))
