"""Definitions as comparable text: without revision ids and foreign attributes, whatever the order of attributes."""

from __future__ import annotations

from lxml import etree

from docgen.word.namespaces import W, w

_IGNORED = {w(name) for name in ("rsid", "rsidR", "rsidRPr", "rsidP", "rsidRDefault", "nsid", "tmpl")}
# What a style says of menus and of typing on, not of how text looks.
_NOT_LOOK = {w(name) for name in ("rsid", "uiPriority", "qFormat", "semiHidden", "unhideWhenUsed", "locked", "next",
                                  "autoRedefine", "nsid", "tmpl", "aliases")}  # fmt: skip


def canonical(element: etree._Element | None) -> str:
    """A text that is equal for elements that say the same of the look."""
    if element is None:
        return ""
    attributes = sorted(
        (str(name), str(value)) for name, value in element.attrib.items()
        if name not in _IGNORED and str(name).startswith(f"{{{W}}}")
    )  # fmt: skip
    children = "".join(canonical(child) for child in element if child.tag not in _NOT_LOOK)
    return f"<{element.tag}{attributes}>{(element.text or '').strip()}{children}</>"
