"""Tags that change more than text must stand where they can: merged cells in looped rows, pictures in running text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from docgen.problems import Problem, error
from docgen.schema import Kind
from docgen.word.namespaces import VALUE, w
from docgen.word.tags.chapter import Chapter, TagKind
from docgen.word.tags.expressions import Resolved
from docgen.word.tags.merged_cells import MERGE, mentions_merging, merging_tables
from docgen.word.tags.tag_elements import tag_id
from docgen.word.tags.tag_ledger import quoted

_MEND_MERGE = "วางแท็กไว้คนเดียวในช่องของแถวที่ซ้ำด้วย {%tr for … %} และให้ตัวกรองนี้เป็นตัวสุดท้าย"


def misplaced_layouts(chapter: Chapter, resolved: Mapping[int, Resolved]) -> Iterator[Problem]:
    """Problems of tags that merge cells or draw pictures and stand where they cannot."""
    merging, drawing = _places(chapter, resolved)
    for tag in chapter.tags.values():
        found = resolved.get(tag.id)
        if found is None or tag.kind is not TagKind.VALUE:
            continue
        if tag.id not in merging and mentions_merging(found.node):
            what = f"ตัวกรอง “{MERGE}” ในแท็ก {quoted(tag.source)} ผสานช่องตรงนี้ไม่ได้"
            yield error("filter-misused", tag.where, what, _MEND_MERGE)
        if found.kind is Kind.PICTURE and tag.id not in drawing:
            what = f"แท็ก {quoted(tag.source)} เป็นรูปภาพ จึงพิมพ์ตรงนี้ไม่ได้"
            yield error("value-unprintable", tag.where, what, "ย้ายแท็กไปไว้ในข้อความหรือในช่องของตาราง")


def _places(chapter: Chapter, resolved: Mapping[int, Resolved]) -> tuple[set[int], set[int]]:
    """The ids of the tags that can merge where they stand, and of those that can draw."""
    merging: set[int] = set()
    drawing: set[int] = set()
    for part in chapter.package.stories():
        root = chapter.package.tree(part)
        rows = (row for table in merging_tables(root, resolved) for row in table.rows)
        merging |= {tag_id(cell) for row in rows for cell in row.cells}
        drawing |= {tag_id(each) for each in root.iter(VALUE) if _is_in_run(each)}
    return merging, drawing


def _is_in_run(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == w("r")
