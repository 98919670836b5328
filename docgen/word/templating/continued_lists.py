"""Lists that go on from chapter to chapter (ส่วนที่ 1, ส่วนที่ 2 by Word's own numbers): each chapter counts on.

A book begins every chapter's lists anew, so a chapter says itself at which number its part of the list begins
(w:startOverride, ECMA-376 part 1, 17.9.26). Only the first level is counted: deeper ones begin anew under it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from docgen.word.namespaces import w
from docgen.word.package import Package
from docgen.word.style_chain import StyleChain


def count_on(chapter: Package, earlier: Iterable[etree._Element], mine: Iterable[etree._Element]) -> None:
    """Sets the first number of the chapter's lists that began in ``earlier``; both are blocks of the whole body."""
    names = [name for name in chapter.related("numbering") if name in chapter]
    if not names:
        return
    root, chain = chapter.tree(names[0]), StyleChain(chapter)
    lists = {each.get(w("numId"), ""): each for each in root.findall(w("num"))}
    shown = _shown(root, lists, _items(earlier, chain))
    seen: set[str] = set()
    for number, level in _items(mine, chain):
        owner = _owner(lists, number)
        if owner and owner not in seen and level == "0" and shown.get(owner) and not _override(lists[number]):
            _begin_at(lists[number], shown[owner] + 1)
        seen.add(owner)


def _items(blocks: Iterable[etree._Element], chain: StyleChain) -> Iterator[tuple[str, str]]:
    """List and level of each numbered paragraph of the body."""
    for block in blocks:
        levels = chain.paragraph_levels(block) if block.tag == w("p") else ()
        found = next((each for level in levels if (each := level.find(w("numPr"))) is not None), None)
        number = None if found is None else found.find(w("numId"))
        if found is not None and number is not None and number.get(w("val"), "0") != "0":
            level_mark = found.find(w("ilvl"))
            yield number.get(w("val"), ""), "0" if level_mark is None else level_mark.get(w("val"), "0")


def _owner(lists: Mapping[str, etree._Element], number: str) -> str:
    """The definition that a list shares with others, which count together (17.9.15)."""
    found = lists[number].find(w("abstractNumId")) if number in lists else None
    return "" if found is None else found.get(w("val"), "")


def _shown(
    root: etree._Element, lists: Mapping[str, etree._Element], items: Iterable[tuple[str, str]]
) -> dict[str, int]:
    """The last number of each definition's first level."""
    starts = {each.get(w("abstractNumId"), ""): _start(each) for each in root.findall(w("abstractNum"))}
    shown: dict[str, int] = {}
    begun: set[str] = set()
    for number, level in items:
        owner = _owner(lists, number)
        if not owner or level != "0":
            continue
        anew = _override(lists[number]) if number not in begun else 0
        begun.add(number)
        shown[owner] = anew or shown.get(owner, starts.get(owner, 1) - 1) + 1
    return shown


def _start(definition: etree._Element) -> int:
    for level in definition.findall(w("lvl")):
        if level.get(w("ilvl")) == "0" and (start := level.find(w("start"))) is not None:
            return _number(start)
    return 1


def _override(one: etree._Element) -> int:
    """The number at which a list says that its first level begins, 0 when it says none."""
    for each in one.findall(w("lvlOverride")):
        if each.get(w("ilvl")) == "0" and (start := each.find(w("startOverride"))) is not None:
            return _number(start)
    return 0


def _number(element: etree._Element) -> int:
    value = element.get(w("val"), "")
    return int(value) if value.isdecimal() else 1


def _begin_at(one: etree._Element, number: int) -> None:
    override = next((each for each in one.findall(w("lvlOverride")) if each.get(w("ilvl")) == "0"), None)
    if override is None:
        override = etree.Element(w("lvlOverride"), {w("ilvl"): "0"})
        one.insert(1, override)  # behind w:abstractNumId
    override.insert(0, etree.Element(w("startOverride"), {w("val"): str(number)}))
