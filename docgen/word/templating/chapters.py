"""The chapters of a document whose forms have become loops: where each begins, and which are a form alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lxml import etree

from docgen.tagging import FormMade
from docgen.word.namespaces import w
from docgen.word.package import Package
from docgen.word.paragraph_text import text_of
from docgen.word.tags.tag_text import OBJECT
from docgen.word.templating.chapter_starts import Start, is_blank
from docgen.word.templating.remake import remake

_SECTION = f"{w('pPr')}/{w('sectPr')}"


@dataclass(frozen=True, slots=True)
class Opening:
    """A chapter's beginning; ``form`` when the chapter is that form and nothing else."""

    start: Start
    form: FormMade | None = None


def open_forms(package: Package, starts: Sequence[Start], forms: Sequence[FormMade]) -> list[Opening]:
    """Puts loops in place of the forms, and says where the chapters begin after that.

    A form that was not understood, or that some books leave out, is a chapter of its own.
    """
    blocks = _blocks(package)
    openings = {each.index: Opening(each) for each in starts if not _is_inside(each.index, forms)}
    for form in forms:
        if form.doubt or form.when:
            opening = openings.get(form.first) or Opening(_start(blocks, form.first))
            openings[form.first] = replace(opening, form=form)
            _open_behind(blocks, form.end, openings)
    elements = {each.first: made for each, made in zip(forms, remake(package, forms), strict=True)}
    first = {index: elements[index][0] if index in elements else blocks[index] for index in openings}
    places = {element: at for at, element in enumerate(_blocks(package))}
    return [
        replace(opening, start=replace(opening.start, index=places[first[index]]))
        for index, opening in sorted(openings.items())
    ]


def _blocks(package: Package) -> list[etree._Element]:
    body = package.tree(package.main()).find(w("body"))
    return [] if body is None else [each for each in body if each.tag != w("sectPr")]


def _is_inside(index: int, forms: Sequence[FormMade]) -> bool:
    return any(form.first < index < form.end for form in forms)


def _open_behind(blocks: Sequence[etree._Element], end: int, openings: dict[int, Opening]) -> None:
    """What follows such a form before the next chapter is one too, unless it is blank."""
    following = min((index for index in openings if index >= end), default=len(blocks))
    if any(not is_blank(each) for each in blocks[end:following]):
        openings.setdefault(end, Opening(_start(blocks, end)))


def _start(blocks: Sequence[etree._Element], index: int) -> Start:
    behind_section = index == 0 or blocks[index - 1].find(_SECTION) is not None
    title = next((text for each in blocks[index:] if (text := text_of(each).replace(OBJECT, "").strip())), "")
    return Start(index, title, behind_section)
