"""Puts a comment's marks around exactly the words that it is about, over however many runs Word split them."""

from __future__ import annotations

import re
from copy import deepcopy

from lxml import etree

from docgen.word.annotating.comment_part import end_marks, start_mark
from docgen.word.namespaces import w
from docgen.word.paragraph_text import Segment, segments_of, set_text, text_in
from docgen.word.tags.tag_text import OBJECT, shown

# What may hold the marks of a comment beside runs (EG_RangeMarkupElements); in others they go around the holder.
_HOLDERS = frozenset(map(w, ("p", "hyperlink", "ins", "moveTo", "sdtContent", "smartTag", "customXml", "fldSimple")))


def mark_words(paragraph: etree._Element, number: int, wanted: str) -> bool:
    """Marks the first place where the paragraph says those words; False when it does not."""
    segments = segments_of(paragraph)
    found = _find("".join(each.text for each in segments), wanted)
    if found is None:
        return False
    _end(segments, found[1], number)
    _start(segments, found[0], number)
    return True


def mark_paragraph(paragraph: etree._Element, number: int) -> None:
    """Marks all that stands in the paragraph."""
    paragraph.insert(1 if len(paragraph) and paragraph[0].tag == w("pPr") else 0, start_mark(number))
    paragraph.extend(end_marks(number))


def mark_element(element: etree._Element, number: int) -> None:
    """Marks one thing in a paragraph: a note's mark, a drawing."""
    holder = _held(element)
    holder.addprevious(start_mark(number))
    _add_behind(holder, number)


def mark_elements(first: etree._Element, last: etree._Element, number: int) -> None:
    """Marks from one element of a paragraph's text to another."""
    _add_behind(_held(last), number)
    _held(first).addprevious(start_mark(number))


def split_out(paragraph: etree._Element, start: int, end: int) -> list[etree._Element]:
    """Gives the characters from ``start`` to ``end`` runs of their own, of the same look; their w:t in order."""
    segments = segments_of(paragraph)
    _split_behind(next(each for each in segments if each.start < end <= each.end), end)
    _split_before(next(each for each in segments if each.start <= start < each.end), start)
    inside = (each for each in segments_of(paragraph) if start <= each.start and each.end <= end)
    return [each.element for each in inside if each.element.tag == w("t")]


def _find(text: str, wanted: str) -> tuple[int, int] | None:
    """Start and end of the words as a message quotes them: on one line, without what nobody sees, cut when long."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        kept = " " if letter == OBJECT or letter.isspace() else shown(letter)
        if kept and not (kept == " " and letters[-1:] == [" "]):
            letters.append(kept)
            places.append(place)
    wanted = wanted.removesuffix("…")
    at = "".join(letters).find(wanted) if wanted else -1
    return None if at < 0 else (places[at], places[at + len(wanted) - 1] + 1)


def _end(segments: list[Segment], end: int, number: int) -> None:
    segment = next(each for each in segments if each.start < end <= each.end)
    _split_behind(segment, end)
    _add_behind(_held(segment.element), number)


def _start(segments: list[Segment], start: int, number: int) -> None:
    segment = next(each for each in segments if each.start <= start < each.end)
    first = _split_before(segment, start)
    _held(first).addprevious(start_mark(number))


def _held(element: etree._Element) -> etree._Element:
    """The run, or what is around it, beside which marks may stand."""
    while (parent := element.getparent()) is not None and parent.tag not in _HOLDERS:
        element = parent
    return element


def _add_behind(element: etree._Element, number: int) -> None:
    for mark in reversed(end_marks(number)):
        element.addnext(mark)


def _split_behind(segment: Segment, end: int) -> None:
    """Lets a run end before the paragraph's character ``end``; what was behind gets a run of its own."""
    offset = end - segment.start
    rest = list(segment.element.itersiblings())
    if offset < len(segment.text):
        rest.insert(0, _cut(segment.element, offset))
    if rest:
        _move_behind(segment.element.getparent(), rest)


def _split_before(segment: Segment, start: int) -> etree._Element:
    """Lets a run begin at the paragraph's character ``start``; gives back the element with which it begins."""
    element, offset = segment.element, start - segment.start
    if offset:
        tail = _cut(element, offset)
        _move_behind(element.getparent(), [tail, *element.itersiblings()])
        return tail
    if any(each.tag != w("rPr") for each in element.itersiblings(preceding=True)):
        _move_behind(element.getparent(), [element, *element.itersiblings()])
    return element


def _cut(element: etree._Element, offset: int) -> etree._Element:
    """Shortens a w:t and gives back a new one with the rest."""
    text = text_in(element)
    tail = etree.Element(w("t"))
    set_text(element, text[:offset])
    set_text(tail, text[offset:])
    return tail


def _move_behind(run: etree._Element | None, content: list[etree._Element]) -> None:
    """A run of the same kind behind that one, with that content."""
    if run is None or run.tag != w("r"):
        return
    new = etree.Element(run.tag)
    for name, value in run.items():
        new.set(name, value)
    properties = run.find(w("rPr"))
    if properties is not None:
        new.append(deepcopy(properties))
    new.extend(content)
    run.addnext(new)


def quotations(message: str) -> list[str]:
    """What a message quotes in “ ”, the longest first; a quotation may hold quotations."""
    found: list[str] = []
    depth, start = 0, 0
    for mark in re.finditer("[“”]", message):
        if mark[0] == "“":
            depth, start = depth + 1, mark.end() if depth == 0 else start
        elif depth:
            depth -= 1
            found += [message[start : mark.start()]] if depth == 0 else []
    return sorted(found, key=len, reverse=True)
