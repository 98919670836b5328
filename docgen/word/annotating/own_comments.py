"""docgen's own comments are taken out of a template again; everybody else's stay as they are.

A comment is docgen's by its author. Word adds to each comment, when it saves the file, entries in other parts that
point to it by its paragraphs' ids; they go too.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from copy import deepcopy

from lxml import etree

from docgen.word.namespaces import w
from docgen.word.package import Package
from docgen.word.paragraph_text import set_text, text_in
from docgen.word.tree_edit import drop

AUTHOR = "docgen"
RANGE_START, RANGE_END, REFERENCE = w("commentRangeStart"), w("commentRangeEnd"), w("commentReference")
_TEXT = frozenset(map(w, ("rPr", "t", "tab", "br", "cr", "noBreakHyphen", "softHyphen", "lastRenderedPageBreak")))
_COMPANIONS = ("commentsExtended", "commentsIds", "commentsExtensible", "people")


def strip_own_comments(package: Package) -> int:
    """Takes docgen's comments out of the package, in place; how many there were."""
    own = [each for part in _comment_parts(package) for each in package.tree(part) if each.get(w("author")) == AUTHOR]
    if not own:
        return 0
    ids = {each.get(w("id"), "") for each in own}
    paragraphs = {value for each in own for value in _values(each.iter(w("p")), "paraId")}
    for part in package.stories():
        _take_marks(package.tree(part), ids)
    _take_entries(package, paragraphs)
    for each in own:
        drop(each)
    _remove_empty_parts(package)
    return len(own)


def _comment_parts(package: Package) -> list[str]:
    return [part for part in package.related("comments") if part in package]


def _values(elements: Iterable[etree._Element], name: str) -> list[str]:
    """The values of an attribute by its local name: Word's companions come in namespaces of several years."""
    found = []
    for element in elements:
        found += [str(value) for key, value in element.items() if etree.QName(key).localname == name]
    return found


def _take_marks(root: etree._Element, ids: set[str]) -> None:
    marks = [each for each in root.iter(RANGE_START, RANGE_END, REFERENCE) if each.get(w("id"), "") in ids]
    spots = {_spot(mark): None for mark in marks}
    parted = [before for spot in spots if (before := _before(spot, spots)) is not None]
    for spot in spots:
        drop(spot)
    for before in reversed(dict.fromkeys(parted)):  # from the end, so that a run of runs joins into the first
        _rejoin(before, before.getnext())


def _spot(mark: etree._Element) -> etree._Element:
    """The mark, or the run that was made for it."""
    run = mark.getparent()
    if run is not None and run.tag == w("r") and all(child is mark or child.tag == w("rPr") for child in run):
        return run
    return mark


def _before(spot: etree._Element, spots: Container[etree._Element]) -> etree._Element | None:
    """What stands before a mark and its kind."""
    return next((each for each in spot.itersiblings(preceding=True) if each not in spots), None)


def _rejoin(before: etree._Element, after: etree._Element | None) -> None:
    """Two runs that only a comment's edge parted become one again, so that the template is what it was."""
    if after is None or not _are_alike(before, after):
        return
    content = [child for child in after if child.tag != w("rPr")]
    if content and before[-1].tag == w("t") == content[0].tag:
        set_text(before[-1], text_in(before[-1]) + text_in(content.pop(0)))
    before.extend(content)
    drop(after)


def _are_alike(before: etree._Element, after: etree._Element) -> bool:
    """Runs of text only, of the same attributes and properties."""
    if not before.tag == after.tag == w("r") or before.items() != after.items() or not len(before):
        return False
    if any(child.tag not in _TEXT for run in (before, after) for child in run):
        return False
    return _properties(before) == _properties(after)


def _properties(run: etree._Element) -> bytes:
    found = run.find(w("rPr"))
    if found is None:
        return b""
    alone = deepcopy(found)
    alone.tail = None
    return etree.tostring(alone, method="c14n")


def _take_entries(package: Package, paragraphs: set[str]) -> None:
    """Removes the companions' entries of those comments; a reply to one becomes a comment of its own."""
    durable: set[str] = set()
    for kind in _COMPANIONS:
        for part in (each for each in package.related(kind) if each in package):
            for entry in list(package.tree(part)):
                if _concerns(entry, paragraphs, durable):
                    durable |= set(_values([entry], "durableId"))
                    drop(entry)
                else:
                    _orphan(entry, paragraphs)


def _concerns(entry: etree._Element, paragraphs: set[str], durable: set[str]) -> bool:
    if set(_values([entry], "paraId")) & paragraphs or _values([entry], "author") == [AUTHOR]:
        return True
    return not _values([entry], "paraId") and bool(set(_values([entry], "durableId")) & durable)


def _orphan(entry: etree._Element, paragraphs: set[str]) -> None:
    for key, value in entry.items():
        if etree.QName(key).localname == "paraIdParent" and value in paragraphs:
            del entry.attrib[key]


def _remove_empty_parts(package: Package) -> None:
    """A comments part without comments, and its companions, go: the template had none before docgen's."""
    if any(len(package.tree(part)) for part in _comment_parts(package)):
        return
    for each in package.relationships(package.main()):
        if each.kind in ("comments", *_COMPANIONS) and not each.external and each.target in package:
            if each.kind == "people" and len(package.tree(each.target)):
                continue  # authors of tracked changes stand there too
            package.unrelate(package.main(), each.id)
            package.remove(each.target)
