"""Chapters that lie wholly inside one {%p if %}: where the condition is not so, no page and no section is left of them.

Such a chapter's section break stands inside its own condition, and so does the one of the section before it: what is
the last section so far depends on the conditions, and is closed by a choice between the sections.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy

from lxml import etree

from docgen.named_tuple import NamedTuple
from docgen.word.composing.section_merge import tiny_paragraph
from docgen.word.namespaces import STATEMENT, w
from docgen.word.paragraph_text import segments_of
from docgen.word.tags.blocks import match, word_of
from docgen.word.tags.tag_elements import statement_element, tag_id

_MARKS = (w("bookmarkStart"), w("bookmarkEnd"))


class Condition(NamedTuple):
    """The statements around a whole chapter."""

    opening: etree._Element
    closing: etree._Element


class OpenSection(NamedTuple):
    """A section that may be the last one so far: it is, when its condition holds (None: always)."""

    section: etree._Element
    condition: Condition | None = None


def whole_condition(body: etree._Element) -> Condition | None:
    """The one if, without an else, beside which a chapter (its last section taken out) shows nothing; else None."""
    statements = body.findall(STATEMENT)
    blocks, loose = match((tag_id(each), word_of(each.get("code", ""))) for each in statements)
    if loose or len(blocks) != 1 or blocks[0].word != "if" or blocks[0].branches:
        return None
    opening, closing = statements[0], statements[-1]
    beside = [*opening.itersiblings(preceding=True), *closing.itersiblings()]
    return Condition(opening, closing) if all(map(_shows_nothing, beside)) else None


def _shows_nothing(block: etree._Element) -> bool:
    if block.tag in _MARKS:
        return True
    properties = [f"{w('pPr')}/{w(name)}" for name in ("sectPr", "numPr")]
    is_plain = block.tag == w("p") and all(block.find(each) is None for each in properties)
    return is_plain and not any(each.text.strip() for each in segments_of(block))


def put_inside(body: etree._Element, condition: Condition, closing: Sequence[etree._Element]) -> None:
    """Makes the condition the whole body's; what closes the section before comes first in it."""
    for each in condition:
        body.remove(each)
    body[:0] = [condition.opening, *closing]
    body.append(condition.closing)


def choice(
    sections: Sequence[OpenSection], shape: Callable[[etree._Element], etree._Element] = deepcopy
) -> Iterator[etree._Element]:
    """The last of the sections whose condition holds, each in a shape; nothing when none holds."""
    if not sections:
        return
    section, condition = sections[-1]
    if condition is None:
        yield shape(section)
        return
    yield deepcopy(condition.opening)
    yield shape(section)
    if len(sections) > 1:
        yield statement_element(0, "else")
        yield from choice(sections[:-1], shape)
    yield deepcopy(condition.closing)


def break_of(section: etree._Element) -> etree._Element:
    """A tiny paragraph that ends the section."""
    return tiny_paragraph(deepcopy(section))
