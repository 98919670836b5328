"""Puts tags in place of words, however Word split them over runs; all other text and every format stays as typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lxml import etree

from docgen.problems import WordPlace
from docgen.tagging import Reader, Replacement, retagged
from docgen.word.healing.loose_tags import has_tag
from docgen.word.healing.old_contents import paragraphs_of_contents
from docgen.word.namespaces import w
from docgen.word.package import Package
from docgen.word.paragraph_text import Segment, segments_of, set_text
from docgen.word.places import PROPERTIES, places_of
from docgen.word.tree_edit import drop, drop_if_empty

_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_ELEMENTS = "http://purl.org/dc/elements/1.1/"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_PROPERTY_TEXTS = (
    *(f"{{{_ELEMENTS}}}{name}" for name in ("title", "subject", "description")),
    *(f"{{{_CORE}}}{name}" for name in ("keywords", "category")),
    f"{{{_CUSTOM}}}lpwstr",
)
_PROPERTY_KINDS = ("core-properties", "custom-properties")
_SPOKEN = ("descr", "title", "alt")  # what is read aloud for a picture (wp:docPr, pic:cNvPr, v:shape)
_HEAD_ROWS = 4  # no head has more
_TAGS = "มีเครื่องหมายของแท็กอยู่แล้ว โปรแกรมจะอ่านเป็นแท็ก"
_DIVIDED = "มีฟิลด์ ลิงก์ หรือตัวควบคุมเนื้อหาคั่นอยู่กลางคำ"


@dataclass(frozen=True, slots=True)
class Tagged:
    """One place where a tag now stands for ``was``: at ``start`` of the paragraph that said ``text``."""

    where: WordPlace
    text: str
    start: int
    was: str
    tag: str


@dataclass(frozen=True, slots=True)
class LeftTyped:
    """One place whose words stay as typed, and why."""

    where: WordPlace
    text: str
    why: str


def retag(package: Package, file: str, read: Reader) -> tuple[list[Tagged], list[LeftTyped]]:
    """Asks ``read`` of every paragraph, alternative text and property, and does what it says, in place.

    Entries of a table of contents are passed over: the book's contents are made from its headings.
    """
    tagged: list[Tagged] = []
    left: list[LeftTyped] = []
    for part in package.stories():
        root = package.tree(part)
        passed_over = paragraphs_of_contents(root)
        for paragraph, where in places_of(package, file, part).items():
            if paragraph not in passed_over:
                _retag_paragraph(paragraph, where, read, tagged, left)
        _retag_spoken(root, file, read, tagged)
    for holder, where in _property_texts(package, file):
        holder.text = _retag_text(holder.text or "", where, read, tagged)
    return tagged, left


def tags_already(package: Package, file: str) -> list[LeftTyped]:
    """Paragraphs of a finished document that look like tags: a book built from them would print something else."""
    return [
        LeftTyped(where, where.text, _TAGS)
        for part in package.stories()
        if any("{" in (each.text or "") for each in package.tree(part).iter(w("t")))
        for paragraph, where in places_of(package, file, part).items()
        if has_tag("".join(each.text for each in segments_of(paragraph)))
    ]


def _retag_paragraph(
    paragraph: etree._Element, where: WordPlace, read: Reader, tagged: list[Tagged], left: list[LeftTyped]
) -> None:
    segments = segments_of(paragraph)
    text = "".join(each.text for each in segments)
    reading = read(text, is_in_head(paragraph))
    left += [LeftTyped(where, each.text, each.why) for each in reading.kept]
    if reading.replacements:
        fix_spaces(segments)
    for each in reversed(reading.replacements):
        was = text[each.start : each.end]
        if put(segments, each):
            tagged.append(Tagged(where, text, each.start, was, each.tag))
        else:
            left.append(LeftTyped(where, was, _DIVIDED))


def fix_spaces(segments: list[Segment]) -> None:
    """Before :func:`put`: every w:t as it reads, so that places in the text are its own (XML 1.0, 2.10)."""
    for each in segments:
        if each.element.tag == w("t"):
            set_text(each.element, each.text)


def is_in_head(paragraph: etree._Element) -> bool:
    """Whether the paragraph stands in a row that Word repeats on every page, or above the rows of a loop."""
    row = next(paragraph.iterancestors(w("tr")), None)
    if row is None:
        return False
    if row.find(f"{w('trPr')}/{w('tblHeader')}") is not None:
        return True
    before = islice(row.itersiblings(w("tr"), preceding=True), _HEAD_ROWS)
    behind = islice(row.itersiblings(w("tr")), _HEAD_ROWS)
    return not any(map(_is_tag, before)) and any(map(_is_tag, behind))


def _is_tag(row: etree._Element) -> bool:
    first = next(row.iter(w("t")), None)
    return first is not None and (first.text or "").startswith("{%tr")


def put(segments: list[Segment], change: Replacement) -> bool:
    """Does one replacement; replacements of a paragraph must come from its end to its beginning.

    The tag stands in the run that held most of the words, and so takes its format. False, and nothing done, when the
    words do not stand together in one hyperlink, field result or content control.
    """
    held = [each for each in segments if each.start < change.end and each.end > change.start]
    if any(each.element.tag != w("t") for each in held) or len({each.fence for each in held}) != 1:
        return False
    home = max(held, key=lambda each: min(each.end, change.end) - max(each.start, change.start))
    for each in held:
        tag = change.tag if each is home else ""
        _exchange(each.element, max(change.start - each.start, 0), min(change.end, each.end) - each.start, tag)
    _unbind(home.element)
    return True


def _exchange(held: etree._Element, start: int, end: int, tag: str) -> None:
    """What was put further behind already has moved only what is behind ``end``."""
    text = held.text or ""
    set_text(held, text[:start] + tag + text[end:])
    if not held.text:
        run = held.getparent()
        drop(held)
        drop_if_empty(run)


def _unbind(element: etree._Element) -> None:
    """A content control bound to data shows the data again when Word opens the file (17.5.2.6): it lets go of it."""
    for control in element.iterancestors(w("sdt")):
        for binding in control.findall(f"{w('sdtPr')}/{w('dataBinding')}"):
            drop(binding)


def _retag_spoken(root: etree._Element, file: str, read: Reader, tagged: list[Tagged]) -> None:
    for element in root.iter(etree.Element):
        for name in _SPOKEN:
            if (text := element.get(name)) and not str(element.tag).startswith(w("")):
                element.set(name, _retag_text(text, WordPlace(file), read, tagged))


def _retag_text(text: str, where: WordPlace, read: Reader, tagged: list[Tagged]) -> str:
    changes = read(text, False).replacements
    tagged += [Tagged(where, text, each.start, text[each.start : each.end], each.tag) for each in changes]
    return retagged(text, changes)


def _property_texts(package: Package, file: str) -> Iterator[tuple[etree._Element, WordPlace]]:
    for kind in _PROPERTY_KINDS:
        for part in package.related(kind, ""):
            if part in package:
                for element in package.tree(part).iter(*_PROPERTY_TEXTS):
                    yield element, WordPlace(file, PROPERTIES)
