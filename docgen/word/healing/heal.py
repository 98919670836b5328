"""Finds the tags of a template, however Word split and wrapped them, and puts docgen's own elements in their place.

1. Each paragraph's text over its runs is scanned; a tag becomes one dg:value or dg:statement (this module).
2. Tags outside paragraphs: alternative texts, link addresses, document properties (``loose_tags``).
3. Statements of the levels p, tr and tc take the place of their paragraph, row or cell (``hoist``).

What cannot be healed is told, and stays as it was. Everything is linear in the template's size (promise S9).
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, field

from lxml import etree

from docgen.late_pattern import late_pattern
from docgen.problems import Problem, WordPlace
from docgen.word.healing.hoist import hoist
from docgen.word.healing.loose_tags import heal_attributes, heal_loose_texts, heal_other_parts
from docgen.word.healing.old_contents import paragraphs_of_contents
from docgen.word.healing.paragraph_cuts import ParagraphCuts
from docgen.word.healing.tables_apart import keep_tables_apart
from docgen.word.namespaces import w
from docgen.word.package import Package
from docgen.word.paragraph_text import segments_of, text_of
from docgen.word.places import places_of
from docgen.word.tags.chapter import Chapter, Suspect, TagKind
from docgen.word.tags.tag_elements import statement_element, value_element
from docgen.word.tags.tag_ledger import TagLedger, quoted
from docgen.word.tags.tag_text import OBJECT, Slip, TagText, scan
from docgen.word.tree_edit import unwrap

# {name}, and the full-width brackets of other keyboards: ｛｛name｝｝.
_SUSPECT = late_pattern(r"(?<!\{)\{([^{}%#]{1,120})\}(?!\})|｛{1,2}([^｛｝]{1,120})｝{1,2}")
_CLOSES = {"{{": "}}", "{%": "%}", "{#": "#}"}
_OPENS = {end: start for start, end in _CLOSES.items()}
_NEAR = 5  # paragraphs within which a lonely end is taken for the rest of a lonely beginning
_MEND_BRACKETS = "พิมพ์วงเล็บของแท็กให้ครบทั้งหน้าและหลัง และให้เครื่องหมายแต่ละคู่ติดกันไม่มีช่องว่าง"


def heal(package: Package, file: str, first_id: int = 1) -> tuple[Chapter, list[Problem]]:
    """The chapter with its tags, numbered from ``first_id``; the package's trees are changed in place.

    Tracked changes must have been accepted before (deleted text is passed over all the same).
    """
    ledger = TagLedger(file, first_id)
    suspects: list[Suspect] = []
    broken: set[str] = set()
    places: dict[str, Mapping[etree._Element, WordPlace]] = {}
    for part in package.stories():
        places[part] = places_of(package, file, part)
        story = _Story(package, part, places[part], ledger)
        story.heal()
        suspects += story.suspects
        broken |= {part} if story.is_broken() else set()
    heal_other_parts(package, ledger)
    return Chapter(file, package, ledger.tags, suspects, frozenset(broken), places), ledger.problems


@dataclass
class _Story:
    """One part with running text."""

    package: Package
    part: str
    places: Mapping[etree._Element, WordPlace]
    ledger: TagLedger
    slips: list[tuple[Slip, etree._Element, WordPlace]] = field(default_factory=list)
    suspects: list[Suspect] = field(default_factory=list)
    crossed: bool = False

    def heal(self) -> None:
        root = self.package.tree(self.part)
        passed_over = paragraphs_of_contents(root)
        for paragraph, where in self.places.items():
            if paragraph not in passed_over:
                self.heal_paragraph(paragraph, where)
        self.tell_slips()
        heal_attributes(root, self.part, self.places, self.ledger)
        heal_loose_texts(root, self.part, self.places, self.ledger)
        hoist(root, self.part, self.places, self.ledger)
        keep_tables_apart(root)
        self.tell_unreached(root, passed_over)

    def heal_paragraph(self, paragraph: etree._Element, where: WordPlace) -> None:
        text = text_of(paragraph)
        if not any(bracket in text for bracket in "{}｛"):
            return
        tags, slips = scan(text)
        self.slips += [(slip, paragraph, where) for slip in slips]
        if not slips:  # what is told as a broken tag is not told as a suspect again
            found = _SUSPECT.finditer(text)
            self.suspects += [Suspect(each[0], (each[1] or each[2]).strip(), where) for each in found]
        if tags:
            self.put_tags(paragraph, tags, where)

    def put_tags(self, paragraph: etree._Element, tags: list[TagText], where: WordPlace) -> None:
        _unwrap_smart_tags(paragraph)
        text = ParagraphCuts(segments_of(paragraph))
        in_table = next(paragraph.iterancestors(w("tbl")), None) is not None
        whole = [tag for tag in tags if self.stays_within(text, tag, where)]
        elements = [self.element(tag, where, in_table) for tag in whole]
        # From the end, so that the positions of what is still to come hold.
        for tag, element in zip(reversed(whole), reversed(elements), strict=True):
            text.put(tag, element)
        text.close()

    def element(self, found: TagText, where: WordPlace, in_table: bool) -> etree._Element | None:
        """docgen's element for a tag; None for a comment."""
        if found.kind is None:
            return None
        tag = self.ledger.add(found, where, self.part, in_table=in_table)
        if found.kind is TagKind.VALUE:
            return value_element(tag.id, tag.code)
        return statement_element(tag.id, tag.code)

    def stays_within(self, text: ParagraphCuts, tag: TagText, where: WordPlace) -> bool:
        """Whether all of the tag stands in one hyperlink, field result or content control, with text only."""
        segments = text.of(tag)
        fences = {each.fence for each in segments if each.text.strip()}
        if len(fences) == 1 and not any(each.text == OBJECT for each in segments):
            return True
        self.crossed = True
        what = f"แท็ก {quoted(tag.source)} มีรูป ฟิลด์ ลิงก์ หรือตัวควบคุมเนื้อหาคั่นอยู่กลางแท็ก"
        self.ledger.tell("tag-crosses", where, what, "พิมพ์แท็กใหม่ให้เป็นข้อความต่อเนื่องกัน อยู่ในหรือนอกลิงก์หรือฟิลด์ทั้งแท็ก")
        return False

    def is_broken(self) -> bool:
        """Whether a statement may be hidden in brackets that make no tag."""
        return self.crossed or any("%" in slip.bracket for slip, _, _ in self.slips)

    def tell_slips(self) -> None:
        skip = False
        for index, (slip, paragraph, where) in enumerate(self.slips):
            if skip:
                skip = False
                continue
            following = self.slips[index + 1] if index + 1 < len(self.slips) else None
            near = following is not None and 0 < following[2].order - where.order <= _NEAR
            if following and near and slip.opens and _is_rest(slip, following[0]) and following[1] is not paragraph:
                skip = True
                self.tell_crossing(slip, following[0], where, following[2])
            else:
                self.ledger.tell("tag-unclosed", where, _what(slip), _MEND_BRACKETS)

    def tell_unreached(self, root: etree._Element, passed_over: Container[etree._Element]) -> None:
        """Tags in text that is no paragraph's running text, as in a choice between new and old programs (mc)."""
        told = {problem.where for problem in self.ledger.problems}
        for text in root.iter(w("t")):
            tags = scan(text.text or "")[0] if "{" in (text.text or "") else []
            paragraph = next(text.iterancestors(w("p")), None)
            if tags and paragraph is not None and paragraph not in passed_over and self.places[paragraph] not in told:
                what = f"แท็ก {quoted(tags[0].source)} อยู่ในวัตถุที่โปรแกรมเติมค่าให้ไม่ได้"
                self.ledger.tell("tag-misplaced", self.places[paragraph], what, "พิมพ์แท็กใหม่เป็นข้อความปกติในย่อหน้า")

    def tell_crossing(self, slip: Slip, rest: Slip, where: WordPlace, end: WordPlace) -> None:
        same_cell = (where.table, where.row, where.cell) == (end.table, end.row, end.cell)
        unit = "ย่อหน้า" if same_cell else "ช่อง"
        what = f"แท็ก {quoted(slip.source)} เริ่มใน{unit}นี้แต่ไปจบที่ {quoted(rest.source)} ในอีก{unit}หนึ่ง"
        self.ledger.tell("tag-crosses", where, what, f"พิมพ์แท็กใหม่ให้อยู่ใน{unit}เดียวกันทั้งแท็ก")


def _is_rest(slip: Slip, following: Slip) -> bool:
    return following.bracket == _CLOSES.get(slip.bracket)


def _what(slip: Slip) -> str:
    if slip.bracket in _CLOSES:
        return f"{quoted(slip.source)} ขึ้นต้นเหมือนแท็กแต่ไม่มี {_CLOSES[slip.bracket]} ปิดท้ายให้ถูกต้อง"
    return f"{quoted(slip.source)} ลงท้ายด้วย {slip.bracket} แต่ไม่มี {_OPENS[slip.bracket]} นำหน้า"


def _unwrap_smart_tags(paragraph: etree._Element) -> None:
    """Word 2003's smart tags around place names and dates mean nothing since Word 2010, and would split blocks."""
    for wrapper in list(paragraph.iterdescendants(w("smartTag"), w("customXml"))):
        for properties in wrapper.findall(w("smartTagPr")) + wrapper.findall(w("customXmlPr")):
            wrapper.remove(properties)
        unwrap(wrapper)
