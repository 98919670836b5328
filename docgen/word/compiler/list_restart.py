"""Automatic numbering (w:numPr) in a loop begins anew with each round of the loop that holds the whole list.

The rule. A list is all paragraphs of one w:numId; its loop is the innermost one that holds all of them.

1. Paragraphs that the loop repeats are the items: they count through the loop, and begin anew with each round of the
   loop around it, if there is one.
2. But when something else is shown in a round before the list's first paragraph (a heading, say), the round holds a
   list of its own: it begins anew with each round of its own loop.
3. A numbered cell of a looped row counts the rows; a cell with two or more paragraphs of the list holds a list of its
   own. Only the cell is looked at, for rule 2 too.

Bullets need none of this. Word starts a w:num anew only with its own w:startOverride (17.9.26), so each new beginning
is a new w:num; the first in the book is the template's own. Word shows no numbers from about the 2,020th w:num on, so
their number is bounded and a book that needs more is refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from docgen.word.namespaces import STATEMENT, w
from docgen.word.package import Package
from docgen.word.paragraph_text import segments_of
from docgen.word.property_order import paragraph_properties, put
from docgen.word.style_chain import StyleChain

_LEVELS = 9
_UNCOUNTED = ("bullet", "none")
BEHIND_NUM = w("numIdMacAtCleanup")  # the one thing that stands behind the lists of a numbering part (17.9.17)
_NUMBER = "@NUMBER@"


@dataclass(frozen=True)
class Numbering:
    """The lists of a package: the part's name, and by w:numId its w:num and its levels' formats and first numbers."""

    part: str
    nums: Mapping[int, etree._Element]
    abstracts: Mapping[str, etree._Element]

    def counts(self, number: int) -> bool:
        """Whether the list has numbers and not only bullets."""
        num = self.nums.get(number)
        formats = [] if num is None else [each.get(w("val")) for each in self._level_values(num, "numFmt")]
        return num is not None and (not formats or any(each not in _UNCOUNTED for each in formats))

    def _level_values(self, num: etree._Element, name: str) -> Iterator[etree._Element]:
        for level in (*num.iter(w("lvl")), *self._abstract_levels(num)):
            if (found := level.find(w(name))) is not None:
                yield found

    def _abstract_levels(self, num: etree._Element) -> list[etree._Element]:
        reference = num.find(w("abstractNumId"))
        abstract = None if reference is None else self.abstracts.get(reference.get(w("val"), ""))
        return [] if abstract is None else abstract.findall(w("lvl"))

    def begun_anew(self, number: int) -> tuple[bytes, ...]:
        """The list's w:num once more, whose levels begin at their first numbers, cut where its w:numId stands."""
        num = deepcopy(self.nums[number])
        num.tail = None
        num.set(w("numId"), _NUMBER)
        for attribute in [each for each in num.attrib if str(each) != w("numId")]:
            del num.attrib[attribute]  # w16cid:durableId must be unique
        starts = {each.get(w("ilvl"), "0"): _start(each) for each in self._abstract_levels(num)}
        overrides = {each.get(w("ilvl"), "0"): each for each in num.findall(w("lvlOverride"))}
        for level in map(str, range(_LEVELS)):
            override = overrides.get(level)
            if override is None:
                override = etree.SubElement(num, w("lvlOverride"), {w("ilvl"): level})
            if override.find(w("startOverride")) is None:
                own = override.find(w("lvl"))
                value = starts.get(level, "1") if own is None else _start(own)
                override.insert(0, etree.Element(w("startOverride"), {w("val"): value}))
        ordered = sorted(num.findall(w("lvlOverride")), key=lambda each: each.get(w("ilvl"), "0"))
        num.extend(ordered)
        return tuple(each.encode() for each in self._without_declarations(num).split(_NUMBER))

    @staticmethod
    def _without_declarations(num: etree._Element) -> str:
        """The part's root declares them already."""
        text = etree.tostring(num, encoding="unicode")
        for prefix, uri in num.nsmap.items():
            text = text.replace(f' xmlns{":" + prefix if prefix else ""}="{uri}"', "")
        return text


def _start(level: etree._Element) -> str:
    found = level.find(w("start"))
    return "0" if found is None else found.get(w("val"), "0")  # 17.9.25


def read_numbering(package: Package) -> Numbering | None:
    """The numbering part, None when there is none."""
    part = next(iter(package.related("numbering")), "")
    if part not in package:
        return None
    root = package.tree(part)
    nums = {int(each.get(w("numId"), "0")): each for each in root.findall(w("num")) if _is_number(each)}
    return Numbering(part, nums, {each.get(w("abstractNumId"), ""): each for each in root.findall(w("abstractNum"))})


def _is_number(num: etree._Element) -> bool:
    value = num.get(w("numId"), "")
    return value.isascii() and value.isdigit() and len(value) < 10


@dataclass(frozen=True)
class Restart:
    """A list that begins anew in each round of ``loop`` (its for statement)."""

    number: int
    loop: etree._Element
    paragraphs: list[etree._Element]


@dataclass
class _List:
    """A list's paragraphs, and the loops around each (statements, outermost first)."""

    paragraphs: list[etree._Element] = field(default_factory=list)
    loops: list[tuple[etree._Element, ...]] = field(default_factory=list)
    led: dict[etree._Element, bool] = field(default_factory=dict)  # loop → something was shown before in its round


def restarts(root: etree._Element, numbering: Numbering, styles: StyleChain) -> list[Restart]:
    """The lists of a part that must begin anew, in the order of their first paragraphs."""
    reader = _Reader(numbering, styles)
    reader.read(root)
    found = []
    for number, each in reader.lists.items():
        loop = _loop_of(each)
        if loop is not None and numbering.counts(number):
            found.append(Restart(number, loop, each.paragraphs))
    return found


def _loop_of(found: _List) -> etree._Element | None:
    """The loop whose rounds each begin the list anew."""
    common = list(found.loops[0])
    for loops in found.loops[1:]:
        common = [one for one, other in zip(common, loops, strict=False) if one is other]
    if not common:
        return None
    if found.led.get(common[-1], False) or _fills_a_cell(found, common[-1]):
        return common[-1]
    return common[-2] if len(common) > 1 else None


def _fills_a_cell(found: _List, loop: etree._Element) -> bool:
    """Whether a looped row has a cell with several paragraphs of the list."""
    parent = loop.getparent()
    if parent is None or parent.tag != w("tbl"):
        return False
    cells = [next(each.iterancestors(w("tc")), None) for each in found.paragraphs]
    return len(cells) > 1 and len(set(cells)) < len(cells)


@dataclass
class _Reader:
    """Walks a part in document order, with the loops around, and what was shown in their rounds so far."""

    numbering: Numbering
    styles: StyleChain
    lists: dict[int, _List] = field(default_factory=dict)
    blocks: list[etree._Element | None] = field(default_factory=list)
    shown: dict[etree._Element, set[int]] = field(default_factory=dict)  # loop → list numbers, 0 for anything else

    def read(self, root: etree._Element) -> None:
        """A stack instead of recursion: a stranger's file may be of any depth."""
        stack = [iter(root.iterchildren(etree.Element))]
        while stack:
            child = next(stack[-1], None)
            if child is None:
                stack.pop()
            elif child.tag == STATEMENT:
                self.statement(child)
            elif child.tag == w("tc"):
                self.begin_cell(child)
                stack.append(iter(child.iterchildren(etree.Element)))
            else:
                if child.tag == w("p"):
                    self.paragraph(child)
                stack.append(iter(child.iterchildren(etree.Element)))

    def statement(self, element: etree._Element) -> None:
        word = element.get("code", "").partition(" ")[0]
        if word in ("for", "if"):
            self.blocks.append(element if word == "for" else None)
            self.shown[element] = set()
        elif word in ("endfor", "endif") and self.blocks:
            self.blocks.pop()
        elif word == "else" and self.blocks:  # instead of an empty loop's rounds
            self.blocks[-1] = None

    def begin_cell(self, cell: etree._Element) -> None:
        """In a looped row only the cell counts."""
        row = next(cell.iterancestors(w("tr")), None)
        table = None if row is None else row.getparent()
        for loop in self.loops():
            if table is not None and loop.getparent() is table:
                self.shown[loop] = set()

    def loops(self) -> tuple[etree._Element, ...]:
        return tuple(each for each in self.blocks if each is not None)

    def paragraph(self, paragraph: etree._Element) -> None:
        number, loops = number_of(paragraph, self.styles), self.loops()
        if number in self.numbering.nums:
            found = self.lists.setdefault(number, _List())
            found.paragraphs.append(paragraph)
            found.loops.append(loops)
            for loop in loops:
                found.led.setdefault(loop, bool(self.shown[loop] - {number}))
        elif not any(each.text.strip() for each in segments_of(paragraph) if each.element.tag != STATEMENT):
            return
        for loop in loops:
            self.shown[loop].add(number if number in self.numbering.nums else 0)


def number_of(paragraph: etree._Element, styles: StyleChain) -> int:
    """The w:numId in force, the paragraph's own or its style's; 0 for none."""
    for level in styles.paragraph_levels(paragraph):
        found = level.find(f"{w('numPr')}/{w('numId')}")
        if found is not None:
            value = found.get(w("val"), "")
            return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else 0
    return 0


def set_number(paragraph: etree._Element, value: str, numbering: Numbering, styles: StyleChain) -> None:
    """Gives the paragraph a w:numId of its own, with the level and the indents that it has through its style.

    A paragraph's own numbering brings its level's indents over those of the style (17.9.23): so they become its own.
    """
    properties = paragraph.find(w("pPr"))
    own = None if properties is None else properties.find(w("numPr"))
    if own is not None and own.find(w("numId")) is not None:
        own.find(w("numId")).set(w("val"), value)  # type: ignore[union-attr]
        return
    properties = paragraph_properties(paragraph)
    level = _level(paragraph, numbering, styles) if own is None or own.find(w("ilvl")) is None else None
    if own is None:
        own = put(properties, etree.Element(w("numPr")))
    if level is not None:
        own.insert(0, etree.Element(w("ilvl"), {w("val"): level}))
    own.insert(1, etree.Element(w("numId"), {w("val"): value}))
    _keep_indents(properties, styles)


def _level(paragraph: etree._Element, numbering: Numbering, styles: StyleChain) -> str:
    """The level that names the paragraph's style (17.9.23), else the one that the style's numbering says."""
    holders = list(styles.named(paragraph.find(w("pPr")), "pStyle", "paragraph"))
    names = {each.get(w("styleId"), "") for each in holders}
    for num in numbering.nums.values():
        for level in numbering._abstract_levels(num):
            linked = level.find(w("pStyle"))
            if linked is not None and linked.get(w("val")) in names:
                return level.get(w("ilvl"), "0")
    found = (each.find(f"{w('pPr')}/{w('numPr')}/{w('ilvl')}") for each in holders)
    return next((each.get(w("val"), "0") for each in found if each is not None), "0")


def _keep_indents(properties: etree._Element, styles: StyleChain) -> None:
    if properties.find(w("ind")) is not None:
        return
    for style in styles.named(properties, "pStyle", "paragraph"):
        found = style.find(f"{w('pPr')}/{w('ind')}")
        if found is not None:
            put(properties, deepcopy(found))
            return
        if style.find(f"{w('pPr')}/{w('numPr')}") is not None:
            return  # its numbering's indents come before those of the styles below
