"""Cuts a part with tags into pieces: the tree is written out once, with a mark where each tag stands.

Everything that depends on the place of a tag is decided here, once per template: in which text a value stands, what a
line end in it becomes, which ids must be renewed in each round of a loop, what a month's cell can draw.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass

from jinja2 import nodes
from lxml import etree

from docgen.late_pattern import late_pattern
from docgen.schema import Kind
from docgen.word.compiler.arrow import DECLARATIONS, NAMESPACES, SpanCell, arrows_of_row
from docgen.word.compiler.list_restart import Numbering, restarts, set_number
from docgen.word.compiler.picture_place import TextAreas, let_line_grow, place_of
from docgen.word.compiler.plain_expression import plain
from docgen.word.namespaces import IN_TABLE, LIVE, ONCE, RELATIONSHIPS, STATEMENT, TAG, VALUE, W14, WP, XML, W, w
from docgen.word.rendering.pieces import (
    BOOKMARK,
    DRAWING,
    Address,
    Bar,
    Drawing,
    Else,
    End,
    Expression,
    For,
    If,
    ListBegin,
    ListNumber,
    Live,
    Merge,
    MergedText,
    Piece,
    Print,
    RowAbove,
    RunningNumber,
)
from docgen.word.rendering.running_numbers import END, START, number_mark, split_marks
from docgen.word.rendering.text_writer import TextForm
from docgen.word.style_chain import StyleChain
from docgen.word.tags.chapter import TagKind
from docgen.word.tags.expressions import Resolved
from docgen.word.tags.merged_cells import MergingTable, merging_tables, set_merge
from docgen.word.tags.tag_text import scan

_DISTRIBUTED = ("thaiDistribute", "both", "distribute")
_WP14 = "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing"
# Editing marks that must be unique in a document and that Word makes anew when they are absent.
_ONCE_ONLY = (f"{{{W14}}}paraId", f"{{{W14}}}textId", f"{{{_WP14}}}anchorId", f"{{{_WP14}}}editId")
_MARK = late_pattern(f"{START}piece:([0-9]+){END}")
_XMLNS = late_pattern(r' xmlns(?::([\w.-]+))?="([^"]*)"')
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SPACE = ' xml:space="preserve"'


@dataclass(frozen=True)
class Surroundings:
    """What cutting a part must know of the whole package. ``by_code``: value tags, as those in attributes are found."""

    resolved: Mapping[int, Resolved]
    by_code: Mapping[str, Resolved]
    styles: StyleChain
    areas: TextAreas
    numbering: Numbering | None


class Cutter:
    """Cuts one part. In headers and footers tables count as prose too (numerals policy "mixed")."""

    def __init__(self, root: etree._Element, part: str, around: Surroundings) -> None:
        self.root = deepcopy(root)
        self.part = part
        self.around = around
        self.resolved = around.resolved
        self.by_code = around.by_code
        self.styles = around.styles
        self.prose = root.tag in (w("hdr"), w("ftr"))
        self.pieces: list[Piece] = []
        self.slots = 2_000_000  # below are those of the contents' own numbers
        self.conflicts = "".join(
            DECLARATIONS[prefix] for prefix, uri in NAMESPACES.items() if self.root.nsmap.get(prefix, uri) != uri
        )

    def cut(self) -> list[Piece]:
        """The part's bytes, literal and not, in order."""
        renew_ids(self.root, self)
        self._begin_lists()
        bars = self._bars()
        merged = {cell: piece for table in self._merging_tables() for cell, piece in table.items()}
        blocks = self.around.areas.by_block(self.root)
        for element in list(self.root.iter(ONCE, LIVE)):
            inside = "".join(map(self._fragment, element)).encode()
            self._replace(element, self.mark(Live(inside, element.tag == ONCE)))
        for element in list(self.root.iter(VALUE, STATEMENT)):
            if element.get("code") == "else":  # docgen's own have no tag
                self._replace(element, self.mark(Else()))
                continue
            tag = self.resolved[int(element.get("id", "0"))]
            if element.tag == STATEMENT:
                self._replace(element, self.mark(_statement(tag)))
            elif element in bars:
                self._replace(element, self.mark(bars[element]))
            elif element in merged:
                self._replace_merged(element, merged[element])
            elif tag.kind is Kind.PICTURE:
                let_line_grow(element, self.styles)
                place = place_of(element, self.part, self.around.areas, blocks, self.styles)
                self._replace(element, self.mark(Drawing(plain(tag.node), place)))
            else:
                self._replace_value(element, tag)
        for element in self.root.iter(etree.Element):
            self._cut_attributes(element)
        return list(self._split(self._written()))

    def mark(self, piece: Piece) -> str:
        """Keeps the piece; gives the mark that stands for it in the tree."""
        self.pieces.append(piece)
        return f"{START}piece:{len(self.pieces) - 1}{END}"

    def put_last(self, piece: Piece, before: str = "") -> None:
        """Puts a piece behind everything in the root, or before the child of that name."""
        stop = self.root.find(before) if before else None
        last = stop.getprevious() if stop is not None else self.root[-1] if len(self.root) else None
        if last is None:
            self.root.text = self.mark(piece) + (self.root.text or "")
        else:
            last.tail = self.mark(piece) + (last.tail or "")

    def slot(self) -> int:
        """A new slot for a running number."""
        self.slots += 1
        return self.slots

    # -- values

    def _replace_value(self, element: etree._Element, tag: Resolved) -> None:
        parent = element.getparent()
        is_span = tag.kind is Kind.SPAN
        if parent is None or parent.tag != w("r"):
            # Properties keep their digits as they come: programs sort and search by them.
            keep = not str(self.root.tag).startswith(f"{{{W}}}")
            form = TextForm("\n", "\t", self._in_table(element), keep_digits=keep)
            self._replace(element, self.mark(Print(plain(tag.node), form, is_span)))
            return
        form = self._run_form(parent, self._in_table(element))
        self._put_text(element, self.mark(Print(plain(tag.node), form, is_span)))

    @staticmethod
    def _put_text(element: etree._Element, mark: str) -> None:
        text = etree.Element(w("t"))
        text.set(f"{{{XML}}}space", "preserve")
        text.text = mark
        text.tail = element.tail
        element.getparent().replace(element, text)  # type: ignore[union-attr]

    @staticmethod
    def _replace(element: etree._Element, text: str) -> None:
        """The text instead of the element, with what stood behind it."""
        parent, before = element.getparent(), element.getprevious()
        text += element.tail or ""
        if before is not None:
            before.tail = (before.tail or "") + text
        elif parent is not None:
            parent.text = (parent.text or "") + text
        if parent is not None:
            parent.remove(element)

    def _in_table(self, element: etree._Element) -> bool:
        is_told = element.get(IN_TABLE) is not None
        return not self.prose and (is_told or next(element.iterancestors(w("tbl")), None) is not None)

    def _run_form(self, run: etree._Element, in_table: bool) -> TextForm:
        """A line end inside a run is w:br; in a distributed paragraph, whose lines before a w:br would be torn to the
        full width, a new paragraph of the same kind.
        """
        t, br, tab = (_prefixed(run, name) for name in ("t", "br", "tab"))
        opened, closed = f"<{t}{_SPACE}>", f"</{t}>"
        line_end = f"{closed}<{br}/>{opened}"
        paragraph = run.getparent()
        is_plain = paragraph is not None and paragraph.tag == w("p")
        if paragraph is not None and is_plain and self.styles.paragraph_value(paragraph, "jc") in _DISTRIBUTED:
            line_end = closed + self._new_paragraph(run, paragraph) + opened
        return TextForm(line_end, f"{closed}<{tab}/>{opened}", in_table)

    def _new_paragraph(self, run: etree._Element, paragraph: etree._Element) -> str:
        p, r = (_prefixed(run, name) for name in ("p", "r"))
        properties = deepcopy(paragraph.find(w("pPr")))
        for name in ("numPr", "sectPr", "pageBreakBefore"):
            for gone in [] if properties is None else properties.findall(w(name)):
                gone.getparent().remove(gone)  # type: ignore[union-attr]
        run_properties = run.find(w("rPr"))
        return f"</{r}></{p}><{p}>{self._fragment(properties)}<{r}>{self._fragment(run_properties)}"

    def _fragment(self, element: etree._Element | None) -> str:
        """An element as text, without the declarations that the part's root makes."""
        if element is None:
            return ""
        copy = deepcopy(element)
        copy.tail = None
        text = etree.tostring(copy, encoding="unicode")
        head, closing, rest = text.partition(">")
        known = {(prefix or "", uri) for prefix, uri in self.root.nsmap.items()}
        kept = _XMLNS.sub(lambda found: "" if (found[1] or "", found[2]) in known else found[0], head)
        return kept + closing + rest

    # -- merged cells

    def _merging_tables(self) -> Iterator[dict[etree._Element, Merge]]:
        for number, table in enumerate(merging_tables(self.root, self.resolved), 1):
            self._mark_rows(number, table)
            found: dict[etree._Element, Merge] = {}
            for row in table.rows:
                left = 0
                for cell in row.cells:
                    node = plain(self.resolved[int(cell.get("id", "0"))].node)
                    found[cell] = Merge(node, self.slot(), left, number, row.number)
                    left = found[cell].slot
            yield found

    def _mark_rows(self, number: int, table: MergingTable) -> None:
        """Behind each row stands which it was; a loop begins without a row above."""
        for row in table.rows:
            row.row.tail = self.mark(RowAbove(number, row.number)) + (row.row.tail or "")
        for loop in {row.loop: None for row in table.rows}:
            self._put_before(loop, self.mark(RowAbove(number, 0)))
        for other in table.others:
            other.tail = self.mark(RowAbove(number, 0)) + (other.tail or "")

    @staticmethod
    def _put_before(element: etree._Element, text: str) -> None:
        before, parent = element.getprevious(), element.getparent()
        if before is not None:
            before.tail = (before.tail or "") + text
        elif parent is not None:
            parent.text = (parent.text or "") + text

    def _replace_merged(self, element: etree._Element, piece: Merge) -> None:
        set_merge(next(element.iterancestors(w("tc"))), self.mark(piece))
        run = next(element.iterancestors(w("r")))
        self._put_text(element, self.mark(MergedText(piece.slot, self._run_form(run, self._in_table(element)))))

    # -- lists

    def _begin_lists(self) -> None:
        numbering = self.around.numbering
        if numbering is None or self.root.find(f".//{STATEMENT}") is None:
            return
        for restart in restarts(self.root, numbering, self.styles):
            slot = self.slot()
            restart.loop.tail = self.mark(ListBegin(slot)) + (restart.loop.tail or "")
            number = self.mark(ListNumber(slot, restart.number))
            for paragraph in restart.paragraphs:
                set_number(paragraph, number, numbering, self.styles)

    # -- months

    def _bars(self) -> dict[etree._Element, Bar]:
        bars: dict[etree._Element, Bar] = {}
        for row in self.root.iter(w("tr")):
            for element, arrows in arrows_of_row(list(self._span_cells(row)), self.styles, self.conflicts):
                bars[element] = Bar(plain(self.resolved[int(element.get("id", "0"))].node), arrows)
        return bars

    def _span_cells(self, row: etree._Element) -> Iterator[SpanCell]:
        for element in row.iter(VALUE):
            tag = self.resolved[int(element.get("id", "0"))]
            is_path = isinstance(tag.node, nodes.Getattr | nodes.Name)
            parent = element.getparent()
            in_run = parent is not None and parent.tag == w("r") and next(element.iterancestors(w("tr"))) is row
            if tag.kind is Kind.SPAN and tag.field and is_path and in_run:
                owner = tag.node.node if isinstance(tag.node, nodes.Getattr) else None
                yield SpanCell(element, repr(owner), tag.field.position)

    # -- attributes

    def _cut_attributes(self, element: etree._Element) -> None:
        is_address = element.tag == f"{{{RELATIONSHIPS}}}Relationship" and element.get("TargetMode") == "External"
        for name, value in element.attrib.items():
            if "{{" in value:
                self._cut_attribute(element, str(name), str(value), is_address and name == "Target")

    def _cut_attribute(self, element: etree._Element, name: str, value: str, is_address: bool) -> None:
        pieces: list[str | Expression] = []
        after = 0
        for found in scan(value)[0]:
            tag = self.by_code.get(found.code)
            if found.kind is TagKind.VALUE and tag is not None:
                pieces += [value[after : found.start], plain(tag.node)]
                after = found.end
        pieces.append(value[after:])
        if len(pieces) == 1:
            return
        if is_address:
            element.set(name, self.mark(Address(tuple(pieces))))
            return
        form = TextForm("&#10;", "&#9;", self._in_table(element), in_attribute=True)
        element.set(name, "".join(each if isinstance(each, str) else self.mark(Print(each, form)) for each in pieces))

    # -- writing

    def _written(self) -> str:
        missing = {prefix: uri for prefix, uri in NAMESPACES.items() if prefix not in self.root.nsmap}
        if not any(isinstance(piece, Bar | Drawing) for piece in self.pieces):
            missing = {}
        etree.cleanup_namespaces(self.root, keep_ns_prefixes=_prefixes(self.root))
        text = etree.tostring(self.root, encoding="unicode")
        name_end = re.compile(r"<[^\s/>]+").match(text)
        cut = 0 if name_end is None else name_end.end()
        return _DECLARATION + text[:cut] + "".join(DECLARATIONS[prefix] for prefix in missing) + text[cut:]

    def _split(self, text: str) -> Iterator[Piece]:
        after = 0
        for found in _MARK.finditer(text):
            yield from _literals(text[after : found.start()])
            yield self.pieces[int(found[1])]
            after = found.end()
        yield from _literals(text[after:])


def _literals(text: str) -> Iterator[Piece]:
    for each in split_marks(text):
        if isinstance(each, RunningNumber):
            yield each
        elif each:
            yield each.encode()


def _prefixed(element: etree._Element, name: str) -> str:
    return f"{element.prefix}:{name}" if element.prefix else name


def _prefixes(root: etree._Element) -> list[str]:
    """All prefixes of the part but docgen's own: mc:Ignorable and Requires name prefixes that no element uses."""
    declared = {pair for element in root.iter(etree.Element) for pair in element.nsmap.items()}
    return sorted({prefix for prefix, uri in declared if prefix and uri != TAG})


def renew_ids(root: etree._Element, cutter: Cutter) -> None:
    """Ids inside loops become running numbers, so that each round has its own."""
    starts: dict[str, tuple[etree._Element, int]] = {}
    for element, loop in _with_loops(root, 0):
        if element.tag == w("bookmarkStart"):
            starts[element.get(w("id"), "")] = (element, loop)
        elif element.tag == w("bookmarkEnd"):
            start, start_loop = starts.pop(element.get(w("id"), ""), (None, 0))
            _renew_bookmark(start, element, start_loop, loop, cutter)
        elif loop:
            _renew(element, cutter)


def _renew(element: etree._Element, cutter: Cutter) -> None:
    for name in _ONCE_ONLY:
        element.attrib.pop(name, "")
    if element.tag == f"{{{WP}}}docPr":
        element.set("id", number_mark(RunningNumber(DRAWING, cutter.slot(), True)))
    elif element.tag == w("id") and (parent := element.getparent()) is not None and parent.tag == w("sdtPr"):
        parent.remove(element)  # optional; Word numbers controls itself


def _renew_bookmark(
    start: etree._Element | None, end: etree._Element, start_loop: int, end_loop: int, cutter: Cutter
) -> None:
    if start is None or START in start.get(w("id"), "") or not (start_loop or end_loop):
        return
    if start_loop != end_loop:  # a bookmark that begins and ends in different rounds marks nothing
        for each in (start, end):
            Cutter._replace(each, "")
        return
    slot, name = cutter.slot(), start.get(w("name"), "")
    start.set(w("id"), number_mark(RunningNumber(BOOKMARK, slot, True)))
    end.set(w("id"), number_mark(RunningNumber(BOOKMARK, slot, False)))
    if START not in name:  # at most 40 characters (17.13.6.2)
        start.set(w("name"), name[:28] + number_mark(RunningNumber(BOOKMARK, slot, False, "_%d")))


def _with_loops(parent: etree._Element, loop: int) -> list[tuple[etree._Element, int]]:
    """Every element below with its innermost loop (the id of the for statement; 0 outside loops), in document order."""
    found: list[tuple[etree._Element, int]] = []
    stack = [loop]
    for child in parent.iterchildren(etree.Element):
        word = child.get("code", "").split(None, 1)[:1] if child.tag == STATEMENT else []
        if word == ["for"]:
            stack.append(int(child.get("id", "0")))
        elif word == ["endfor"] and len(stack) > 1:
            stack.pop()
        found.append((child, stack[-1]))
        found += _with_loops(child, stack[-1])
    return found


def _statement(tag: Resolved) -> Piece:
    if tag.word == "for":
        return For(tag.variable, plain(tag.node), None if tag.condition is None else plain(tag.condition))
    return If(plain(tag.node), tag.word == "elif") if tag.word in ("if", "elif") else End()
