"""Cells of equal values merged down a column: ``{{ โครงการ.แผนงาน | รวมช่อง }}`` alone in a cell of a looped row.

A cell goes on with the one above (w:vMerge, ECMA-376 part 1, 17.4.84) when the row above is the same row of the
template, of the loop's former round, with the same text there and in every merged cell to the left: แผนงาน recurs under
several ยุทธศาสตร์, and must not run on where the strategy changes. Any other row between, the loop's beginning and the
table's end end the run, so that no cell ever goes on below a head or a total.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from jinja2 import nodes
from lxml import etree

from docgen.word.namespaces import STATEMENT, VALUE, w
from docgen.word.paragraph_text import segments_of
from docgen.word.tags.expressions import Resolved
from docgen.word.tags.tag_elements import tag_id

MERGE = "รวมช่อง"
_HOLDERS = (w("sdt"), w("sdtContent"), w("customXml"))
_BEFORE_MERGE = tuple(w(name) for name in ("cnfStyle", "tcW", "gridSpan", "hMerge"))  # CT_TcPr's order, 17.4.69


@dataclass
class MergingRow:
    """A looped row with merged cells: ``cells`` are its tags from left to right; ``number`` counts from 1."""

    row: etree._Element
    loop: etree._Element
    number: int
    cells: list[etree._Element] = field(default_factory=list)


@dataclass
class MergingTable:
    """A table in which cells are merged: ``others`` are its rows that end every run."""

    rows: list[MergingRow]
    others: list[etree._Element]


def merging_tables(root: etree._Element, resolved: Mapping[int, Resolved]) -> list[MergingTable]:
    """The tables of a part with tags that merge, in document order."""
    tags: dict[etree._Element, dict[etree._Element, list[etree._Element]]] = {}
    repeated: dict[etree._Element, set[etree._Element]] = {}  # row → its cells that a loop repeats within it
    for element in root.iter(VALUE):
        tag = resolved.get(tag_id(element))
        row = next(element.iterancestors(w("tr")), None) if tag is not None and merges(tag.node) else None
        table = None if row is None else next(row.iterancestors(w("tbl")), None)
        cell = None if table is None else _cell_of(element)
        if row is None or table is None or cell is None:
            continue
        if row not in repeated:
            repeated[row] = {each for each, loop in _with_loops(row, w("tc")) if loop is not None}
        if cell not in repeated[row]:
            tags.setdefault(table, {}).setdefault(row, []).append(element)
    return [_table(table, rows) for table, rows in tags.items()]


def _table(table: etree._Element, tags: Mapping[etree._Element, list[etree._Element]]) -> MergingTable:
    found = MergingTable([], [])
    for row, loop in _with_loops(table, w("tr")):
        if row in tags and loop is not None:
            found.rows.append(MergingRow(row, loop, len(found.rows) + 1, tags[row]))
        else:
            found.others.append(row)
    return found


def _with_loops(parent: etree._Element, kind: str) -> Iterator[tuple[etree._Element, etree._Element | None]]:
    """A table's own rows (a row's own cells), each with the innermost loop around it within the table (row), in order.

    A stack instead of recursion: a stranger's content controls may lie in one another to any depth.
    """
    blocks: list[etree._Element | None] = []  # those open: loops, and None for a condition and for the else of a loop
    stack = [parent.iterchildren(etree.Element)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag == STATEMENT:
            _open_or_close(blocks, child)
        elif child.tag == kind:
            yield child, next((each for each in reversed(blocks) if each is not None), None)
        elif child.tag in _HOLDERS:
            stack.append(child.iterchildren(etree.Element))


def _open_or_close(blocks: list[etree._Element | None], statement: etree._Element) -> None:
    word = statement.get("code", "").partition(" ")[0]
    if word in ("for", "if"):
        blocks.append(statement if word == "for" else None)
    elif word in ("endfor", "endif") and blocks:
        blocks.pop()
    elif word == "else" and blocks:
        blocks[-1] = None


def merges(node: nodes.Node) -> bool:
    """Whether a tag merges: the filter is its last."""
    return isinstance(node, nodes.Filter) and node.name == MERGE


def mentions_merging(node: nodes.Node) -> bool:
    """Whether the filter stands anywhere in a tag."""
    return merges(node) or any(each.name == MERGE for each in node.find_all(nodes.Filter))


def _cell_of(element: etree._Element) -> etree._Element | None:
    """The cell of which a tag is all that it shows; None when anything else stands in it."""
    cell = next(element.iterancestors(w("tc"), w("txbxContent")), None)
    if cell is None or cell.tag != w("tc") or len(list(islice(cell.iter(VALUE, STATEMENT), 2))) > 1:
        return None
    if cell.find(f".//{w('tbl')}") is not None:
        return None
    shown = (each for paragraph in cell.iter(w("p")) for each in segments_of(paragraph) if each.text.strip())
    return cell if all(each.element is element for each in shown) else None


def set_merge(cell: etree._Element, value: str) -> None:
    """Gives the cell a w:vMerge in its place among the cell's properties, instead of any that it has."""
    properties = cell.find(w("tcPr"))
    if properties is None:
        properties = etree.Element(w("tcPr"))
        cell.insert(0, properties)
    for old in properties.findall(w("vMerge")):
        properties.remove(old)
    index = sum(each.tag in _BEFORE_MERGE for each in properties)
    merge = etree.Element(w("vMerge"))
    merge.set(w("val"), value)
    properties.insert(index, merge)
