"""A main document with another body, made beside the old one.

Taking thousands of rows out of a tree costs more than all else: libxml2 looks for the namespaces of every node that
moves. So what is kept moves to a new tree, and the old one is forgotten whole.
"""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from docgen.word.namespaces import w
from docgen.word.package import Package


def put_body(package: Package, root: etree._Element, blocks: Iterable[etree._Element]) -> None:
    """Makes the package's main document one like ``root`` with these blocks, which move out of where they stand."""
    name = package.main()
    made = empty_like(root)
    for child in root:
        if child.tag == w("body"):
            etree.SubElement(made, w("body")).extend(list(blocks))
        else:
            made.append(child)
    package.put(name, made)


def empty_like(root: etree._Element) -> etree._Element:
    """A root of the same name, attributes and prefixes (mc:Ignorable names prefixes, which must be declared)."""
    attributes = {str(key): str(value) for key, value in root.attrib.items()}
    prefixes = {prefix: address for prefix, address in root.nsmap.items() if prefix is not None}
    return etree.Element(root.tag, attributes, nsmap=prefixes)
