"""Styles of several chapters in one book: the same definition is shared, another goes on under a name of its own."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy

from lxml import etree

from docgen.word.composing.canonical import canonical
from docgen.word.composing.default_look import defaults_of, fold_defaults
from docgen.word.namespaces import w
from docgen.word.package import Package
from docgen.word.property_order import paragraph_properties, put

_Styles = dict[str, etree._Element]
# Where styles are named: element → in stories, styles and numbering.
_REFERENCES = tuple(
    w(name) for name in ("pStyle", "rStyle", "tblStyle", "basedOn", "link", "next", "styleLink", "numStyleLink")
)
_LINKS = (w("basedOn"), w("link"))
_HEADING = "heading "


def merge_styles(book: Package, chapter: Package, number: int, lists: Mapping[str, str]) -> None:
    """Brings the chapter's styles into the book's and makes the chapter's references follow.

    ``lists``: the chapter's numIds with the book's.

    Built-in headings whose look differs become styles of their own with the outline level kept, so that the contents
    still lists them.
    """
    theirs, mine = _root(book), _root(chapter)
    if mine is None or theirs is None:
        return
    same_defaults = all(canonical(defaults_of(mine, kind)) == canonical(defaults_of(theirs, kind)) for kind in "pr")
    shared = _shared(_styles(mine), _styles(theirs), same_defaults)
    _explicit_defaults(chapter, mine, shared)
    renamed = {each: _free_id(theirs, each, number) for each in _styles(mine) if each not in shared}
    for identifier, new in renamed.items():
        style = deepcopy(_styles(mine)[identifier])
        if not same_defaults and style.find(w("basedOn")) is None and style.get(w("type")) == "paragraph":
            fold_defaults(style, mine, theirs)
        for each in style.iter(w("numId")):
            each.set(w("val"), lists.get(each.get(w("val"), ""), each.get(w("val"), "")))
        theirs.append(_renamed(style, new, _styles(theirs), number))
    _follow(chapter, renamed)
    for identifier in renamed.values():
        _follow_root(_styles(theirs)[identifier], renamed)


def _root(package: Package) -> etree._Element | None:
    names = [name for name in package.related("styles") if name in package]
    return package.tree(names[0]) if names else None


def _styles(root: etree._Element) -> _Styles:
    return {each.get(w("styleId"), ""): each for each in root.findall(w("style"))}


def _shared(mine: _Styles, theirs: _Styles, same_defaults: bool) -> set[str]:
    """Ids whose definition, with all that it is based on, is the same in both."""
    if not same_defaults:
        return {each for each in mine if each in theirs and mine[each].get(w("type")) in ("numbering", "character")
                and _alike(mine[each], theirs[each]) and mine[each].find(w("link")) is None}  # fmt: skip
    shared = {each for each in mine if each in theirs and _alike(mine[each], theirs[each])}
    while True:
        kept = {each for each in shared if _linked(mine[each]) <= shared}
        if kept == shared:
            return shared
        shared = kept


def _alike(mine: etree._Element, theirs: etree._Element) -> bool:
    return canonical(mine).casefold() == canonical(theirs).casefold()


def _linked(style: etree._Element) -> set[str]:
    return {found.get(w("val"), "") for name in _LINKS if (found := style.find(name)) is not None}


def _explicit_defaults(chapter: Package, root: etree._Element, shared: set[str]) -> None:
    """Paragraphs and tables without a style name the chapter's own default style when the book's is another one."""
    defaults = {
        each.get(w("type"), ""): each.get(w("styleId"), "")
        for each in root.findall(w("style"))
        if each.get(w("default"), "0") in ("1", "true", "on") and each.get(w("styleId"), "") not in shared
    }
    for part in chapter.stories():
        tree = chapter.tree(part)
        if paragraph := defaults.get("paragraph"):
            for each in tree.iter(w("p")):
                _name_style(paragraph_properties(each), "pStyle", paragraph)
        if table := defaults.get("table"):
            for each in tree.iter(w("tblPr")):
                _name_style(each, "tblStyle", table)


def _name_style(properties: etree._Element, name: str, style: str) -> None:
    if properties.find(w(name)) is None:
        made = etree.Element(w(name), {w("val"): style})
        if name == "pStyle":
            put(properties, made)
        else:
            properties.insert(0, made)


def _free_id(theirs: etree._Element, identifier: str, number: int) -> str:
    taken = {each.casefold() for each in _styles(theirs)}
    return identifier if identifier.casefold() not in taken else f"{identifier}-{number}"


def _renamed(style: etree._Element, new: str, theirs: _Styles, number: int) -> etree._Element:
    style.set(w("styleId"), new)
    style.attrib.pop(w("default"), "")
    name = style.find(w("name"))
    if name is None:
        return style
    said = name.get(w("val"), "")
    names = (each.find(w("name")) for each in theirs.values())
    taken = {each.get(w("val"), "").casefold() for each in names if each is not None}
    if said.casefold() in taken:
        _keep_level(style, said)
        name.set(w("val"), f"{said} ({number})")
        style.set(w("customStyle"), "1")
    return style


def _keep_level(style: etree._Element, name: str) -> None:
    """A built-in heading's level is in its name; under another name it must be said."""
    level = name.lower().removeprefix(_HEADING)
    if not name.lower().startswith(_HEADING) or not level.isdigit():
        return
    properties = style.find(w("pPr"))
    if properties is None:
        properties = etree.Element(w("pPr"))
        run = style.find(w("rPr"))
        style.insert(len(style) if run is None else style.index(run), properties)
    if properties.find(w("outlineLvl")) is None:
        put(properties, etree.Element(w("outlineLvl"), {w("val"): str(int(level) - 1)}))


def _follow(chapter: Package, renamed: Mapping[str, str]) -> None:
    for part in (*chapter.stories(), *chapter.related("numbering")):
        if part in chapter:
            _follow_root(chapter.tree(part), renamed)


def _follow_root(root: etree._Element, renamed: Mapping[str, str]) -> None:
    for each in root.iter(*_REFERENCES):
        if (new := renamed.get(each.get(w("val"), ""))) is not None:
            each.set(w("val"), new)
