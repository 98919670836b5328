"""Puts loops in place of a plan's printed forms, with the clerk's own paragraphs, heads, widths and formats."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from lxml import etree

from docgen.tagging import FormMade, ParagraphMade, Replacement, RowMade, TableMade, TagLine
from docgen.word.namespaces import MC, W, w
from docgen.word.package import Package
from docgen.word.paragraph_text import segments_of, set_text, text_of
from docgen.word.tags.tag_text import OBJECT
from docgen.word.templating.drawn_arrows import drop_arrows
from docgen.word.templating.new_body import put_body
from docgen.word.templating.retag import fix_spaces, put
from docgen.word.tree_edit import drop, drop_all

_ALTERNATIVES = f"{{{MC}}}AlternateContent"
_MARKS = tuple(w(name) for name in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd"))
_SECTION = f"{w('pPr')}/{w('sectPr')}"


def remake(package: Package, forms: Sequence[FormMade]) -> list[list[etree._Element]]:
    """Exchanges the forms' blocks in the body; gives each form's new elements, at least one for each.

    A form that was not understood leaves a blank paragraph in its place.
    """
    root = package.tree(package.main())
    body = root.find(w("body"))
    assert body is not None  # noqa: S101 - told to mypy: a document without a body is refused when it is opened
    blocks = [each for each in body if each.tag != w("sectPr")]
    made = [_elements(blocks, form) for form in forms]
    kept, after = [], 0
    for form, elements in zip(forms, made, strict=True):
        kept += [*blocks[after : form.first], *elements]
        after = form.end
    put_body(package, root, [*kept, *blocks[after:], *body.findall(w("sectPr"))])
    return made


def _elements(blocks: Sequence[etree._Element], form: FormMade) -> list[etree._Element]:
    if form.blocks:
        return [_made(blocks, each) for each in form.blocks]
    sections = [found for each in blocks[form.first : form.end] if (found := each.find(_SECTION)) is not None]
    return [_blank(section) for section in sections] or [_blank(None)]


def _blank(section: etree._Element | None) -> etree._Element:
    paragraph = etree.Element(w("p"), nsmap={"w": W})
    if section is not None:
        etree.SubElement(paragraph, w("pPr")).append(deepcopy(section))
    return paragraph


def _made(blocks: Sequence[etree._Element], made: TagLine | ParagraphMade | TableMade) -> etree._Element:
    if isinstance(made, TagLine):
        return _tag_paragraph(f"{{%p {made.code} %}}")
    copy = deepcopy(blocks[made.index])
    drop_all(copy, *_MARKS)  # a loop would print a bookmark's name twice
    if isinstance(made, ParagraphMade):
        drop_arrows(copy)
        section = copy.find(_SECTION)
        if section is not None:  # every group ended a section of its own: in the loop it ends a page
            drop(section)
            copy.append(_page_break())
        if made.text is not None:
            say(copy, made.text)
        return copy
    _exchange_rows(copy, made, blocks)
    return copy


def _tag_paragraph(text: str) -> etree._Element:
    paragraph = etree.Element(w("p"), nsmap={"w": W})
    run = etree.SubElement(paragraph, w("r"))
    set_text(etree.SubElement(run, w("t")), text)
    return paragraph


def _page_break() -> etree._Element:
    run = etree.Element(w("r"), nsmap={"w": W})
    etree.SubElement(run, w("br"), {w("type"): "page"})
    return run


def _exchange_rows(table: etree._Element, made: TableMade, blocks: Sequence[etree._Element]) -> None:
    rows = table.findall(w("tr"))
    grid = table.findall(f"{w('tblGrid')}/{w('gridCol')}")
    for each in made.rows:
        if isinstance(each, TagLine):
            rows[0].addprevious(_tag_row(each.code, len(grid)))
        else:
            theirs = rows if each.table < 0 else blocks[each.table].findall(w("tr"))
            rows[0].addprevious(_copied_row(theirs, each))
    for element in rows:
        drop(element)


def _tag_row(code: str, columns: int) -> etree._Element:
    row = etree.Element(w("tr"), nsmap={"w": W})
    cell = etree.SubElement(row, w("tc"))
    properties = etree.SubElement(cell, w("tcPr"))
    etree.SubElement(properties, w("tcW"), {w("w"): "0", w("type"): "auto"})
    if columns > 1:
        etree.SubElement(properties, w("gridSpan"), {w("val"): str(columns)})
    cell.append(_tag_paragraph(f"{{%tr {code} %}}"))
    return row


def _copied_row(rows: Sequence[etree._Element], made: RowMade) -> etree._Element:
    row = deepcopy(rows[made.row])
    cells = [each for each in row.iter(w("tc")) if next(each.iterancestors(w("tr")), None) is row]
    for at, text in made.cells.items():
        _say_in_cell(cells[at], text)
    return row


def _say_in_cell(cell: etree._Element, text: str) -> None:
    """The cell's first paragraph that says something keeps its format; what else was in the cell goes."""
    for merge in cell.findall(f"{w('tcPr')}/{w('vMerge')}"):
        drop(merge)  # cells of a group are merged by the filter, row by row
    blocks = [each for each in cell if each.tag != w("tcPr")]
    paragraphs = [each for each in blocks if each.tag == w("p")]
    home = next((each for each in paragraphs if text_of(each).strip()), paragraphs[-1])
    for each in blocks:
        if each is not home:
            drop(each)
    drop_all(home, w("drawing"), w("pict"), _ALTERNATIVES)
    say(home, text)


def say(paragraph: etree._Element, text: str) -> None:
    """The paragraph says this: what differs from its own words is exchanged, in the format that most of it had."""
    segments = segments_of(paragraph)
    fix_spaces(segments)
    whole = text_of(paragraph)
    letters = [at for at, mark in enumerate(whole) if mark != OBJECT]  # a page break stays where it is
    own = "".join(whole[at] for at in letters)
    start = _alike(own, text)
    end = _alike(own[start:][::-1], text[start:][::-1])
    if len(own) - end <= start:
        _say_anew(paragraph, text)
        return
    change = Replacement(letters[start], letters[len(own) - end - 1] + 1, text[start : len(text) - end])
    if not put(segments, change):
        _say_anew(paragraph, text)


def _alike(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (mine, its) in pairs if mine != its), min(len(one), len(other)))


def _say_anew(paragraph: etree._Element, text: str) -> None:
    """Only this, in the format of its longest run, or of the paragraph's mark when it has none."""
    spoken = [each for each in paragraph.iter(w("r")) if each.find(w("t")) is not None]
    best = max(spoken, key=lambda run: sum(len(each.text or "") for each in run.findall(w("t"))), default=None)
    properties = paragraph.find(f"{w('pPr')}/{w('rPr')}") if best is None else best.find(w("rPr"))
    run = etree.Element(w("r"))
    if properties is not None:
        run.append(deepcopy(properties))
    set_text(etree.SubElement(run, w("t")), text)
    for each in [each for each in paragraph if each.tag != w("pPr")]:
        drop(each)
    paragraph.append(run)
