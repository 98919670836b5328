"""Makes a template's package ready for the pictures of the data; :mod:`docgen.word.rendering.gallery` draws them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from jinja2 import nodes
from lxml import etree

from docgen.schema import Kind
from docgen.word.namespaces import CONTENT_TYPES, RELATIONSHIPS, VALUE
from docgen.word.package import CONTENT_TYPES_PART, Package, relationships_part
from docgen.word.rendering.gallery import FORMATS
from docgen.word.tags.expressions import Resolved
from docgen.word.tags.tag_elements import tag_id

_NO_RELATIONSHIPS = f'<Relationships xmlns="{RELATIONSHIPS}"/>'.encode()


def parts_with_pictures(package: Package, resolved: Mapping[int, Resolved]) -> list[str]:
    """The stories in which tags draw pictures."""
    pictures = {number for number, tag in resolved.items() if not tag.word and tag.kind is Kind.PICTURE}
    if not pictures:
        return []
    return [
        part for part in package.stories() if any(tag_id(each) in pictures for each in package.tree(part).iter(VALUE))
    ]


def make_ready(package: Package, parts: Collection[str]) -> None:
    """The parts get relationships to write the links in, and the package the media types of pictures."""
    if not parts:
        return
    for part in parts:
        if relationships_part(part) not in package:
            package.put(relationships_part(part), _NO_RELATIONSHIPS)
    types = package.tree(CONTENT_TYPES_PART)
    known = {each.get("Extension", "").lower() for each in types.findall(f"{{{CONTENT_TYPES}}}Default")}
    for _, extension, media in reversed(FORMATS):
        if extension not in known:
            types.insert(0, etree.Element(f"{{{CONTENT_TYPES}}}Default", Extension=extension, ContentType=media))


def names_mentioned(resolved: Mapping[int, Resolved]) -> frozenset[str]:
    """Every name that stands in some tag, alone or behind a dot."""
    found: set[str] = set()
    for tag in resolved.values():
        for node in [tag.node] if tag.condition is None else [tag.node, tag.condition]:
            for each in (node, *node.find_all((nodes.Name, nodes.Getattr))):
                if isinstance(each, nodes.Name | nodes.Getattr):
                    found.add(each.name if isinstance(each, nodes.Name) else each.attr)
    return frozenset(found)
