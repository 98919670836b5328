"""Footnotes, endnotes and comments of several chapters in one book: each keeps its text under an id of its own."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from docgen.word.composing.part_copy import PartCopier
from docgen.word.finishing.settings import keep_separators
from docgen.word.namespaces import W, w
from docgen.word.package import Package

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
# Kind of part → element, and what refers to it.
_NOTES = {
    "footnotes": ("footnote", ("footnoteReference",)),
    "endnotes": ("endnote", ("endnoteReference",)),
    "comments": ("comment", ("commentReference", "commentRangeStart", "commentRangeEnd")),
}


def merge_notes(book: Package, copier: PartCopier) -> None:
    """Adds the chapter's notes to the book's and renews the references in the chapter's body."""
    for kind in _NOTES:
        names = [name for name in copier.chapter.related(kind) if name in copier.chapter]
        if names:
            _merge(book, copier, kind, names[0])


def _merge(book: Package, copier: PartCopier, kind: str, part: str) -> None:
    chapter, (element, references) = copier.chapter, _NOTES[kind]
    mine = chapter.tree(part)
    theirs, target = _part(book, kind)
    copier.copy_references(part, target, mine)
    if not len(theirs):
        theirs.extend(deepcopy(each) for each in mine if _is_separator(each))
        keep_separators(book, chapter, kind)
    ids = _renewed(mine, theirs, element)
    for each in mine.findall(w(element)):
        if (old := each.get(w("id"), "")) in ids and not _is_separator(each):
            each.set(w("id"), ids[old])
            theirs.append(each)
    body = chapter.tree(chapter.main())
    for each in body.iter(*(w(name) for name in references)):
        each.set(w("id"), ids.get(each.get(w("id"), ""), each.get(w("id"), "")))


def _part(book: Package, kind: str) -> tuple[etree._Element, str]:
    names = [name for name in book.related(kind) if name in book]
    if not names:
        name = f"word/{kind}.xml"
        book.put(name, etree.Element(w(kind), nsmap={"w": W}), _TYPE.format(kind))
        book.relate(book.main(), kind, name)
        names = [name]
    return book.tree(names[0]), names[0]


def _is_separator(note: etree._Element) -> bool:
    """Separators are the book's own furniture, with the ids -1 and 0 (17.11.23)."""
    return note.get(w("type"), "normal") != "normal"


def _renewed(mine: etree._Element, theirs: etree._Element, element: str) -> dict[str, str]:
    used = [int(each.get(w("id"), "0")) for each in theirs.findall(w(element))]
    following = max([0, *used]) + 1
    notes = [each for each in mine.findall(w(element)) if not _is_separator(each)]
    return {each.get(w("id"), ""): str(following + at) for at, each in enumerate(notes)}
