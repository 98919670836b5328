"""Where the chapters of a finished document begin: a section break, or a new page under a chapter's heading.

A chapter of a book always begins a page, so nothing else can be one: a heading in the middle of a page stays in its
chapter. When no beginning is certain, the whole document is one chapter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from docgen.late_pattern import late_pattern
from docgen.word.namespaces import w
from docgen.word.package import Package
from docgen.word.paragraph_text import text_of
from docgen.word.style_chain import StyleChain, flag
from docgen.word.tag_text import OBJECT

_TITLE = late_pattern(
    r"\s*(?:ปก|ประกาศ|คำนำ|คํานํา|สารบัญ|บทนำ|บทนํา|ส่วนที่\s*[0-9๐-๙]|บทที่\s*[0-9๐-๙]|ภาคผนวก|บัญชี(?:สรุป)?(?:จำนวน)?โครงการ"
    r"|บัญชีสรุป|บัญชีจำนวน|บัญชีครุภัณฑ์|แบบ\s*ผด)"
)
_WITHIN = 6  # paragraphs of a new page among which its title stands
_TITLE_LENGTH = 120  # characters: a longer paragraph is no title
_ON_THE_PAGE = ("continuous", "nextColumn")


@dataclass(frozen=True, slots=True)
class Start:
    """The body's child at which a chapter begins. ``new_section``: behind a section break, else behind a page break."""

    index: int
    title: str
    new_section: bool


def chapter_starts(package: Package) -> list[Start]:
    """The chapters' beginnings in order; the first is always 0."""
    root = package.tree(package.main())
    body = root.find(w("body"))
    blocks = [] if body is None else [each for each in body if each.tag != w("sectPr")]
    chain, opened = StyleChain(package), _inside_fields(blocks)
    starts = [Start(0, _title(blocks, 0, chain)[0], True)]
    for index in range(1, len(blocks)):
        if opened[index]:
            continue
        title, is_certain = _title(blocks, index, chain)
        if _begins_section(blocks, index, body):
            starts.append(Start(index, title, True))
        elif is_certain and _begins_page(blocks, index, chain):
            starts.append(Start(index, title, False))
    pairs = zip(starts, [*starts[1:], None], strict=True)
    return [start for start, following in pairs if _holds(blocks, start, following)]


def _holds(blocks: Sequence[etree._Element], start: Start, following: Start | None) -> bool:
    """Whether a chapter has anything to show; the first one always stays, to have somewhere to put what is blank."""
    end = len(blocks) if following is None else following.index
    return start.index == 0 or any(not is_blank(block) for block in blocks[start.index : end])


def _title(blocks: Sequence[etree._Element], index: int, chain: StyleChain) -> tuple[str, bool]:
    """The first words of the page, and whether they are surely a chapter's title."""
    for at, block in enumerate(blocks[index : index + _WITHIN]):
        if at and has_page_break(block):
            return "", False
        text = text_of(block).replace(OBJECT, "").strip() if block.tag == w("p") else ""
        if text:
            is_heading = chain.paragraph_value(block, "outlineLvl") == "0"
            return text, is_heading or (len(text) <= _TITLE_LENGTH and _TITLE.match(text) is not None)
        if block.tag == w("tbl"):
            return "", False
    return "", False


def is_blank(block: etree._Element) -> bool:
    """Whether a block shows nothing."""
    return block.tag == w("p") and not text_of(block).strip(f" \t\n\u00a0{OBJECT}") and not _has_object(block)


def _has_object(paragraph: etree._Element) -> bool:
    return next(paragraph.iter(w("drawing"), w("pict"), w("object"), w("fldChar"), w("fldSimple")), None) is not None


def _begins_section(blocks: Sequence[etree._Element], index: int, body: etree._Element | None) -> bool:
    """Whether a section that begins a page begins here. How a section begins stands at its own end (17.6.22)."""
    if blocks[index - 1].find(f"{w('pPr')}/{w('sectPr')}") is None:
        return False
    inner = (block.find(f"{w('pPr')}/{w('sectPr')}") for block in blocks[index:])
    last = None if body is None else body.find(w("sectPr"))
    section = next((each for each in inner if each is not None), last)
    kind = None if section is None else section.find(w("type"))
    return kind is None or kind.get(w("val"), "") not in _ON_THE_PAGE


def _begins_page(blocks: Sequence[etree._Element], index: int, chain: StyleChain) -> bool:
    block = blocks[index]
    if block.tag != w("p"):
        return ends_with_page_break(blocks[index - 1])
    return ends_with_page_break(blocks[index - 1]) or begins_with_page_break(block) or _breaks_before(block, chain)


def _breaks_before(paragraph: etree._Element, chain: StyleChain) -> bool:
    for level in chain.paragraph_levels(paragraph):
        if (found := level.find(w("pageBreakBefore"))) is not None:
            return flag(found)
    return False


def page_breaks(block: etree._Element) -> list[etree._Element]:
    """The page breaks in a paragraph."""
    return [each for each in block.iter(w("br")) if each.get(w("type")) == "page"] if block.tag == w("p") else []


def has_page_break(block: etree._Element) -> bool:
    """Whether a page ends in a paragraph."""
    return bool(page_breaks(block))


def ends_with_page_break(block: etree._Element) -> bool:
    """Whether a page break is the last thing in a paragraph."""
    return has_page_break(block) and text_of(block).rstrip(" ").endswith(OBJECT) and _last_thing(block)


def begins_with_page_break(block: etree._Element) -> bool:
    """Whether a page break is the first thing in a paragraph that says more."""
    text = text_of(block)
    return has_page_break(block) and text.startswith(OBJECT) and bool(text.strip(OBJECT + " ")) and _first_thing(block)


def _last_thing(block: etree._Element) -> bool:
    things = list(block.iter(w("t"), w("br"), w("drawing"), w("pict"), w("object")))
    return bool(things) and things[-1] in page_breaks(block)


def _first_thing(block: etree._Element) -> bool:
    things = list(block.iter(w("t"), w("br"), w("drawing"), w("pict"), w("object")))
    return bool(things) and things[0] in page_breaks(block)


def _inside_fields(blocks: Sequence[etree._Element]) -> list[bool]:
    """For each block, whether a field that began before it is still open: it must not be torn (17.16.18)."""
    depth, found = 0, []
    for block in blocks:
        found.append(depth > 0)
        for mark in block.iter(w("fldChar")):
            depth += {"begin": 1, "end": -1}.get(mark.get(w("fldCharType"), ""), 0)
    return found
