"""A chapter's document defaults, written into its own styles where they differ from the book's (promise R18).

What the book's defaults set and the chapter's do not is reset to what ECMA-376 says holds when nobody sets it.
"""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from docgen.word.composing.canonical import canonical
from docgen.word.finishing.thai_runs import put_in_order
from docgen.word.namespaces import w
from docgen.word.property_order import put

# Element → its attributes when nothing is said (17.3.1 and 17.3.2); "val" off for on/off properties by default.
_RUN_RESETS: dict[str, dict[str, str]] = {
    "rFonts": dict.fromkeys(("ascii", "hAnsi", "cs", "eastAsia"), "Times New Roman"),
    "sz": {"val": "20"}, "szCs": {"val": "20"}, "color": {"val": "auto"}, "u": {"val": "none"}, "kern": {"val": "0"},
    "spacing": {"val": "0"}, "w": {"val": "100"}, "position": {"val": "0"}, "highlight": {"val": "none"},
    "vertAlign": {"val": "baseline"}, "lang": {},
}  # fmt: skip
_PARAGRAPH_RESETS: dict[str, dict[str, str]] = {
    "spacing": {"before": "0", "after": "0", "line": "240", "lineRule": "auto"}, "jc": {"val": "left"},
    "ind": {"left": "0", "right": "0", "firstLine": "0"}, "widowControl": {"val": "1"}, "outlineLvl": {"val": "9"},
    "textAlignment": {"val": "auto"},
}  # fmt: skip


def defaults_of(styles: etree._Element | None, kind: str) -> etree._Element:
    """The rPr ("r") or pPr ("p") of a styles part's document defaults; an empty one when there is none."""
    path = f"{w('docDefaults')}/{w(kind + 'PrDefault')}/{w(kind + 'Pr')}"
    found = None if styles is None else styles.find(path)
    return etree.Element(w(kind + "Pr")) if found is None else found


def fold_defaults(style: etree._Element, chapter: etree._Element, book: etree._Element) -> None:
    """Gives a root paragraph style of the chapter what the chapter's defaults say and the book's do not."""
    for kind, resets in (("p", _PARAGRAPH_RESETS), ("r", _RUN_RESETS)):
        wanted = _differences(defaults_of(chapter, kind), defaults_of(book, kind), resets)
        if wanted:
            _complete(_properties(style, kind), wanted, kind)


def _differences(
    chapter: etree._Element, book: etree._Element, resets: dict[str, dict[str, str]]
) -> list[etree._Element]:
    wanted: list[etree._Element] = []
    for name in dict.fromkeys([*(each.tag for each in chapter), *(each.tag for each in book)]):
        mine, theirs = chapter.find(name), book.find(name)
        if canonical(mine) != canonical(theirs):
            wanted.append(_explicit(str(name), mine, resets))
    return wanted


def _explicit(name: str, mine: etree._Element | None, resets: dict[str, dict[str, str]]) -> etree._Element:
    """The chapter's own property with every attribute that could come from elsewhere said."""
    made = etree.Element(name)
    attributes = resets.get(etree.QName(name).localname, {"val": "0"} if mine is None else {})
    for attribute, value in attributes.items():
        made.set(w(attribute), value)
    for own, said in mine.attrib.items() if mine is not None else ():
        made.set(own, said)
    made.extend(deepcopy(child) for child in (mine if mine is not None else ()))
    return made


def _complete(properties: etree._Element, wanted: list[etree._Element], kind: str) -> None:
    """The style's own words stay; attributes that it leaves open are filled in."""
    for each in wanted:
        own = properties.find(each.tag)
        if own is None:
            own = put(properties, etree.Element(each.tag)) if kind == "p" else put_in_order(properties, _local(each))
        for attribute, value in each.attrib.items():
            if own.get(attribute) is None:
                own.set(attribute, value)
        if not len(own):
            own.extend(deepcopy(child) for child in each)


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname


def _properties(style: etree._Element, kind: str) -> etree._Element:
    """The style's pPr or rPr, made in its place: pPr, then rPr, then the table's (CT_Style)."""
    found = style.find(w(kind + "Pr"))
    if found is not None:
        return found
    found = etree.Element(w(kind + "Pr"))
    later = {w(name) for name in (("rPr",) if kind == "p" else ()) + ("tblPr", "trPr", "tcPr", "tblStylePr")}
    style.insert(next((i for i, each in enumerate(style) if each.tag in later), len(style)), found)
    return found
