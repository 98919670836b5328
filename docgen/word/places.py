"""Where a paragraph stands, as a person finds it: part, heading above, table, row, cell, first words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from docgen.problems import WordPlace
from docgen.word.namespaces import MC, w
from docgen.word.package import Package
from docgen.word.paragraph_text import text_of
from docgen.word.style_chain import StyleChain
from docgen.word.tags.tag_text import shown

TEXT_BOX = "กล่องข้อความ"
PROPERTIES = "คุณสมบัติของแฟ้ม"
OTHER = "ส่วนอื่นของแฟ้ม"
LINKS = "ที่อยู่ลิงก์"
_PARTS = {
    "header": "หัวกระดาษ", "footer": "ท้ายกระดาษ", "footnotes": "เชิงอรรถ", "endnotes": "อ้างอิงท้ายเรื่อง",
    "comments": "ข้อคิดเห็น", "chart": "แผนภูมิ", "diagramData": "แผนภาพ", "settings": "การตั้งค่าของแฟ้ม",
}  # fmt: skip
_PAGES = {"first": "หน้าแรก", "even": "หน้าคู่"}
_WORDS = 40  # characters of a paragraph or heading that a place shows
_ALTERNATIVES, _FALLBACK = f"{{{MC}}}AlternateContent", f"{{{MC}}}Fallback"
_WATCHED = (w("p"), w("tbl"), w("tr"), w("tc"), w("txbxContent"), _ALTERNATIVES, _FALLBACK)
_THAI_MARKS = frozenset(map(chr, (0xE31, *range(0xE34, 0xE3B), *range(0xE47, 0xE4F))))


def part_label(package: Package, part: str) -> str:
    """What people call a part; "" for the body."""
    if part == package.main():
        return ""
    for each in package.relationships(package.main()):
        if each.target == part and not each.external:
            return _PARTS[each.kind] + _page(package, each.id) if each.kind in _PARTS else OTHER
    return PROPERTIES if part.startswith("docProps/") else OTHER


def _page(package: Package, relationship: str) -> str:
    """Which pages a header or footer is for, when not for all."""
    for each in package.tree(package.main()).iter(w("headerReference"), w("footerReference")):
        if relationship in each.attrib.values():
            return _PAGES.get(each.get(w("type"), ""), "")
    return ""


def first_words(text: str) -> str:
    """The beginning of a text, never cut between a letter and its marks."""
    text = shown(text)
    if len(text) <= _WORDS:
        return text
    end = _WORDS
    while end < len(text) and text[end] in _THAI_MARKS:
        end += 1
    return text[:end].rstrip() + "…"


@dataclass
class _Story:
    """The body or one text box: tables are counted in each from 1. ``open``: how many tables are around."""

    part: str
    tables: int = 0
    row: int = 0
    cell: int = 0
    open: int = 0


@dataclass
class _Walk:
    """Counts while it walks a part."""

    file: str
    styles: StyleChain
    stories: list[_Story]
    heading: str = ""
    order: int = 0
    choices: list[int] = field(default_factory=list)
    places: dict[etree._Element, WordPlace] = field(default_factory=dict)

    def start(self, element: etree._Element) -> None:
        story = self.stories[-1]
        if element.tag == w("p"):
            self.paragraph(element, story)
        elif element.tag == w("tbl"):
            story.open += 1
            story.tables += story.open == 1
            story.row = 0 if story.open == 1 else story.row
        elif element.tag == w("tr") and story.open == 1:
            story.row, story.cell = story.row + 1, 0
        elif element.tag == w("tc") and story.open == 1:
            story.cell += 1
        elif element.tag == w("txbxContent"):
            outer = self.stories[0].part
            self.stories.append(_Story(f"{TEXT_BOX}ใน{outer}" if outer else TEXT_BOX))
        elif element.tag == _ALTERNATIVES:
            self.choices.append(self.order)
        elif element.tag == _FALLBACK and self.choices:
            # The same text box again, for old programs: the same places, so that a problem in both is told once.
            self.order = self.choices[-1]

    def end(self, element: etree._Element) -> None:
        if element.tag == w("tbl"):
            self.stories[-1].open -= 1
        elif element.tag == w("txbxContent"):
            self.stories.pop()
        elif element.tag == _ALTERNATIVES:
            self.choices.pop()

    def paragraph(self, element: etree._Element, story: _Story) -> None:
        words = first_words(text_of(element))
        level = self.styles.paragraph_value(element, "outlineLvl")
        if words and level.isdigit() and int(level) < 9:
            self.heading = words
        self.order += 1
        spot = (story.tables, story.row, story.cell) if story.open else (0, 0, 0)
        self.places[element] = WordPlace(self.file, story.part, self.heading, *spot, words, self.order)


def places_of(package: Package, file: str, part: str) -> Mapping[etree._Element, WordPlace]:
    """Every paragraph of a part with its place. Cells of a table in a table count as the outer table's cell."""
    walk = _Walk(file, StyleChain(package), [_Story(part_label(package, part))])
    for event, element in etree.iterwalk(package.tree(part), events=("start", "end"), tag=_WATCHED):
        walk.start(element) if event == "start" else walk.end(element)
    return walk.places
