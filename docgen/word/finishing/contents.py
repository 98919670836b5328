"""Fills the book's table of contents with its headings, by the same program that prints the headings.

Headings hold tags and stand in loops. So the contents get a copy of the document's own control structure, cut down to
the statements that have headings inside, with an entry for each heading: what is rendered there is what is rendered in
the body, and two counters that run alike tie entry n to bookmark n. The field stays live: Word fills the page numbers
when it opens the book and can update the contents at any time (TOC field: ECMA-376 part 1, 17.16.5.68).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from docgen.late_pattern import late_pattern
from docgen.word.field_code import ComplexField, complex_fields, field_name
from docgen.word.finishing.settings import ask_for_field_update
from docgen.word.namespaces import IN_TABLE, LIVE, ONCE, STATEMENT, VALUE, XML, W, w
from docgen.word.package import Package
from docgen.word.rendering.pieces import BOOKMARK, ENTRY, HEADING, RunningNumber
from docgen.word.rendering.running_numbers import number_mark
from docgen.word.style_chain import StyleChain

_BOOKMARK_FORM = "_Toc%09d"  # nine digits with leading zeros, as no bookmark of Word's own has
_SWITCH = late_pattern(r'\\([a-z])(?:\s+"([^"]*)"|\s+([^\\\s"]+))?', re.IGNORECASE)
_RANGE = late_pattern(r"\s*(\d)\s*-\s*(\d)\s*$")
_HEADING_NAME = late_pattern(r"heading ([1-9])$", re.IGNORECASE)
_OTHER_LISTS = set("acf")  # switches of lists of figures, tables and marked entries: not of headings
_INDENT = 220  # twips for each level, where the template has no TOC styles
_DEFAULT_WIDTH = 9026  # twips of text on A4 with Word's own margins


@dataclass(frozen=True, slots=True)
class _Levels:
    """Which paragraphs are headings: built-in levels, styles by name (lower case), and whether outline levels count."""

    lowest: int
    highest: int
    styles: dict[str, int]
    outline: bool

    def of(self, paragraph: etree._Element, chain: StyleChain) -> int:
        """The paragraph's level in the contents, 0 for none."""
        style = next(chain.named(paragraph.find(w("pPr")), "pStyle", "paragraph"), None)
        name = None if style is None else style.find(w("name"))
        label = "" if name is None else name.get(w("val"), "").lower()
        built_in = _HEADING_NAME.match(label)
        if label in self.styles:
            return self.styles[label]
        level = int(built_in[1]) if built_in else self._outline_level(paragraph, chain)
        return level if self.lowest <= level <= self.highest else 0

    def _outline_level(self, paragraph: etree._Element, chain: StyleChain) -> int:
        value = chain.paragraph_value(paragraph, "outlineLvl") if self.outline else ""
        return int(value) + 1 if value.isdigit() and int(value) < 9 else 0


@dataclass
class _Outline:
    """The control structure in document order: statements, and headings as (level, paragraph)."""

    items: list[etree._Element | tuple[int, etree._Element]] = field(default_factory=list)


def fill_contents(package: Package) -> None:
    """Puts an entry for every heading into the book's first contents; without contents, nothing is changed.

    Entries hold links and page references (PAGEREF). The field around them can be left away when the book is rendered
    for printing (``live=False`` there): LibreOffice turns the field into dead text but works out the references.
    """
    root = package.tree(package.main())
    _spell_out_simple_field(root)
    found = next((each for each in complex_fields(root) if _lists_headings(each)), None)
    ends = None if found is None else _ends(found)
    if found is None or ends is None:
        return
    chain = StyleChain(package)
    body = root.find(w("body"))
    outline = _Outline()
    removed = set(_between(*ends))
    _gather(root if body is None else body, _levels(found.text), chain, outline, removed)
    items = _pruned(outline.items)
    _Writer(package, chain, found.text).fill(items, *ends)
    ask_for_field_update(package)


# -- the field


def _spell_out_simple_field(root: etree._Element) -> None:
    """w:fldSimple becomes the runs that Word would write."""
    for simple in list(root.iter(w("fldSimple"))):
        parent = simple.getparent()
        if field_name(simple.get(w("instr"), "")) != "TOC" or parent is None:
            continue
        place = parent.index(simple)
        parent[place : place + 1] = [*_field_start(simple.get(w("instr"), "")), *simple, _field_mark("end")]


def _lists_headings(each: ComplexField) -> bool:
    return each.name == "TOC" and not {found[1].lower() for found in _SWITCH.finditer(each.text)} & _OTHER_LISTS


def _levels(code: str) -> _Levels:
    switches = {found[1].lower(): found[2] or found[3] or "" for found in _SWITCH.finditer(code)}
    levels = _RANGE.match(switches.get("o", ""))
    named = re.split("[,;]", switches.get("t", ""))
    pairs = zip(named[::2], named[1::2], strict=False)
    styles = {name.strip().lower(): int(level) for name, level in pairs if level.isdigit()}
    if levels is None:
        everything = "o" in switches or not (styles or "u" in switches)
        return _Levels(1, 9 if everything or "u" in switches else 0, styles, "u" in switches)
    return _Levels(int(levels[1]), int(levels[2]), styles, "u" in switches)


def _ends(found: ComplexField) -> tuple[etree._Element, etree._Element, etree._Element, etree._Element] | None:
    """The paragraphs in which the field begins and ends, and its two marks; None when in different blocks."""
    if not found.code or found.end is None:
        return None
    begin = found.code[0]
    first, last = (next(each.iterancestors(w("p")), None) for each in (begin, found.end))
    if first is None or last is None:
        return None
    for block in (first, last):
        if first.getparent() is not last.getparent():
            _free(block)
    if first.getparent() is not last.getparent():
        return None
    return first, last, begin, found.end


def _free(block: etree._Element) -> None:
    """Takes the content control around a block away: some programs end the field behind Word's control around it."""
    content = block.getparent()
    control = None if content is None or content.tag != w("sdtContent") else content.getparent()
    holder = None if control is None else control.getparent()
    if content is not None and control is not None and holder is not None:
        place = holder.index(control)
        holder[place : place + 1] = list(content)


def _between(
    first: etree._Element, last: etree._Element, _begin: etree._Element, _end: etree._Element
) -> Iterator[etree._Element]:
    """The blocks from the field's first paragraph to its last."""
    block: etree._Element | None = first
    while block is not None:
        yield block
        if block is last:
            return
        block = block.getnext()


# -- the outline


def _gather(
    parent: etree._Element, levels: _Levels, chain: StyleChain, outline: _Outline, removed: set[etree._Element]
) -> None:
    for child in parent.iterchildren(etree.Element):
        if child.tag == STATEMENT:
            outline.items.append(child)
        elif child.tag == w("p"):
            level = 0 if child in removed else levels.of(child, chain)
            if level and _has_text(child):
                outline.items.append((level, child))
        elif child.tag not in (w("tblPr"), w("tblGrid"), w("trPr"), w("tcPr"), w("sdtPr"), w("sectPr")):
            _gather(child, levels, chain, outline, removed)


def _has_text(paragraph: etree._Element) -> bool:
    return any(each.tag == VALUE or (each.text or "").strip() for each in paragraph.iter(w("t"), VALUE))


def _pruned(
    items: list[etree._Element | tuple[int, etree._Element]],
) -> list[etree._Element | tuple[int, etree._Element]]:
    """Without the blocks that have no heading inside; a kept block keeps all its branches' statements."""
    kept: list[etree._Element | tuple[int, etree._Element]] = []
    starts: list[tuple[int, bool]] = []  # where each open block begins in ``kept``, and whether it has a heading
    for item in items:
        kept.append(item)
        if isinstance(item, tuple):
            starts = [(start, True) for start, _ in starts]
            continue
        word = _word(item)
        if word in ("for", "if"):
            starts.append((len(kept) - 1, False))
        elif word in ("endfor", "endif") and starts:
            start, has_heading = starts.pop()
            if not has_heading:
                del kept[start:]
    return kept


def _word(statement: etree._Element) -> str:
    return (statement.get("code", "").split(None, 1) or [""])[0]


# -- the entries


class _Writer:
    """Writes entries in place of the old ones, and bookmarks into the headings."""

    def __init__(self, package: Package, chain: StyleChain, code: str) -> None:
        self.package = package
        self.chain = chain
        self.code = code
        self.width = _DEFAULT_WIDTH

    def fill(
        self, items: list[etree._Element | tuple[int, etree._Element]],
        first: etree._Element, last: etree._Element, begin: etree._Element, end: etree._Element,
    ) -> None:  # fmt: skip
        self.width = _text_width(last)
        parent = last.getparent()
        if parent is None:
            return
        place = self._cleared(parent, first, last, begin, end)
        blocks: list[etree._Element] = []
        for number, item in enumerate(items, 1):
            if isinstance(item, tuple):
                blocks.append(self._entry(item[0], item[1], 2 * number))
                _bookmark(item[1], 2 * number + 1)
            else:
                blocks.append(_copy(item))
        parent[place:place] = blocks
        self._close(last)

    def _cleared(
        self, parent: etree._Element, first: etree._Element, last: etree._Element, begin: etree._Element,
        end: etree._Element,
    ) -> int:  # fmt: skip
        """Takes the old field out: text before and behind it stays, with the last paragraph's properties."""
        if first is last:
            first = _split_before(first, begin)
        blocks = list(_between(first, last, begin, end))
        _remove_behind(first, begin, end if first is last else None)
        if first is not last:
            for block in blocks[1:-1]:
                parent.remove(block)
            _remove_before(last, end)
            if not _has_content(first):
                parent.remove(first)
        _remove_halved_bookmarks(last)
        return parent.index(last)

    def _entry(self, level: int, heading: etree._Element, slot: int) -> etree._Element:
        entry = etree.Element(w("p"))
        properties = etree.SubElement(entry, w("pPr"))
        etree.SubElement(properties, w("pStyle")).set(w("val"), self._style(level))
        tab = etree.SubElement(etree.SubElement(properties, w("tabs")), w("tab"))
        for name, value in (("val", "right"), ("leader", "dot"), ("pos", str(self.width))):
            tab.set(w(name), value)
        entry.append(self._opening())
        link = etree.SubElement(entry, w("hyperlink"))
        link.set(w("anchor"), number_mark(RunningNumber(ENTRY, slot, True, _BOOKMARK_FORM)))
        link.set(w("history"), "1")
        link.extend(_heading_text(heading))
        link.append(_run(etree.Element(w("tab"))))
        target = number_mark(RunningNumber(ENTRY, slot, False, _BOOKMARK_FORM))
        link.extend([*_field_start(f" PAGEREF {target} \\h "), _run(_text("")), _field_mark("end")])
        return entry

    def _opening(self) -> etree._Element:
        """The field's beginning stands in the first entry, and which entry that is, rendering knows."""
        once = etree.Element(ONCE)
        once.extend(_field_start(self.code, dirty=True))
        return once

    def _close(self, last: etree._Element) -> None:
        place = 0 if last.find(w("pPr")) is None else 1
        closing = etree.Element(LIVE)
        closing.append(_field_mark("end"))
        last[place:place] = [self._opening(), closing]  # the beginning too: all headings may be left out

    def _style(self, level: int) -> str:
        """The id of the style "toc n", made when the template has none."""
        for style_id, style in self.chain.by_id.items():
            name = style.find(w("name"))
            if name is not None and name.get(w("val"), "").lower() == f"toc {level}":
                return style_id
        return self._new_style(level)

    def _new_style(self, level: int) -> str:
        style = etree.Element(w("style"))
        style.set(w("type"), "paragraph")
        style.set(w("styleId"), f"TOC{level}")
        default = self.chain.defaults.get("paragraph")
        values = [("name", f"toc {level}"), ("basedOn", "" if default is None else default.get(w("styleId"), ""))]
        for name, value in [*values, ("uiPriority", "39")]:
            if value:
                etree.SubElement(style, w(name)).set(w("val"), value)
        etree.SubElement(style, w("unhideWhenUsed"))
        indent = etree.SubElement(etree.SubElement(style, w("pPr")), w("ind"))
        indent.set(w("left"), str(_INDENT * (level - 1)))
        self.package.tree(self.package.related("styles")[0]).append(style)
        self.chain.by_id[f"TOC{level}"] = style
        return f"TOC{level}"


def _heading_text(heading: etree._Element) -> Iterator[etree._Element]:
    """What the heading says, as runs of plain text, tags included; its own formatting stays behind."""
    in_table = next(heading.iterancestors(w("tbl")), None) is not None
    for each in heading.iter(w("t"), w("tab"), w("br"), w("noBreakHyphen"), VALUE, STATEMENT):
        if each.tag == STATEMENT:
            yield _copy(each)
        elif each.tag == VALUE:
            value = _copy(each)
            if in_table:
                value.set(IN_TABLE, "1")
            yield _run(value)
        elif each.tag == w("t"):
            yield _run(_text(each.text or ""))
        elif (parent := each.getparent()) is not None and parent.tag == w("r"):  # not a tab stop of the properties
            yield _run(_text("-" if each.tag == w("noBreakHyphen") else " "))


def _bookmark(heading: etree._Element, slot: int) -> None:
    start, end = etree.Element(w("bookmarkStart")), etree.Element(w("bookmarkEnd"))
    start.set(w("id"), number_mark(RunningNumber(BOOKMARK, slot, True)))
    start.set(w("name"), number_mark(RunningNumber(HEADING, slot + 1_000_000, True, _BOOKMARK_FORM)))
    end.set(w("id"), number_mark(RunningNumber(BOOKMARK, slot, False)))
    heading.insert(0 if heading.find(w("pPr")) is None else 1, start)
    heading.append(end)


def _copy(element: etree._Element) -> etree._Element:
    copy = deepcopy(element)
    copy.tail = None
    return copy


def _run(content: etree._Element) -> etree._Element:
    run = etree.Element(w("r"))
    etree.SubElement(etree.SubElement(run, w("rPr")), w("noProof"))  # as Word writes entries
    run.append(content)
    return run


def _text(text: str, name: str = "t") -> etree._Element:
    made = etree.Element(w(name))
    made.set(f"{{{XML}}}space", "preserve")
    made.text = text
    return made


def _field_mark(kind: str) -> etree._Element:
    mark = etree.Element(w("fldChar"))
    mark.set(w("fldCharType"), kind)
    return _run(mark)


def _field_start(code: str, dirty: bool = False) -> list[etree._Element]:
    begin = _field_mark("begin")
    if dirty:
        begin[-1].set(w("dirty"), "true")
    return [begin, _run(_text(code, "instrText")), _field_mark("separate")]


# -- taking out the old field


def _split_before(paragraph: etree._Element, begin: etree._Element) -> etree._Element:
    """What stands before the field in its paragraph, as a paragraph of its own; nothing: the paragraph itself."""
    children = [child for child in paragraph if child.tag != w("pPr")]
    before = children[: next(place for place, child in enumerate(children) if begin in list(child.iter()))]
    parent = paragraph.getparent()
    if parent is None or not before:
        return paragraph
    made = etree.Element(w("p"))
    properties = paragraph.find(w("pPr"))
    made.extend([*([] if properties is None else [_copy(properties)]), *before])
    for section in made.findall(f"{w('pPr')}/{w('sectPr')}"):
        made[0].remove(section)
    parent.insert(parent.index(paragraph), made)
    return made


def _remove_behind(paragraph: etree._Element, begin: etree._Element, end: etree._Element | None) -> None:
    """Takes out a paragraph's runs from the one with the field's beginning to the one with its end."""
    inside = False
    for child in list(paragraph):
        holds_begin = begin is child or begin in list(child.iter())
        inside = inside or holds_begin
        holds_end = end is not None and end in list(child.iter())
        if inside and child.tag != w("pPr"):
            paragraph.remove(child)
        if holds_end:
            return


def _remove_before(paragraph: etree._Element, end: etree._Element) -> None:
    for child in list(paragraph):
        if child.tag != w("pPr"):
            holds_end = end in list(child.iter())
            paragraph.remove(child)
            if holds_end:
                return


def _has_content(paragraph: etree._Element) -> bool:
    return any(child.tag not in (w("pPr"), w("bookmarkStart"), w("bookmarkEnd")) for child in paragraph)


def _remove_halved_bookmarks(block: etree._Element) -> None:
    """A bookmark of which one end went with the old entries marks nothing."""
    root = block.getroottree().getroot()
    starts = {each.get(w("id")): each for each in root.iter(w("bookmarkStart"))}
    ends = {each.get(w("id")): each for each in root.iter(w("bookmarkEnd"))}
    for id_ in starts.keys() ^ ends.keys():
        halved = starts.get(id_, ends.get(id_))
        if halved is not None and (parent := halved.getparent()) is not None:
            parent.remove(halved)


def _text_width(block: etree._Element) -> int:
    """Width of text, in twips, of the section in which the block stands: its properties come at its end (17.6.17)."""
    sections = list(block.iter(w("sectPr"))) or block.xpath("following::w:sectPr", namespaces={"w": W})
    section = sections[0] if isinstance(sections, list) and sections else None
    if not isinstance(section, etree._Element):
        return _DEFAULT_WIDTH
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    if size is None or margins is None:
        return _DEFAULT_WIDTH
    numbers = [size.get(w("w"), "0"), *(margins.get(w(name), "0") for name in ("left", "right", "gutter"))]
    if not all(each.lstrip("-").isdigit() for each in numbers):
        return _DEFAULT_WIDTH
    width = int(numbers[0]) - sum(int(each) for each in numbers[1:])
    return width if width > 0 else _DEFAULT_WIDTH
