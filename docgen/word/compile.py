"""Turns a finished book template into a program: literal bytes, and the code that writes what stands between them.

Nothing of the output is ever parsed again: a project's row costs its bytes. Program holds only plain data (source text,
bytes, tables), so that it can be kept and compared; :mod:`docgen.word.render` links it with the functions it names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from docgen.thai.digits import Numerals
from docgen.word.arrow import Arrows
from docgen.word.cutting import Cutter
from docgen.word.expressions import Resolved
from docgen.word.namespaces import TAG, WP, w
from docgen.word.package import Package
from docgen.word.pieces import Piece
from docgen.word.program_source import Constants, part_source
from docgen.word.running_numbers import BOOKMARK, COUNTERS, DRAWING, START
from docgen.word.style_chain import StyleChain
from docgen.word.text_writer import TextForm

_TAGGED = (TAG.encode(), b"{{", START.encode())
_LARGEST_ID = 1_000_000_000  # Word numbers its own drawings at random up to 2^31; rendering counts on below that


@dataclass(frozen=True, slots=True)
class Program:
    """A compiled book. ``static``: parts without tags; ``parts``: part name → the function in ``source`` that makes it.

    ``literals``, ``forms``, ``bars`` and ``filters`` are what the source names L0, T0, B0, F0 and so on; ``first``
    is each counter's first number; ``main`` the main document part's name; ``loops`` the number of for tags.
    """

    static: Mapping[str, bytes]
    parts: Mapping[str, str]
    source: str
    literals: tuple[bytes, ...]
    forms: tuple[TextForm, ...]
    bars: tuple[Arrows, ...]
    filters: tuple[str, ...]
    first: Mapping[str, int]
    numerals: Numerals
    main: str


def compile_book(package: Package, resolved: Mapping[int, Resolved], numerals: Numerals) -> Program:
    """The program of a book template whose every tag was checked (``resolved`` by tag id)."""
    styles = StyleChain(package)
    static: dict[str, bytes] = {}
    parts: dict[str, str] = {}
    constants = Constants()
    sources: list[str] = []
    for name in package.names():
        pieces = _pieces(package, name, resolved, styles)
        if len(pieces) == 1 and isinstance(pieces[0], bytes):
            static[name] = pieces[0]
            continue
        parts[name] = f"part_{len(parts)}"
        sources.append(part_source(parts[name], pieces, constants))
    return Program(
        static, parts, "\n".join(sources), tuple(constants.literals), tuple(constants.forms), tuple(constants.arrows),
        tuple(constants.filters), _first_numbers(package), numerals, package.main(),
    )  # fmt: skip


def _pieces(package: Package, name: str, resolved: Mapping[int, Resolved], styles: StyleChain) -> list[Piece]:
    data = package.data(name)
    if not name.lower().endswith((".xml", ".rels", ".vml")) or not any(mark in data for mark in _TAGGED):
        return [data]
    root = package.tree(name)
    prose = root.tag in (w("hdr"), w("ftr"))
    pieces = Cutter(root, resolved, styles, prose).cut()
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
