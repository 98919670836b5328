"""What a paragraph or run looks like in the end: direct formatting, then the chain of styles (ECMA-376-1, 17.7.2)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from docgen.word.namespaces import w
from docgen.word.package import Package


def flag(element: etree._Element | None) -> bool:
    """An on/off element (CT_OnOff): present without value means on."""
    return element is not None and element.get(w("val"), "1").lower() in ("1", "true", "on")


class StyleChain:
    """The styles of a package: each style's own element and those it is based on, nearest first."""

    def __init__(self, package: Package) -> None:
        names = package.related("styles")
        root = package.tree(names[0]) if names and names[0] in package else None
        found = [] if root is None else root.findall(w("style"))
        self.by_id = {each.get(w("styleId"), ""): each for each in found}
        self.defaults = {each.get(w("type"), ""): each for each in found if _is_default(each)}
        defaults = None if root is None else root.find(w("docDefaults"))
        self.run_defaults = None if defaults is None else defaults.find(f"{w('rPrDefault')}/{w('rPr')}")
        self.paragraph_defaults = None if defaults is None else defaults.find(f"{w('pPrDefault')}/{w('pPr')}")

    def chain(self, style: etree._Element | None) -> Iterator[etree._Element]:
        """The style and its ancestors; a circle ends the chain."""
        seen: set[str] = set()
        while style is not None and style.get(w("styleId"), "") not in seen:
            yield style
            seen.add(style.get(w("styleId"), ""))
            based_on = style.find(w("basedOn"))
            style = None if based_on is None else self.by_id.get(based_on.get(w("val"), ""))

    def named(self, holder: etree._Element | None, reference: str, kind: str) -> Iterator[etree._Element]:
        """The chain of the style that properties refer to (pStyle, rStyle, tblStyle), else of the default style."""
        found = None if holder is None else holder.find(w(reference))
        style = self.defaults.get(kind) if found is None else self.by_id.get(found.get(w("val"), ""))
        return self.chain(style if style is not None else self.defaults.get(kind))

    def paragraph_levels(self, paragraph: etree._Element) -> Iterator[etree._Element]:
        """Every pPr that speaks for the paragraph, nearest first."""
        own = paragraph.find(w("pPr"))
        if own is not None:
            yield own
        for style in self.named(own, "pStyle", "paragraph"):
            if (found := style.find(w("pPr"))) is not None:
                yield found
        if self.paragraph_defaults is not None:
            yield self.paragraph_defaults

    def paragraph_value(self, paragraph: etree._Element, name: str) -> str:
        """The value of a paragraph property (``jc``, ``outlineLvl``) in force, "" when nobody sets it."""
        for level in self.paragraph_levels(paragraph):
            if (found := level.find(w(name))) is not None:
                return found.get(w("val"), "")
        return ""

    def run_value(self, run: etree._Element, name: str) -> str:
        """The value of a run property (``sz``) in force, "" when nobody sets it; not for toggle properties."""
        for level in self._run_levels(run):
            if (found := level.find(w(name))) is not None:
                return found.get(w("val"), "")
        return ""

    def _run_levels(self, run: etree._Element) -> Iterator[etree._Element]:
        own = run.find(w("rPr"))
        if own is not None:
            yield own
        paragraph = next(run.iterancestors(w("p")), None)
        table = next(run.iterancestors(w("tbl")), None)
        styles = [] if own is None or own.find(w("rStyle")) is None else list(self.named(own, "rStyle", "character"))
        styles += self.named(None if paragraph is None else paragraph.find(w("pPr")), "pStyle", "paragraph")
        styles += [] if table is None else self.named(table.find(w("tblPr")), "tblStyle", "table")
        yield from (found for style in styles if (found := style.find(w("rPr"))) is not None)
        if self.run_defaults is not None:
            yield self.run_defaults


def _is_default(style: etree._Element) -> bool:
    return style.get(w("default"), "0").lower() in ("1", "true", "on")
