"""Taking elements out of a part so that what stays is valid."""

from __future__ import annotations

from lxml import etree

from docgen.word.namespaces import w

_NEED_PARAGRAPH = tuple(w(name) for name in ("tc", "hdr", "ftr", "txbxContent", "footnote", "endnote", "comment"))


def unwrap(element: etree._Element) -> None:
    """Puts an element's children in its place."""
    parent = element.getparent()
    if parent is not None:
        index = parent.index(element)
        parent[index : index + 1] = list(element)


def drop(element: etree._Element) -> None:
    """Takes out an element with all that is in it; text behind it (never in WordprocessingML) is white space."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def drop_all(root: etree._Element, *tags: str) -> None:
    """Takes out every element of those names."""
    for each in list(root.iter(*tags)):
        drop(each)


def drop_if_empty(run: etree._Element | None) -> None:
    """Takes out a run that holds nothing but its properties."""
    if run is not None and run.tag == w("r") and all(child.tag == w("rPr") for child in run):
        drop(run)


def complete_block(container: etree._Element | None) -> None:
    """A cell must end with a paragraph (17.4.65), a header or text box hold one; Word calls it damaged otherwise."""
    if container is None or container.tag not in _NEED_PARAGRAPH:
        return
    if not len(container) or (container.tag == w("tc") and container[-1].tag != w("p")):
        etree.SubElement(container, w("p"))
