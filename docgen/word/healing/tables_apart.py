"""Word joins two tables that meet; where only a tag stood between them, a paragraph without height keeps them apart.

A {%p %} tag replaces its paragraph, so that tables on both its sides, or the same table in the next round of a loop,
would become one table with one header (ECMA-376 part 1, 17.4.37: neighbours without a paragraph between are one).
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from docgen.word.namespaces import STATEMENT, w
from docgen.word.tags.blocks import word_of

_OPENS, _ENDS = ("for", "if"), ("endfor", "endif")
_UNSEEN = frozenset(
    w(name) for name in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "permStart", "permEnd",
                         "proofErr")
)  # fmt: skip
_SIZE, _LINE = "2", "20"  # a point's height: half points and twentieths


def keep_tables_apart(root: etree._Element) -> None:
    """Puts the paragraphs in, in place; linear in the number of blocks."""
    parents = {each.getparent(): None for each in root.iter(STATEMENT)}
    for parent in parents:
        if parent is not None and parent.find(w("tbl")) is not None:
            blocks = [each for each in parent if each.tag not in _UNSEEN]
            spots = [*_gaps(blocks), *_rounds(blocks)]
            for before in dict.fromkeys(spots):
                before.addprevious(_paragraph())


def _gaps(blocks: list[etree._Element]) -> Iterator[etree._Element]:
    """Where only tags stand between two tables: the element before which the paragraph goes."""
    table: etree._Element | None = None
    between: list[etree._Element] = []
    for block in blocks:
        if block.tag == STATEMENT:
            between.append(block)
            continue
        if block.tag == w("tbl") and table is not None and between and not _is_choice(between):
            yield next((each for each in between if _word(each) in _ENDS), block)
        table, between = (block if block.tag == w("tbl") else None), []


def _is_choice(between: list[etree._Element]) -> bool:
    """Whether the tables stand in two branches of one condition, of which only one is printed."""
    depth = 0
    for each in between:
        word = _word(each)
        if word in ("else", "elif") and depth <= 0:
            return True
        depth += (word in _OPENS) - (word in _ENDS)
    return False


def _rounds(blocks: list[etree._Element]) -> Iterator[etree._Element]:
    """The ends of loops whose rounds begin and end with a table."""
    open_loops: list[list[etree._Element]] = []
    for block in blocks:
        word = _word(block)
        if word == "endfor" and open_loops:
            inside = open_loops.pop()
            if inside and inside[0].tag == inside[-1].tag == w("tbl"):
                yield block
            if open_loops:
                open_loops[-1] += inside
        elif word == "for":
            open_loops.append([])
        elif block.tag != STATEMENT and open_loops:
            open_loops[-1].append(block)


def _word(block: etree._Element) -> str:
    return word_of(block.get("code", "")) if block.tag == STATEMENT else ""


def _paragraph() -> etree._Element:
    paragraph = etree.Element(w("p"))
    properties = etree.SubElement(paragraph, w("pPr"))
    spacing = {"before": "0", "after": "0", "line": _LINE, "lineRule": "exact"}
    etree.SubElement(properties, w("spacing"), {w(name): value for name, value in spacing.items()})
    mark = etree.SubElement(properties, w("rPr"))
    for name in ("sz", "szCs"):
        etree.SubElement(mark, w(name), {w("val"): _SIZE})
    return paragraph
