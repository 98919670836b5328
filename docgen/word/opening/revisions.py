"""Tracked changes: a template that has some is built as if all were accepted, and says so (promise R7).

Elements are those of ECMA-376 part 1, 17.13.5. An emptied paragraph whose mark was deleted goes; a filled one joins the
next, whose mark is the one that survives and so whose properties count, as in Word.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from docgen.problems import FilePlace, Problem, warning
from docgen.word.namespaces import w
from docgen.word.package import Package
from docgen.word.tree_edit import complete_block, drop, drop_all, unwrap

_CHANGED = tuple(
    w(name)
    for name in (
        "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "tblGridChange", "trPrChange",
        "tcPrChange", "numberingChange",
    )
)
_ADDED = (w("ins"), w("moveTo"))
_GONE = (w("del"), w("moveFrom"))
_RANGES = tuple(
    w(name + end)
    for name in (
        "moveFromRange", "moveToRange", "customXmlInsRange", "customXmlDelRange", "customXmlMoveFromRange",
        "customXmlMoveToRange",
    )
    for end in ("Start", "End")
)
_CELL_MARKS = (w("cellIns"), w("cellDel"), w("cellMerge"))
# What may stand in a paragraph without being content: a paragraph with nothing else is empty.
_ANCHORS = tuple(
    w(name)
    for name in (
        "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "permStart", "permEnd", "proofErr",
    )
)
# What may precede w:vMerge in w:tcPr (17.4.69): the order of its children is fixed.
_BEFORE_MERGE = tuple(w(name) for name in ("cnfStyle", "tcW", "gridSpan", "hMerge"))
_PROPERTY_PARTS = ("styles", "numbering")


def accept_revisions(package: Package, file: str) -> list[Problem]:
    """Accepts every tracked change of every part, in place; one warning that tells how many there were."""
    count = 0
    parts = package.stories() + [name for kind in _PROPERTY_PARTS for name in package.related(kind) if name in package]
    for part in parts:
        count += _accept(package.tree(part))
    for part in package.related("settings"):
        if part in package:
            drop_all(package.tree(part), w("trackRevisions"))
    if not count:
        return []
    what = f"แม่แบบมีการแก้ไขที่ติดตามไว้ {count} รายการ จึงสร้างเล่มเหมือนยอมรับการแก้ไขทั้งหมดแล้ว"
    mend = "เปิดแม่แบบใน Word แล้วยอมรับหรือปฏิเสธการแก้ไขในแท็บ “ตรวจทาน” ให้ครบ"
    return [warning("revisions-accepted", FilePlace(file), what, mend)]


def _accept(root: etree._Element) -> int:
    """All tracked changes of one part; how many there were. The steps' order matters: rows before what is in them."""
    count = len(list(root.iter(*_ADDED, *_GONE, *_CHANGED, *_CELL_MARKS)))
    if not count and next(root.iter(*_RANGES), None) is None:
        return 0
    _accept_rows(root)
    _accept_cells(root)
    drop_all(root, *_CHANGED, *_RANGES)
    _remove_deleted_content(root)
    _join_deleted_marks(root)
    for added in list(root.iter(*_ADDED)):
        unwrap(added)  # in w:rPr and w:trPr it is an empty mark, and this removes it
    return count


def _accept_rows(root: etree._Element) -> None:
    for mark in list(root.iter(w("del"))):
        properties = mark.getparent()
        if properties is not None and properties.tag == w("trPr"):
            row = properties.getparent()
            if row is not None:
                _remove_row(row)


def _remove_row(row: etree._Element) -> None:
    table = row.getparent()
    drop(row)
    if table is not None and table.tag == w("tbl") and next(table.iter(w("tr")), None) is None:
        cell = table.getparent()
        drop(table)
        complete_block(cell)


def _accept_cells(root: etree._Element) -> None:
    for mark in list(root.iter(*_CELL_MARKS)):
        properties = mark.getparent()
        cell = None if properties is None else properties.getparent()
        if properties is None or cell is None:
            continue
        if mark.tag == w("cellMerge"):
            _merge(properties, mark.get(w("vMerge"), ""))
        row = cell.getparent()
        drop(cell if mark.tag == w("cellDel") else mark)
        if mark.tag == w("cellDel") and row is not None and next(row.iter(w("tc")), None) is None:
            _remove_row(row)


def _merge(properties: etree._Element, state: str) -> None:
    """A tracked merge ("rest" begins one, "cont" goes on) as the w:vMerge that it becomes."""
    drop_all(properties, w("vMerge"))
    if state in ("rest", "cont"):
        merge = etree.Element(w("vMerge"), {w("val"): "restart" if state == "rest" else "continue"})
        properties.insert(sum(child.tag in _BEFORE_MERGE for child in properties), merge)


def _remove_deleted_content(root: etree._Element) -> None:
    for gone in list(root.iter(*_GONE)):
        parent = gone.getparent()
        if parent is None or parent.tag == w("rPr"):  # the mark of a paragraph: joined later
            continue
        for anchor in _half_anchors(gone):
            gone.addprevious(anchor)
        drop(gone)


def _half_anchors(gone: etree._Element) -> list[etree._Element]:
    """Starts and ends of ranges in deleted content whose other end stands outside it, and so must stay."""
    anchors = list(gone.iter(*_ANCHORS))
    ids = [(_range_of(anchor), anchor.get(w("id"))) for anchor in anchors]
    return [anchor for anchor, key in zip(anchors, ids, strict=True) if key[1] is not None and ids.count(key) == 1]


def _range_of(anchor: etree._Element) -> str:
    return str(anchor.tag).removesuffix("Start").removesuffix("End")


def _join_deleted_marks(root: etree._Element) -> None:
    # From the last to the first, so that a row of deleted marks joins into the one paragraph that stays.
    for mark in reversed(list(root.iter(*_GONE))):
        paragraph = _paragraph_of(mark)
        drop(mark)
        if paragraph is not None:
            _join(paragraph)


def _paragraph_of(mark: etree._Element) -> etree._Element | None:
    """The paragraph whose mark is deleted: w:p/w:pPr/w:rPr/w:del."""
    steps = list(mark.iterancestors())[:3]
    found = [step.tag for step in steps] == [w("rPr"), w("pPr"), w("p")]
    return steps[2] if found else None


def _join(paragraph: etree._Element) -> None:
    following = next(_after(paragraph), None)
    contents = [child for child in paragraph if child.tag != w("pPr")]
    if following is not None and following.tag == w("p"):
        place = 1 if len(following) and following[0].tag == w("pPr") else 0
        following[place:place] = contents
        drop(paragraph)
    elif following is not None and all(child.tag in _ANCHORS for child in contents) and not _holds_place(paragraph):
        for anchor in contents:
            paragraph.addprevious(anchor)
        drop(paragraph)


def _after(paragraph: etree._Element) -> Iterator[etree._Element]:
    return (each for each in paragraph.itersiblings() if each.tag not in _ANCHORS)


def _holds_place(paragraph: etree._Element) -> bool:
    """Between two tables an empty paragraph keeps them apart: without it they would become one."""
    before = next((each for each in paragraph.itersiblings(preceding=True) if each.tag not in _ANCHORS), None)
    following = next(_after(paragraph), None)
    return all(each is not None and each.tag == w("tbl") for each in (before, following))
