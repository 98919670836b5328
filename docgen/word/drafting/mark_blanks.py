"""Finds the blanks of a draft in its finished book, highlights them and says in a comment which cell is to be filled.

A blank is ‹ยังไม่กรอก: …› with one character behind it that tells which one it is (docgen.plan.draft); the character is
taken out. Comments stand in the body only: Word allows none in headers, footers, notes and text boxes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence

from lxml import etree

from docgen.late_pattern import late_pattern
from docgen.word.annotating.comment_part import Comments
from docgen.word.annotating.comment_range import mark_elements, split_out
from docgen.word.drafting.watermark import put_watermarks
from docgen.word.namespaces import w
from docgen.word.package import Package
from docgen.word.paragraph_text import segments_of
from docgen.word.thai_runs import put_in_order
from docgen.word.zip_writer import write_package

_MARK = late_pattern("[\U000f0000-\U0010ffff]")
_BLANK = late_pattern("‹[^‹›]*›([\U000f0000-\U0010ffff])")
_FIRST = 0xF0000


def make_draft(book: bytes, blanks: Sequence[str]) -> bytes:
    """The book as a draft. ``blanks``: where each blank is to be filled in, by its number."""
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        package = Package({name: archive.read(name) for name in archive.namelist()})
    if blanks:
        comments = Comments(package)
        for part in package.stories():
            for paragraph in _marked_paragraphs(package.tree(part)):
                in_body = part == package.main() and next(paragraph.iterancestors(w("txbxContent")), None) is None
                _mark(paragraph, blanks, comments if in_body else None)
    put_watermarks(package)
    return _written(package)


def _marked_paragraphs(root: etree._Element) -> list[etree._Element]:
    texts = (text for text in root.iter(w("t")) if text.text and _MARK.search(text.text))
    return list(dict.fromkeys(paragraph for text in texts for paragraph in list(text.iterancestors(w("p")))[:1]))


def _mark(paragraph: etree._Element, blanks: Sequence[str], comments: Comments | None) -> None:
    """One paragraph's blanks, from the last to the first, so that the positions before hold."""
    said = "".join(each.text for each in segments_of(paragraph))
    for found in reversed(list(_BLANK.finditer(said))):
        texts = split_out(paragraph, found.start(), found.end())
        texts[-1].text = (texts[-1].text or "")[:-1]
        for text in texts:
            _highlight(text)
        if comments is not None:
            where = blanks[ord(found[1]) - _FIRST]
            mark_elements(texts[0], texts[-1], comments.add([f"ยังไม่กรอก: {where}", "วิธีแก้: กรอกในช่องนี้ แล้วสร้างเล่มใหม่"]))


def _highlight(text: etree._Element) -> None:
    run = text.getparent()
    if run is not None and run.tag == w("r"):
        if run.find(w("rPr")) is None:
            run.insert(0, etree.Element(w("rPr")))
        put_in_order(run[0], "highlight").set(w("val"), "yellow")


def _written(package: Package) -> bytes:
    target = io.BytesIO()
    write_package(target, _members(package), package.main())
    return target.getvalue()


def _members(package: Package) -> Iterator[tuple[str, bytes]]:
    """All parts; a blank outside of running text, as in the file's title, keeps its words and loses its mark."""
    for name in package.names():
        data = package.data(name)
        if name.endswith((".xml", ".rels")) and _might_hold_marks(data):
            data = _MARK.sub("", data.decode("utf-8")).encode("utf-8")
        yield name, data


def _might_hold_marks(data: bytes) -> bool:
    return b"\xf3" in data or b"\xf4" in data  # the first byte in UTF-8 of U+F0000 and on
