"""Runs a compiled book with values: bytes stream into the zip, and memory holds no more than a chunk of them.

Program is only data; here it is linked with the functions that its source names L0, T0, B0, P0, F0 and so on.
"""

from __future__ import annotations

from itertools import count

from docgen.problems import FilePlace, Problem, error, warning
from docgen.schema import Picture, Span, Value
from docgen.thai.digits import Numerals
from docgen.thai.printing import printed
from docgen.word.rendering.new_lists import LARGEST, Lists
from docgen.word.rendering.operations import OPERATIONS, blanks_pass
from docgen.word.rendering.pieces import COUNTERS, Arrows, Program
from docgen.word.rendering.program_source import Constants, part_source
from docgen.word.rendering.text_writer import TextForm, column_writer, text_writer
from docgen.word.rendering.zip_writer import write_package

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import Any, BinaryIO

_BOOK = FilePlace("เล่มที่กำลังสร้าง")
_ADDRESS_FORM = TextForm("", "", in_attribute=True, keep_digits=True)
_ADDRESS_KINDS = ("http", "https", "mailto")
_ROUNDS_PER_RECORD = 200  # rounds of loops for each record of the data: what honest templates need, times fifty
_ROUNDS_AT_LEAST = 20_000
# Of the book's XML: a row of แบบ ผด. 02 takes 11,000 bytes with its arrows.
_TOLD = 100  # records that tell the shape of their list
_MANY = 30  # records: with fewer, compiling what prints them by columns takes longer than it spares
_BYTES_PER_RECORD = 100_000
_BYTES_AT_LEAST = 50_000_000
_LONGEST_QUOTE = 60


class _Refused(Exception):  # noqa: N818 - reads as what happened
    """Rendering stopped for one problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


def render(
    program: Program, values: Mapping[str, Value], target: BinaryIO, *, live: bool = True, draft: bool = False
) -> list[Problem]:
    """Writes the book as a .docx into ``target`` (which must allow seeking); with an error, what was written is void.

    ``values`` are the records of the schema that the book was checked against. ``live=False`` makes a copy for
    printing: without the contents' field around its entries, which LibreOffice would turn into dead text, it works out
    their page numbers. ``draft``: values may be Blank, which pass filters and sums as they are. OSError when the disk
    is full.
    """
    run = _Run(program, values, live, draft)
    try:
        write_package(target, run.members(), program.main, run.late_members())
    except _Refused as refused:
        return [*run.problems, refused.problem]
    return run.problems


class _Run:
    """One rendering: the namespace of the generated code, its counters, its budget of rounds."""

    def __init__(self, program: Program, values: Mapping[str, Value], live: bool, draft: bool) -> None:
        self.program = program
        self.live = live
        self.draft = draft
        self.values = values
        self.problems: list[Problem] = []
        self.gallery: Any = None  # a Gallery, where pictures are drawn
        records = _records(values)
        self.rounds_left = max(_ROUNDS_AT_LEAST, _ROUNDS_PER_RECORD * records)
        self.bytes_left = _BYTES_AT_LEAST + _BYTES_PER_RECORD * records
        self.write_address = text_writer(_ADDRESS_FORM, Numerals.AS_TYPED, self.forbidden)
        numbers = program.list_numbers
        self.lists = Lists(program.lists, next_number=max(numbers, default=0) + 1, left=LARGEST - len(numbers))
        self.constants = Constants()
        self.functions = {part: f"part_{number}" for number, part in enumerate(program.parts)}
        names = self.functions.items()
        many = records > _MANY
        sources = [part_source(name, program.parts[part], self.constants, many=many) for part, name in names]
        self.names = self.linked()
        # The source is docgen's own, made from nodes that were allowed one by one; no name of a template stands in it.
        # As text: compile() first makes Python's classes of syntax trees, which takes a millisecond.
        exec("\n".join(sources), self.names)  # noqa: S102

    def linked(self) -> dict[str, object]:
        """Everything that the generated code names."""
        program, constants = self.program, self.constants
        counters = {name: count(program.first.get(name, 1)) for name in COUNTERS}
        names: dict[str, object] = {"__builtins__": _BUILTINS, **OPERATIONS, **counters}
        names["live"] = self.live
        names |= {"rows": self.rows, "address": self.address, "bar": _bar_writer(counters["drawing"])}
        if program.late or constants.places:
            names |= self.pictures(counters["drawing"])
        names |= {"new_list": self.new_list, "new_lists": self.lists.written}
        names |= {f"L{n}": literal for n, literal in enumerate(constants.literals)}
        names |= {f"B{n}": arrows for n, arrows in enumerate(constants.arrows)}
        names |= {f"P{n}": place for n, place in enumerate(constants.places)}
        names |= _linked_filters(constants.filters)
        names |= blanks_pass(names) if self.draft else {}
        for n, form in enumerate(constants.forms):
            names[f"T{n}"] = write = text_writer(form, program.numerals, self.forbidden)
            names[f"C{n}"] = column_writer(form, program.numerals, write)
        return names

    def pictures(self, numbers: Iterator[int]) -> dict[str, object]:
        """What draws pictures; most books have none."""
        from docgen.word.rendering.gallery import Gallery

        self.gallery = Gallery([*self.program.static, *self.program.parts], numbers.__next__)
        return {"picture": self.gallery.draw, "picture_links": self.gallery.relationships}

    def members(self) -> Iterator[tuple[str, bytes | Iterator[bytes]]]:
        """The package's parts: ready ones, and generators for those with tags."""
        yield from self.program.static.items()
        for part, function in self.functions.items():
            if part not in self.program.late:
                yield part, self.chunks(function)

    def late_members(self) -> Iterator[tuple[str, bytes | Iterator[bytes]]]:
        """What tells of the pictures drawn and the lists begun in the other parts; then the pictures."""
        for part in self.program.late:
            yield part, self.chunks(self.functions[part])
        yield from self.gallery.members() if self.gallery is not None else ()

    def chunks(self, function: str) -> Iterator[bytes]:
        """One part's bytes; a value of a kind that cannot be printed there ends the rendering (promise R11)."""
        make: Callable[[Mapping[str, Value]], Iterator[bytes]] = self.names[function]  # type: ignore[assignment]
        try:
            for chunk in make(self.values):
                self.bytes_left -= len(chunk)
                if self.bytes_left < 0:
                    raise _Refused(_TOO_LARGE)
                yield chunk
        except (TypeError, KeyError, ArithmeticError, AttributeError) as fault:
            raise _Refused(_unprintable(fault)) from fault

    def rows(self, value: Value) -> object:
        """What a loop runs over: data only, and not more rounds than the data accounts for (promise S6)."""
        if value is None:
            return ()
        if not isinstance(value, list | tuple) or isinstance(value, Span | Picture):
            raise TypeError(type(value).__name__)
        self.rounds_left -= len(value)
        if self.rounds_left < 0:
            raise _Refused(_TOO_LARGE)
        return value

    def address(self, pieces: tuple[Value, ...]) -> bytes:
        """A link's address from its pieces; anything but a web or mail address is refused (promise S4)."""
        from urllib.parse import urlsplit

        text = "".join(printed(piece) for piece in pieces).strip()
        if urlsplit(text.replace("[", "").replace("]", "")).scheme.lower() not in _ADDRESS_KINDS:
            raise _Refused(_bad_address(text))
        return self.write_address(text.replace(" ", "%20"))

    def new_list(self, number: int) -> int:
        """The w:numId of a list begun anew."""
        try:
            return self.lists.new(number)
        except OverflowError:
            raise _Refused(_TOO_MANY_LISTS) from None

    def forbidden(self, text: str) -> None:
        """Tells of characters that no Word file can hold and that were left out."""
        self.problems.append(
            warning(
                "text-mended", _BOOK, f"ตัดอักขระควบคุมที่ Word เก็บไม่ได้ออกจากข้อความ {_quoted(text)}",
                "พิมพ์ข้อความนั้นในข้อมูลใหม่ ถ้าข้อความในเล่มไม่ครบ",
            )
        )


def _linked_filters(names: Iterable[str]) -> dict[str, object]:
    if not names:
        return {}
    from docgen.thai.filters import FILTERS  # with money and dates, which not every template prints

    return {f"F{n}": FILTERS[name].function for n, name in enumerate(names)}


def _bar_writer(numbers: Iterator[int]) -> Callable[[Value, Arrows], bytes]:
    def bar(value: Value, arrows: Arrows) -> bytes:
        """The arrow of one month's cell, nothing where none begins."""
        if not value:
            return b""
        if not isinstance(value, Span):
            raise TypeError(f"a {type(value).__name__} is no month")
        if arrows.continues and not value.start:
            return b""
        columns = min(value.remaining, len(arrows.by_length))
        return (b"%d" % next(numbers)).join(arrows.by_length[columns - 1])

    return bar


def _records(value: object) -> int:
    """How many records the data holds, lists in lists included."""
    if isinstance(value, dict):
        return sum(_records(each) for each in value.values() if type(each) in _NESTED)
    if isinstance(value, list):
        # Records of one list are of one shape: what the first ones hold tells where lists are.
        told = [each for each in value[:_TOLD] if isinstance(each, dict)]
        nested = [each for each in told if not _NESTED.isdisjoint(map(type, each.values()))]
        inner = {name for each in nested for name in each if type(each[name]) in _NESTED}
        return len(value) + sum(_records(each.get(name)) for name in inner for each in value)
    return 0


_NESTED = {list, dict}
_BUILTINS: dict[str, object] = {
    "enumerate": enumerate, "iter": iter, "len": len, "list": list, "next": next, "range": range, "zip": zip,
}  # fmt: skip
_TOO_LARGE = error(
    "loop-too-large", _BOOK, "แท็ก for ซ้อนกันจนวนมากเกินจำนวนข้อมูลที่มี", "ตรวจว่าแท็ก for ชั้นในวนรายการของชั้นนอก ไม่ใช่รายการทั้งหมด"
)

_TOO_MANY_LISTS = error(
    "lists-too-many", _BOOK, f"ลำดับเลขอัตโนมัติในแท็ก for เริ่มนับใหม่เกิน {LARGEST:,} ครั้ง ซึ่ง Word แสดงไม่ได้",
    "ใช้แท็ก {{ loop.index }} แทนลำดับเลขอัตโนมัติของ Word ในรายการนั้น",
)


def _unprintable(fault: Exception) -> Problem:
    name = fault.args[0] if isinstance(fault, KeyError) and fault.args else None
    what = f"ไม่พบ {_quoted(str(name))} ในข้อมูล" if name else "ค่าในข้อมูลเป็นชนิดที่พิมพ์ตรงแท็กนั้นไม่ได้"
    return error("value-unprintable", _BOOK, what, "ตรวจว่าข้อมูลตรงกับชื่อในแม่แบบ แล้วสร้างใหม่")


def _bad_address(text: str) -> Problem:
    return error(
        "external-removed", _BOOK, f"ที่อยู่ของลิงก์ {_quoted(text)} ไม่ใช่ที่อยู่เว็บหรืออีเมล",
        "แก้ค่าในข้อมูลให้ขึ้นต้นด้วย https:// http:// หรือ mailto:",
    )


def _quoted(text: str) -> str:
    shown = "".join(mark if mark.isprintable() else "�" for mark in text)
    return f"“{shown[:_LONGEST_QUOTE]}{'…' if len(shown) > _LONGEST_QUOTE else ''}”"
