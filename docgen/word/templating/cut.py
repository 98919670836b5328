"""Cuts a document into chapters, each a whole Word file that looks as its pages did: styles, lists, headers, notes."""

from __future__ import annotations

import io
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from docgen.word.healing.old_contents import paragraphs_of_contents
from docgen.word.namespaces import w
from docgen.word.package import Package
from docgen.word.rendering.zip_writer import write_package
from docgen.word.templating.chapter_starts import Start, begins_with_page_break, ends_with_page_break, page_breaks
from docgen.word.templating.continued_lists import count_on
from docgen.word.templating.new_body import empty_like, put_body
from docgen.word.templating.unused_parts import drop_unused
from docgen.word.tree_edit import drop, drop_if_empty

_SECTION = f"{w('pPr')}/{w('sectPr')}"
_RANGES = (
    ("bookmarkStart", "bookmarkEnd"), ("commentRangeStart", "commentRangeEnd"), ("permStart", "permEnd"),
)  # fmt: skip
_REFERENCES = (w("headerReference"), w("footerReference"))


@dataclass(frozen=True, slots=True)
class Piece:
    """One chapter: the words of its title as typed, and its package."""

    title: str
    package: Package


def cut(package: Package, starts: list[Start]) -> list[Piece]:
    """The chapters in order; the package itself is not changed."""
    ends = [*(start.index for start in starts[1:]), None]
    # A book of docgen's own has a bookmark at each chapter, by which its proof counts them; headings get theirs anew
    # where a live table of contents lists them.
    has_contents = bool(paragraphs_of_contents(package.tree(package.main())))
    names = ("_chapter_", "_Toc") if has_contents else ("_chapter_",)
    return [
        Piece(start.title, _chapter(package, start, end, starts, names))
        for start, end in zip(starts, ends, strict=True)
    ]  # fmt: skip


def package_bytes(package: Package) -> bytes:
    """The package as a .docx."""
    buffer = io.BytesIO()
    write_package(buffer, ((name, package.data(name)) for name in package.names()), package.main())
    return buffer.getvalue()


def _chapter(
    package: Package, start: Start, end: int | None, starts: list[Start], names: tuple[str, ...]
) -> Package:
    root = package.tree(package.main())
    body = root.find(w("body"))
    assert body is not None  # noqa: S101 - told to mypy: a document without a body is refused when it is opened
    last = body.find(w("sectPr"))
    blocks = [each for each in body if each is not last]
    stop = len(blocks) if end is None else end
    mine = [deepcopy(each) for each in blocks[start.index : stop]]
    section = _section(blocks, mine, last, stop)
    first = next((found for block in mine if (found := block.find(_SECTION)) is not None), section)
    _own_references(blocks[: start.index], first)
    if not start.new_section:
        _go_on(first)
    _drop_breaks(mine, start, next((each for each in starts if each.index == end), None))
    main = package.main()
    chapter = Package({name: b"" if name == main else package.data(name) for name in package.names()})
    put_body(chapter, _frame(root), [*mine, section])
    made = chapter.tree(chapter.main())
    _forget_marks(made, names)
    _close_ranges(made)
    count_on(chapter, blocks[: start.index], blocks[start.index : stop])
    drop_unused(chapter)
    return chapter


def _frame(root: etree._Element) -> etree._Element:
    """The document's root without its body's blocks."""
    frame = empty_like(root)
    for child in root:
        frame.append(etree.Element(w("body")) if child.tag == w("body") else deepcopy(child))
    return frame


def _section(
    blocks: list[etree._Element], mine: list[etree._Element], last: etree._Element | None, stop: int
) -> etree._Element:
    """The properties of the section in which a chapter ends, to stand at the end of its body."""
    holder = next((at for at in range(stop - 1, len(blocks)) if blocks[at].find(_SECTION) is not None), None)
    found = last if holder is None else blocks[holder].find(_SECTION)
    if found is None:
        return etree.Element(w("sectPr"))
    if holder == stop - 1 and (own := mine[-1].find(_SECTION)) is not None:
        drop(own)
    return deepcopy(found)


def _go_on(section: etree._Element) -> None:
    """A chapter out of a section's middle: its first page is no first page, its page numbers go on."""
    for name in ("titlePg", "type"):
        for each in section.findall(w(name)):
            drop(each)
    numbers = section.find(w("pgNumType"))
    if numbers is not None and w("start") in numbers.attrib:
        del numbers.attrib[w("start")]


def _own_references(earlier: list[etree._Element], first: etree._Element) -> None:
    """A section without a header of a type takes the one before it (17.10.5), which is in another file now."""
    inherited: dict[tuple[str, str], etree._Element] = {}
    for block in earlier:
        found = block.find(_SECTION)
        for each in [] if found is None else found.iterchildren(*_REFERENCES):
            inherited[(str(each.tag), each.get(w("type"), "default"))] = each
    own = {(str(each.tag), each.get(w("type"), "default")) for each in first.iterchildren(*_REFERENCES)}
    for key, each in reversed(inherited.items()):
        if key not in own:
            first.insert(0, deepcopy(each))


def _drop_breaks(mine: list[etree._Element], start: Start, following: Start | None) -> None:
    """The page break between two chapters goes: each chapter begins a page anyway."""
    if not start.new_section and mine and mine[0].tag == w("p") and begins_with_page_break(mine[0]):
        _drop_break(page_breaks(mine[0])[0])
    if following is not None and not following.new_section and mine and ends_with_page_break(mine[-1]):
        last = mine[-1]
        _drop_break(page_breaks(last)[-1])
        if next(last.iter(w("t"), w("drawing"), w("pict"), w("fldChar")), None) is None and len(mine) > 1:
            mine.pop()


def _drop_break(found: etree._Element) -> None:
    run = found.getparent()
    drop(found)
    drop_if_empty(run)


def _forget_marks(root: etree._Element, names: tuple[str, ...]) -> None:
    """Takes out hidden bookmarks that the book makes anew; their ends follow in :func:`_close_ranges`."""
    for each in list(root.iter(w("bookmarkStart"))):
        if each.get(w("name"), "").startswith(names):
            drop(each)


def _close_ranges(root: etree._Element) -> None:
    """A bookmark or comment that began or ended in another chapter cannot end or begin here."""
    for first, last in _RANGES:
        begins = {each.get(w("id")) for each in root.iter(w(first))}
        ends = {each.get(w("id")) for each in root.iter(w(last))}
        for each in list(root.iter(w(first), w(last))):
            if each.get(w("id")) not in begins & ends:
                drop(each)
