"""Turns a finished book template into a program: literal bytes, and the code that writes what stands between them.

Nothing of the output is ever parsed again: a project's row costs its bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from docgen.thai.digits import Numerals
from docgen.word.compiler.cutting import Cutter, Surroundings
from docgen.word.compiler.list_restart import BEHIND_NUM, read_numbering
from docgen.word.compiler.picture_place import TextAreas
from docgen.word.compiler.pictures import make_ready, parts_with_pictures
from docgen.word.namespaces import TAG, WP, w
from docgen.word.package import Package, relationships_part
from docgen.word.rendering.pieces import BOOKMARK, COUNTERS, DRAWING, ListNumber, NewLists, PictureLinks, Piece, Program
from docgen.word.rendering.program_source import Constants, part_source
from docgen.word.rendering.running_numbers import START
from docgen.word.style_chain import StyleChain
from docgen.word.tags.expressions import Resolved

_TAGGED = (TAG.encode(), b"{{", START.encode())
_LARGEST_ID = 1_000_000_000  # Word numbers its own drawings at random up to 2^31; rendering counts on below that


def compile_book(package: Package, resolved: Mapping[int, Resolved], numerals: Numerals) -> Program:
    """The program of a book template whose every tag was checked (``resolved`` by tag id)."""
    return _Compiler(package, resolved).program(numerals)


class _Compiler:
    """One book being compiled: what its parts share, and what they turned out to need."""

    def __init__(self, package: Package, resolved: Mapping[int, Resolved]) -> None:
        pictured = parts_with_pictures(package, resolved)
        make_ready(package, pictured)
        self.package = package
        self.links = {relationships_part(part): part for part in pictured}
        self.numbering = read_numbering(package)
        by_code = {tag.code: tag for tag in resolved.values() if not tag.word}
        self.around = Surroundings(resolved, by_code, StyleChain(package), TextAreas(package), self.numbering)
        self.static: dict[str, bytes] = {}
        self.parts: dict[str, tuple[Piece, ...]] = {}
        self.lists: dict[int, tuple[bytes, ...]] = {}  # those that begin anew

    def program(self, numerals: Numerals) -> Program:
        """All parts; the lists last, when it is known which of them begin anew."""
        last = "" if self.numbering is None else self.numbering.part
        for name in sorted(self.package.names(), key=lambda name: name == last):
            self.compile(name, self.pieces(name))
        return Program(
            self.static, self.parts, _first_numbers(self.package), numerals, self.package.main(), self.lists,
            tuple(self.numbering.nums if self.numbering else ()), (*self.links, *([last] if self.lists else [])),
        )  # fmt: skip

    def compile(self, name: str, pieces: Sequence[Piece]) -> None:
        """Literal parts stay as they are."""
        if len(pieces) == 1 and isinstance(pieces[0], bytes):
            self.static[name] = pieces[0]
            return
        self.parts[name] = tuple(pieces)
        part_source("checked", pieces, Constants(), many=False)  # what is nested too deep is told now
        for piece in pieces:
            if isinstance(piece, ListNumber) and self.numbering is not None:
                self.lists.setdefault(piece.number, self.numbering.begun_anew(piece.number))

    def pieces(self, name: str) -> Sequence[Piece]:
        """A part cut where its tags stand, and where links and lists are added to it."""
        data = self.package.data(name)
        adds_lists = bool(self.lists) and self.numbering is not None and name == self.numbering.part
        is_xml = name.lower().endswith((".xml", ".rels", ".vml"))
        if not is_xml or not (name in self.links or adds_lists or any(mark in data for mark in _TAGGED)):
            return [data]
        cutter = Cutter(self.package.tree(name), name, self.around)
        if name in self.links:
            cutter.put_last(PictureLinks(self.links[name]))
        if adds_lists:
            cutter.put_last(NewLists(), BEHIND_NUM)
        pieces = cutter.cut()
        return pieces if len(pieces) > 1 else [data]


def _first_numbers(package: Package) -> dict[str, int]:
    """Counters go on behind the ids that the template's own drawings and bookmarks have."""
    first = dict.fromkeys(COUNTERS, 1)
    for name in package.stories():
        root = package.tree(name)
        first[DRAWING] = max([first[DRAWING], *_behind(root, f"{{{WP}}}docPr", "id")])
        first[BOOKMARK] = max([first[BOOKMARK], *_behind(root, w("bookmarkStart"), w("id"))])
    return first


def _behind(root: etree._Element, tag: str, attribute: str) -> Iterator[int]:
    for element in root.iter(tag):
        value = element.get(attribute, "")
        if value.isascii() and value.isdigit() and int(value) < _LARGEST_ID:
            yield int(value) + 1
