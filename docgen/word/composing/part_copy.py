"""Copies the parts that a chapter leads to (headers, pictures, charts, links …) into the book, under new names."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field

from lxml import etree

from docgen.late_pattern import late_pattern
from docgen.word.namespaces import O, R
from docgen.word.package import Package

# Parts that a book has once: they are merged by their own rules, or not wanted at all.
MERGED = frozenset(
    ("styles", "stylesWithEffects", "numbering", "settings", "webSettings", "fontTable", "theme", "footnotes",
     "endnotes", "comments", "glossaryDocument", "customXml")
)  # fmt: skip
_REFERENCES = f"{{{R}}}"  # r:id, r:embed, r:link, r:pict …: every attribute of that namespace names a relationship
_OFFICE_REFERENCE = f"{{{O}}}relid"
_NUMBER = late_pattern(r"\d*$")


@dataclass
class PartCopier:
    """Copies from one chapter's package into the book's; each part once, equal media once in the whole book."""

    chapter: Package
    book: Package
    names: dict[str, str] = field(default_factory=dict)  # of parts: the chapter's → the book's

    def copy_references(self, source: str, target: str, root: etree._Element) -> None:
        """Copies what ``source`` leads to, relates ``target`` to it, and renews the references in ``root``."""
        ids = self.relate_all(source, target)
        for element in root.iter():
            for attribute, value in element.attrib.items():
                if str(value) in ids and (str(attribute).startswith(_REFERENCES) or attribute == _OFFICE_REFERENCE):
                    element.set(attribute, ids[str(value)])

    def relate_all(self, source: str, target: str) -> dict[str, str]:
        """The chapter's relationship ids with the book's new ones."""
        ids: dict[str, str] = {}
        for each in self.chapter.relationships(source):
            if each.external:
                ids[each.id] = self.book.relate(target, each.type, each.target, external=True)
            elif each.kind not in MERGED and each.target in self.chapter:
                ids[each.id] = self.book.relate(target, each.type, self.copied(each.target))
        return ids

    def copied(self, name: str) -> str:
        """The part's name in the book; its own relationships come along."""
        if name not in self.names:
            self.names[name] = self.same_media(name) or free_name(self.book, name)
            if self.names[name] not in self.book:
                self.copy(name, self.names[name])
        return self.names[name]

    def copy(self, name: str, new: str) -> None:
        """Puts a part of the chapter into the book under its new name."""
        content_type = self.chapter.content_type(name)
        if not self.chapter.relationships(name):
            self.book.put(new, self.chapter.data(name), content_type)
            return
        root = self.chapter.tree(name)
        self.book.put(new, root, content_type)
        self.copy_references(name, new, root)

    def same_media(self, name: str) -> str | None:
        """A part of the book with the same bytes, for pictures, which chapters often share."""
        if not self.chapter.content_type(name).startswith("image/"):
            return None
        data = self.chapter.data(name)
        folder = posixpath.dirname(name)
        beside = (each for each in self.book.names() if each.startswith(folder + "/"))
        return next((each for each in beside if self.book.data(each) == data), None)


def free_name(book: Package, name: str) -> str:
    """A part name of the same pattern that the book does not have: word/header1.xml → word/header4.xml."""
    stem, extension = posixpath.splitext(name)
    stem = _NUMBER.sub("", stem)
    taken = {each.lower() for each in book.names()}  # part names that differ only in case are the same (OPC 6.2.2.3)
    number = 1
    while f"{stem}{number}{extension}".lower() in taken:
        number += 1
    return f"{stem}{number}{extension}"
