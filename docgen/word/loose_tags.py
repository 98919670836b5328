"""Tags outside the text of paragraphs: alternative texts, link addresses, document properties, charts.

Only values can stand there. In an attribute the tag stays, as ``{{ expression }}``; in a text-only element outside
WordprocessingML it becomes a dg:value.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from urllib.parse import unquote

from lxml import etree

from docgen.late_pattern import late_pattern
from docgen.problems import WordPlace
from docgen.word.chapter import Tag, TagKind
from docgen.word.namespaces import RELATIONSHIPS, TAG, W, r, w
from docgen.word.package import CONTENT_TYPES_PART, Package
from docgen.word.places import LINKS, part_label, places_of
from docgen.word.tag_elements import value_element
from docgen.word.tag_ledger import TagLedger, quoted
from docgen.word.tag_text import TAG_OPENINGS, TagText, scan

# What Word reads as a name or a code, not as text.
_NAMES = {w("instr"), w("name"), w("anchor")}
_DELETED = {w("delText"), w("delInstrText")}
_ENCODED = late_pattern("%7b|%7d", re.IGNORECASE)
_BRACES = {"%7b": "{", "%7d": "}"}
_MEND_PLACE = "ย้ายแท็กออกมาเป็นข้อความปกติในย่อหน้า"
_MEND_VALUE = "ใช้ได้เฉพาะแท็กพิมพ์ค่า {{ … }} ตรงนี้ ย้ายแท็กคำสั่งไปไว้ในเนื้อความ"
_MEND_BRACKETS = "พิมพ์วงเล็บของแท็กให้ครบทั้งหน้าและหลัง และให้เครื่องหมายแต่ละคู่ติดกันไม่มีช่องว่าง"

Places = Mapping[etree._Element, WordPlace]


def has_tag(text: str) -> bool:
    """Whether some tag begins in the text."""
    return "{" in text and any(opening in text for opening in TAG_OPENINGS)


def heal_attributes(root: etree._Element, part: str, places: Places, ledger: TagLedger) -> None:
    """Records the value tags in the attributes of a part, in document order; refuses statements."""
    for element in root.iter(etree.Element):
        if not str(element.tag).startswith(f"{{{TAG}}}"):
            for name, value in element.attrib.items():
                if has_tag(str(value)):
                    where = _place(element, places, ledger.file)
                    _heal_attribute(element, str(name), str(value), part, where, ledger)


def heal_loose_texts(root: etree._Element, part: str, places: Places, ledger: TagLedger) -> None:
    """Tags in other texts of a part: formulas and drawings can hold values, field codes nothing."""
    for element in list(root.iter(etree.Element)):
        if element.text and element.tag not in (w("t"), *_DELETED) and has_tag(element.text):
            heal_text(element, part, _place(element, places, ledger.file), ledger)


def heal_text(element: etree._Element, part: str, where: WordPlace, ledger: TagLedger) -> None:
    """The tags in an element of text only, outside paragraphs."""
    text = element.text or ""
    if str(element.tag).startswith(f"{{{W}}}") or len(element):
        what = f"แท็กใน {quoted(text)} อยู่ในรหัสฟิลด์หรือที่ที่เติมข้อมูลไม่ได้"
        ledger.tell("tag-misplaced", where, what, _MEND_PLACE)
        return
    element.text, last = "", None
    for piece in _pieces(text, part, where, ledger):
        if isinstance(piece, Tag):
            last = value_element(piece.id, piece.code)
            element.append(last)
        elif last is None:
            element.text += piece
        else:
            last.tail = (last.tail or "") + piece


def heal_other_parts(package: Package, ledger: TagLedger) -> None:
    """Document properties, charts and settings; link addresses of every part."""
    stories = set(package.stories())
    for part in package.names():
        if part in stories or part == CONTENT_TYPES_PART or not _may_hold_tags(part, package):
            continue
        if part.endswith(".rels"):
            _heal_links(package, part, ledger)
        else:
            _heal_part(package, part, ledger)


def _may_hold_tags(part: str, package: Package) -> bool:
    if part.endswith(".rels"):
        return b"{" in (data := package.data(part)) or b"%7b" in data.lower()
    return part.endswith(".xml") and any(opening.encode() in package.data(part) for opening in TAG_OPENINGS)


def _heal_part(package: Package, part: str, ledger: TagLedger) -> None:
    where = WordPlace(ledger.file, part_label(package, part))
    root = package.tree(part)
    heal_attributes(root, part, {root: where}, ledger)
    for element in list(root.iter(etree.Element)):
        if element.text and has_tag(element.text):
            heal_text(element, part, where, ledger)


def _heal_links(package: Package, part: str, ledger: TagLedger) -> None:
    folder, base = posixpath.split(part)
    owner = posixpath.join(posixpath.dirname(folder), base.removesuffix(".rels"))
    links = _link_places(package, owner, ledger.file) if owner in package.stories() else {}
    for each in package.tree(part).iter(f"{{{RELATIONSHIPS}}}Relationship"):
        target = _ENCODED.sub(lambda found: _BRACES[found[0].lower()], each.get("Target", ""))
        if each.get("TargetMode") == "External" and ("{{" in target or "{%" in target):
            where = links.get(each.get("Id", ""), WordPlace(ledger.file, LINKS))
            pieces = _pieces(target, part, where, ledger, encoded=True)
            each.set("Target", "".join(_bracketed(piece) if isinstance(piece, Tag) else piece for piece in pieces))


def _link_places(package: Package, owner: str, file: str) -> dict[str, WordPlace]:
    places = places_of(package, file, owner)
    return {
        each.get(r("id"), ""): _place(each, places, file) for each in package.tree(owner).iter(w("hyperlink"))
    }


def _heal_attribute(
    element: etree._Element, name: str, value: str, part: str, where: WordPlace, ledger: TagLedger
) -> None:
    if name in _NAMES:
        what = f"แท็กใน {quoted(value)} อยู่ในรหัสฟิลด์หรือชื่อบุ๊กมาร์ก"
        ledger.tell("tag-misplaced", where, what, _MEND_PLACE)
        return
    pieces = _pieces(value, part, where, ledger)
    element.set(name, "".join(_bracketed(piece) if isinstance(piece, Tag) else piece for piece in pieces))


def _bracketed(tag: Tag) -> str:
    return "{{ " + tag.code + " }}"


def _pieces(text: str, part: str, where: WordPlace, ledger: TagLedger, *, encoded: bool = False) -> list[str | Tag]:
    """A text as literal pieces and recorded value tags. What is refused stays as it was."""
    found, slips = scan(text)
    for slip in slips:
        ledger.tell("tag-unclosed", where, f"{quoted(slip.source)} เป็นแท็กที่วงเล็บไม่ครบ", _MEND_BRACKETS)
    pieces: list[str | Tag] = []
    after = 0
    for tag in found:
        pieces.append(text[after : tag.start])
        after = tag.end
        if tag.kind is TagKind.STATEMENT:
            what = f"แท็กคำสั่ง {quoted(tag.source)} อยู่นอกเนื้อความของเอกสาร"
            ledger.tell("tag-misplaced", where, what, _MEND_VALUE)
            pieces.append(tag.source)
        elif tag.kind is TagKind.VALUE:
            pieces.append(ledger.add(_decoded(tag) if encoded else tag, where, part))
    return [*pieces, text[after:]]


def _decoded(tag: TagText) -> TagText:
    """Word writes a space in an address as %20, and may write Thai letters so."""
    again, _ = scan(unquote(tag.source))
    return again[0] if len(again) == 1 else tag


def _place(element: etree._Element, places: Places, file: str) -> WordPlace:
    """The place of the paragraph around an element, or of its part."""
    while element is not None:
        if element in places:
            return places[element]
        parent = element.getparent()
        if parent is None:
            break
        element = parent
    return next(iter(places.values()), WordPlace(file))
