"""Lists of several chapters in one book: each chapter's numbering gets ids of its own, so that its lists start anew."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy

from lxml import etree

from docgen.word.composing.part_copy import PartCopier
from docgen.word.namespaces import W, w
from docgen.word.package import Package
from docgen.word.property_order import paragraph_properties, put
from docgen.word.style_chain import StyleChain

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
_KINDS = {"numPicBullet": "numPicBulletId", "abstractNum": "abstractNumId", "num": "numId"}  # in the schema's order


def merge_numbering(book: Package, copier: PartCopier, number: int) -> dict[str, str]:
    """Adds the chapter's lists to the book's numbering part, renews the chapter's references; old numId → new."""
    chapter = copier.chapter
    names = [name for name in chapter.related("numbering") if name in chapter]
    if not names:
        return {}
    theirs, target = _numbering(book)
    mine = chapter.tree(names[0])
    copier.copy_references(names[0], target, mine)
    offsets = {kind: _behind(theirs, kind) for kind in _KINDS}
    _renew(mine, offsets, number)
    for kind in _KINDS:
        _append(theirs, [deepcopy(each) for each in mine.findall(w(kind))], kind)
    renewed = {str(old): str(old + offsets["num"]) for old in _ids(mine, "num", -offsets["num"])}
    for part in chapter.stories():
        _follow(chapter.tree(part), renewed)
    return renewed


def number_styled_paragraphs(chapter: Package, renewed: Mapping[str, str]) -> None:
    """Numbering that comes with a style: the chapter's paragraphs say their own list.

    A style that the chapter shares with the book numbers by the book's list, which would go on counting.
    """
    styles, levels = StyleChain(chapter), _levels(chapter)
    for part in chapter.stories():
        for paragraph in chapter.tree(part).iter(w("p")):
            own = paragraph.find(w("pPr"))
            if own is None or own.find(w("numPr")) is not None:
                continue
            if (found := _styled(styles, own, levels)) is not None:
                put(paragraph_properties(paragraph), found)
    for part in chapter.stories():
        _follow(chapter.tree(part), renewed)


def _levels(chapter: Package) -> dict[str, str]:
    """Style → the level that is linked to it (w:lvl/w:pStyle, 17.9.23)."""
    names = [name for name in chapter.related("numbering") if name in chapter]
    return {
        linked.get(w("val"), ""): level.get(w("ilvl"), "0")
        for name in names
        for level in chapter.tree(name).iter(w("lvl"))
        if (linked := level.find(w("pStyle"))) is not None
    }


def _styled(styles: StyleChain, properties: etree._Element, levels: Mapping[str, str]) -> etree._Element | None:
    """The numPr that the paragraph's style gives it, its level said."""
    for style in styles.named(properties, "pStyle", "paragraph"):
        found = style.find(f"{w('pPr')}/{w('numPr')}")
        if found is not None and found.find(w("numId")) is not None:
            made = deepcopy(found)
            if made.find(w("ilvl")) is None:
                level = levels.get(style.get(w("styleId"), ""), "0")
                made.insert(0, etree.Element(w("ilvl"), {w("val"): level}))
            return made
    return None


def _follow(root: etree._Element, renewed: Mapping[str, str]) -> None:
    for each in root.iter(w("numId")):
        value = each.get(w("val"), "")
        if value in renewed and each.get(_DONE) is None:
            each.set(w("val"), renewed[value])
            each.set(_DONE, "1")


_DONE = "{urn:docgen:tag}renewed"  # numbers overlap: a reference is renewed once


def forget_marks(root: etree._Element) -> None:
    """Takes off the marks that kept references from being renewed twice."""
    for each in root.iter(w("numId")):
        each.attrib.pop(_DONE, "")


def _numbering(book: Package) -> tuple[etree._Element, str]:
    names = [name for name in book.related("numbering") if name in book]
    if not names:
        book.put("word/numbering.xml", etree.Element(w("numbering"), nsmap={"w": W}), _TYPE)
        book.relate(book.main(), "numbering", "word/numbering.xml")
        names = ["word/numbering.xml"]
    return book.tree(names[0]), names[0]


def _ids(root: etree._Element, kind: str, shift: int = 0) -> list[int]:
    return [int(each.get(w(_KINDS[kind]), "0")) + shift for each in root.findall(w(kind))]


def _behind(root: etree._Element, kind: str) -> int:
    return max(_ids(root, kind), default=0) + 1


def _renew(root: etree._Element, offsets: Mapping[str, int], number: int) -> None:
    for kind, attribute in _KINDS.items():
        for each in root.findall(w(kind)):
            each.set(w(attribute), str(int(each.get(w(attribute), "0")) + offsets[kind]))
    for each in root.iter(w("lvlPicBulletId")):
        each.set(w("val"), str(int(each.get(w("val"), "0")) + offsets["numPicBullet"]))
    for each in root.findall(f"{w('num')}/{w('abstractNumId')}"):
        each.set(w("val"), str(int(each.get(w("val"), "0")) + offsets["abstractNum"]))
    for each in root.iter(w("nsid")):  # Word takes lists with one nsid for the same list
        each.set(w("val"), f"{(int(each.get(w('val'), '0'), 16) + number * 0x10001) & 0x7FFFFFFF:08X}")


def _append(root: etree._Element, made: list[etree._Element], kind: str) -> None:
    """In the schema's order: numPicBullet, abstractNum, num, numIdMacAtCleanup."""
    kinds = list(_KINDS)
    later = {w(name) for name in (*kinds[kinds.index(kind) + 1 :], "numIdMacAtCleanup")}
    place = next((i for i, each in enumerate(root) if each.tag in later), len(root))
    root[place:place] = made
