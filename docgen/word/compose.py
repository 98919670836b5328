"""Temporary: joins chapters that share styles and numbering."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from docgen.problems import Problem
from docgen.word.chapter import Chapter
from docgen.word.namespaces import R, w
from docgen.word.package import Package


def compose(chapters: list[Chapter]) -> tuple[Package, list[Problem]]:
    """Joins."""
    base = chapters[0].package
    body = base.tree(base.main())[0]
    final = body.find(w("sectPr"))
    _mark(body, 1)
    for number, chapter in enumerate(chapters[1:], 2):
        package = chapter.package
        root = package.tree(package.main())
        _copy_parts(package, base, root, number)
        _close(body, final)
        chapter_body = root[0]
        final = chapter_body.find(w("sectPr"))
        _mark(chapter_body, number)
        for child in list(chapter_body):
            body.append(child)
    return base, []


def _mark(body: etree._Element, number: int) -> None:
    attributes = {w("id"): str(900 + number), w("name"): f"_chapter_{number}"}
    body.insert(0, etree.Element(w("bookmarkEnd"), {w("id"): str(900 + number)}))
    body.insert(0, etree.Element(w("bookmarkStart"), attributes))


def _close(body: etree._Element, final: etree._Element) -> None:
    body.remove(final)
    last = body[-1]
    if last.tag != w("p"):
        last = etree.SubElement(body, w("p"))
    properties = last.find(w("pPr"))
    if properties is None:
        properties = etree.Element(w("pPr"))
        last.insert(0, properties)
    properties.append(final)


def _copy_parts(package: Package, base: Package, root: etree._Element, number: int) -> None:
    for relationship in package.relationships(package.main()):
        if relationship.kind not in ("header", "footer", "image", "hyperlink"):
            continue
        if relationship.external:
            new = base.relate(base.main(), relationship.type, relationship.target, external=True)
        else:
            name = relationship.target.replace("word/", f"word/c{number}-")
            base.put(name, package.data(relationship.target), package.content_type(relationship.target))
            new = base.relate(base.main(), relationship.type, name)
        for element in root.iter():
            for attribute, value in list(element.attrib.items()):
                if str(attribute).startswith(f"{{{R}}}") and value == relationship.id:
                    element.set(attribute, "new:" + new)
    for element in root.iter():
        for attribute, value in list(element.attrib.items()):
            if str(value).startswith("new:rId"):
                element.set(attribute, str(value)[4:])


_ = deepcopy
