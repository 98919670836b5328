"""What the templates say the book's rows and paragraphs look like: literal text and fields of records.

Read from the healed chapters (docgen's own elements in place of tags) by a small reading of its own: a path, filters
behind it, nothing more. Whatever is richer (conditions, sums, loops inside a cell) becomes a piece that is not proven.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from docgen.late_pattern import late_pattern
from docgen.schema import Field, Kind, Record
from docgen.word.chapter import Chapter
from docgen.word.namespaces import MC, STATEMENT, VALUE, W, w
from docgen.word.proof.pattern import FieldPiece, FreePiece, Pattern, Piece, fixed_chunks

_PATH = late_pattern(r"^\s*([^\s|.()]+(?:\.[^\s|.()]+)*)\s*((?:\|[^|]*)*)$")
_FOR = late_pattern(r"^for\s+(\S+)\s+in\s+([^\s|]+?)(\s+if\s.*)?$", re.DOTALL)
_SKIPPED = {w(name) for name in ("drawing", "pict", "object", "instrText", "pPr", "rPr", "sectPr")}
_FALLBACK = f"{{{MC}}}Fallback"
_SKIPPED.add(f"{{{MC}}}AlternateContent")
_OPENING = {"for": 1, "if": 1, "endfor": -1, "endif": -1}
_BLOCKS = {w(name) for name in ("tbl", "sdt", "sdtContent", "body", "customXml", "footnote", "endnote")}
_BREAKS = {w("br"): "\n", w("cr"): "\n", w("tab"): "\t", w("noBreakHyphen"): "-"}


@dataclass
class _Scope:
    """Loop variables in force: name → record, the innermost loop, and whether a condition is around."""

    names: dict[str, Record]
    record: str = ""
    listing: str = ""
    conditions: int = 0
    filtered: bool = False
    repeats: bool = False

    def inside(self, variable: str, record: Record, listing: str, filtered: bool) -> _Scope:
        repeats = self.repeats or (bool(self.listing) and listing.split(".")[0] not in self.names)
        return _Scope(
            {**self.names, variable: record}, record.name, listing, self.conditions, self.filtered or filtered, repeats
        )


@dataclass
class _Reader:
    schema: Record
    patterns: list[Pattern] = field(default_factory=list)
    scopes: list[_Scope] = field(default_factory=list)
    fields: int = 0  # how many fields are open: what a field shows is Word's to make anew
    inline: int = 0  # how many blocks within a paragraph are open: what stands in them may be left out or repeated

    @property
    def scope(self) -> _Scope:
        return self.scopes[-1]

    def read(self, parent: object) -> None:
        """Walks blocks in document order; loops and conditions open and close scopes as siblings."""
        for child in parent:  # type: ignore[attr-defined]
            tag = child.tag
            if tag == STATEMENT:
                self.statement(child.get("code", ""))
            elif tag == w("p"):
                self.add(False, (self.pieces(child),))
            elif tag == w("tr"):
                self.row(child)
            elif tag in _BLOCKS:
                self.read(child)

    def statement(self, code: str) -> None:
        word = code.split(None, 1)[0] if code.split() else ""
        if word == "for":
            self.scopes.append(self.loop(code))
        elif word == "if":
            self.scopes.append(replace(self.scope, conditions=self.scope.conditions + 1))
        elif word in ("endfor", "endif") and len(self.scopes) > 1:
            self.scopes.pop()

    def loop(self, code: str) -> _Scope:
        found = _FOR.match(code.strip())
        target = self.resolve(found[2]) if found else None
        if found is None or target is None or target[1].record is None:
            return replace(self.scope, conditions=self.scope.conditions + 1)
        return self.scope.inside(found[1], target[1].record, found[2], bool(found[3]))

    def resolve(self, path: str) -> tuple[Record, Field] | None:
        """The record and the field that a dotted path ends at."""
        head, *rest = path.split(".")
        record = self.scope.names.get(head)
        steps = rest if record is not None else [head, *rest]
        record = record if record is not None else self.schema
        found: tuple[Record, Field] | None = None
        for step in steps:
            each = record.find(step) if record is not None else None
            if each is None or record is None:
                return None
            found = (record, each)
            record = each.record if each.kind is Kind.RECORD else None
        return found

    def row(self, row: object) -> None:
        cells = list(_cells(row))
        if any(True for _ in row.iterfind(f"{{{W}}}tc/{{{W}}}tbl")):  # type: ignore[attr-defined]
            for cell in cells:
                for nested in cell.iterfind(w("tbl")):  # type: ignore[attr-defined]
                    self.read(nested)
        columns_loop = row.find(STATEMENT) is not None  # type: ignore[attr-defined]
        self.add(True, () if columns_loop else tuple(self.cell(cell) for cell in cells))

    def cell(self, cell: object) -> tuple[Piece, ...]:
        """A cell merged with the one above shows that one's text (17.4.84), whatever it holds itself."""
        merged = cell.find(f"{w('tcPr')}/{w('vMerge')}")  # type: ignore[attr-defined]
        if merged is not None and merged.get(w("val")) != "restart":
            return (FreePiece(),)
        return self.pieces(cell)

    def add(self, is_row: bool, cells: tuple[tuple[Piece, ...], ...]) -> None:
        scope = self.scope
        own = any(isinstance(piece, FieldPiece) and piece.record == scope.record for cell in cells for piece in cell)
        self.patterns.append(
            Pattern(
                len(self.patterns), is_row, self.record_of(cells) if not own else scope.record, scope.listing,
                bool(scope.conditions or scope.filtered), cells, scope.repeats,
            )
        )

    def record_of(self, cells: tuple[tuple[Piece, ...], ...]) -> str:
        """A row that prints nothing of its innermost loop is a row of the record that it does print, if only one."""
        records = {piece.record for cell in cells for piece in cell if isinstance(piece, FieldPiece)}
        return records.pop() if len(records) == 1 and not self.scope.record else ""

    def pieces(self, block: object) -> tuple[Piece, ...]:
        return tuple(_joined(self.raw_pieces(block)))

    def raw_pieces(self, block: object) -> Iterator[Piece]:
        for child in block:  # type: ignore[attr-defined]
            tag = child.tag
            if tag == VALUE:
                yield FreePiece() if self.inline else self.value(child.get("expression", ""))
            elif tag == STATEMENT:
                self.inline += _OPENING.get(child.get("code", "").split(None, 1)[0], 0)
                yield FreePiece()
            elif tag == w("t"):
                yield FreePiece() if self.fields or self.inline else child.text or ""
            elif tag in _BREAKS:
                yield _BREAKS[tag]
            elif tag == w("fldChar"):
                self.fields += {"begin": 1, "end": -1}.get(child.get(w("fldCharType"), ""), 0)
                yield FreePiece()
            elif tag == w("fldSimple"):
                yield FreePiece()
            elif tag not in _SKIPPED and tag != w("tbl"):
                yield from self.raw_pieces(child)
        if block.tag == w("p"):  # type: ignore[attr-defined]
            yield "\n"

    def value(self, expression: str) -> Piece:
        found = _PATH.match(expression)
        target = self.resolve(found[1]) if found else None
        if found is None or target is None or target[1].kind in (Kind.LIST, Kind.RECORD):
            return FreePiece()
        filters = tuple(name.strip().split("(")[0] for name in found[2].split("|")[1:])
        return FieldPiece(target[0].name, target[1], filters)


def _cells(row: object) -> Iterator[object]:
    for child in row:  # type: ignore[attr-defined]
        if child.tag == w("tc"):
            yield child
        elif child.tag in (w("sdt"), w("sdtContent"), w("customXml")):
            yield from _cells(child)


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Neighbouring literals as one; neighbouring free pieces as one."""
    last: Piece | None = None
    for piece in pieces:
        if isinstance(piece, str) and isinstance(last, str):
            last += piece
        elif isinstance(piece, FreePiece) and isinstance(last, FreePiece):
            continue
        else:
            if last is not None:
                yield last
            last = piece
    if last is not None:
        yield last


def read_patterns(chapter: Chapter, schema: Record) -> tuple[Pattern, ...]:
    """The patterns of one healed chapter's body, in document order."""
    reader = _Reader(schema, scopes=[_Scope({})])
    package = chapter.package
    reader.read(package.tree(package.main()))
    return tuple(reader.patterns)


def other_chunks(chapter: Chapter, schema: Record) -> list[str]:
    """The same for headers, footers, notes, and the text boxes of all parts."""
    package = chapter.package
    reader = _Reader(schema, scopes=[_Scope({})])
    for part in package.stories():
        if part.endswith("comments.xml"):
            continue
        if part != package.main():
            reader.read(package.tree(part))
        for box in package.tree(part).iter(w("txbxContent")):
            if _stands_always(box):
                reader.read(box)
    return fixed_chunks(reader.patterns)


def _stands_always(box: etree._Element) -> bool:
    """Whether no loop, condition or fallback is around a text box."""
    for step in (box, *box.iterancestors()):
        before = [each.get("code", "").split(None, 1)[0] for each in step.itersiblings(STATEMENT, preceding=True)]
        if sum(_OPENING.get(word, 0) for word in before) > 0 or step.tag == _FALLBACK:
            return False
    return True
