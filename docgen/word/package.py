"""An Open Packaging Convention package (ECMA-376 part 2) held in memory: parts, content types, relationships."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from docgen.word.namespaces import CONTENT_TYPES, OFFICE_RELATIONSHIP, RELATIONSHIPS

CONTENT_TYPES_PART = "[Content_Types].xml"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, remove_comments=True)
_NO_RELATIONSHIPS = f'<Relationships xmlns="{RELATIONSHIPS}"/>'.encode()
_RELATIONSHIP = f"{{{RELATIONSHIPS}}}Relationship"
_OVERRIDE = f"{{{CONTENT_TYPES}}}Override"
_DEFAULT = f"{{{CONTENT_TYPES}}}Default"


def parse(data: bytes) -> etree._Element:
    """The root element of XML from a stranger: no entities, no DTD, no network. Raises etree.XMLSyntaxError."""
    return etree.fromstring(data, _PARSER)


@dataclass(frozen=True, slots=True)
class Relationship:
    """One relationship of a part. ``target`` is a part name for internal targets, the address for external ones."""

    id: str
    type: str
    target: str
    external: bool = False

    @property
    def kind(self) -> str:
        """The last word of the type: header, image, hyperlink …"""
        return self.type.rsplit("/", 1)[-1]


class Package:
    """Part names (no leading slash) to bytes; an XML part asked for as a tree is parsed once and kept, with changes."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        self._bytes = dict(parts)
        self._trees: dict[str, etree._Element] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._bytes

    def names(self) -> list[str]:
        """All part names, [Content_Types].xml and relationship parts included, in the package's order."""
        return list(self._bytes)

    def tree(self, name: str) -> etree._Element:
        """The root element of an XML part; changes to it are changes to the package."""
        if name not in self._trees:
            self._trees[name] = parse(self._bytes[name])
        return self._trees[name]

    def data(self, name: str) -> bytes:
        """The part's bytes, changes to its tree included."""
        if name in self._trees:
            return etree.tostring(self._trees[name], xml_declaration=True, encoding="UTF-8", standalone=True)
        return self._bytes[name]

    def put(self, name: str, data: bytes | etree._Element, content_type: str = "") -> None:
        """Adds or replaces a part; ``content_type`` declares an override for it."""
        self._trees.pop(name, None)
        self._bytes[name] = b"" if isinstance(data, etree._Element) else data
        if isinstance(data, etree._Element):
            self._trees[name] = data
        if content_type:
            self.declare(name, content_type)

    def remove(self, name: str) -> None:
        """Takes out a part with its relationships and its content type; relationships to it are the caller's."""
        for gone in (name, relationships_part(name)):
            self._bytes.pop(gone, None)
            self._trees.pop(gone, None)
        self._remove_override(name)

    def content_type(self, name: str) -> str:
        """The part's content type, "" when none is declared."""
        types = self.tree(CONTENT_TYPES_PART)
        for override in types.findall(_OVERRIDE):
            if override.get("PartName", "").lower() == "/" + name.lower():
                return override.get("ContentType", "")
        extension = name.rsplit(".", 1)[-1].lower()
        for default in types.findall(_DEFAULT):
            if default.get("Extension", "").lower() == extension:
                return default.get("ContentType", "")
        return ""

    def declare(self, name: str, content_type: str) -> None:
        """Gives a part another content type."""
        if self.content_type(name) != content_type:
            self._remove_override(name)
            types = self.tree(CONTENT_TYPES_PART)
            etree.SubElement(types, _OVERRIDE, PartName="/" + name, ContentType=content_type)

    def _remove_override(self, name: str) -> None:
        types = self.tree(CONTENT_TYPES_PART)
        for override in types.findall(_OVERRIDE):
            if override.get("PartName", "").lower() == "/" + name.lower():
                types.remove(override)

    def relationships(self, part: str = "") -> list[Relationship]:
        """The relationships of a part ("" for the package itself), in order."""
        name = relationships_part(part)
        return list(self._read_relationships(name, part)) if name in self else []

    def _read_relationships(self, name: str, part: str) -> Iterator[Relationship]:
        for each in self.tree(name).findall(_RELATIONSHIP):
            target = each.get("Target", "")
            # A target that is only a fragment leads to a bookmark in the same document: an address, not a part.
            external = each.get("TargetMode") == "External" or target.startswith("#")
            found = target if external else self._named(resolve(part, target))
            yield Relationship(each.get("Id", ""), each.get("Type", ""), found, external)

    def _named(self, name: str) -> str:
        """The part that a target means: case makes no difference, and it may be percent-encoded (ECMA-376-2, 6.2.2)."""
        if name in self._bytes:
            return name
        wanted = (name.lower(), unquote(name).lower())
        return next((each for each in self._bytes if each.lower() in wanted), name)

    def relate(self, part: str, kind_or_type: str, target: str, *, external: bool = False) -> str:
        """Adds a relationship and gives back its new id; ``kind_or_type`` is "header" or a whole type address."""
        name = relationships_part(part)
        if name not in self:
            self.put(name, _NO_RELATIONSHIPS)
        root = self.tree(name)
        taken = {each.get("Id") for each in root}
        new_id = next(f"rId{n}" for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
        reltype = kind_or_type if "/" in kind_or_type else OFFICE_RELATIONSHIP + kind_or_type
        mode = {"TargetMode": "External"} if external else {}
        address = target if external else "/" + target
        etree.SubElement(root, _RELATIONSHIP, {"Id": new_id, "Type": reltype, "Target": address, **mode})
        return new_id

    def unrelate(self, part: str, relationship_id: str) -> None:
        """Takes out one relationship of a part."""
        name = relationships_part(part)
        for each in list(self.tree(name)) if name in self else []:
            if each.get("Id") == relationship_id:
                self.tree(name).remove(each)

    def main(self) -> str:
        """The main document part's name (usually word/document.xml, but Word may name it otherwise)."""
        return next(iter(self.related("officeDocument", "")), "word/document.xml")

    def related(self, kind: str, part: str | None = None) -> list[str]:
        """Names of the parts that a part (the main document by default) points to by that kind, in order."""
        source = self.main() if part is None else part
        return [each.target for each in self.relationships(source) if each.kind == kind and not each.external]

    def stories(self) -> list[str]:
        """The parts that hold running text: document, headers, footers, footnotes, endnotes, comments."""
        kinds = ("header", "footer", "footnotes", "endnotes", "comments")
        found = [self.main()] + [name for kind in kinds for name in self.related(kind)]
        return [name for name in dict.fromkeys(found) if name in self]


def relationships_part(part: str) -> str:
    """word/document.xml → word/_rels/document.xml.rels; "" → _rels/.rels."""
    folder, base = posixpath.split(part)
    return posixpath.join(folder, "_rels", base + ".rels")


def resolve(part: str, target: str) -> str:
    """A relationship's target as a part name, relative to the part that it belongs to."""
    if target.startswith("/"):
        return target[1:]
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))
