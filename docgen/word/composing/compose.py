"""Joins chapters into one book template (promise R18): each looks and says in the book what it does on its own.

The first chapter's package is the base. For every further chapter, in this order:

1. theme fonts become plain ones where themes differ; styles are shared or renamed (``style_merge``);
2. lists, notes, ids and the parts that it leads to get names and numbers of their own (``numbering_merge``,
   ``notes_merge``, ``id_renewal``, ``part_copy``);
3. its blocks follow the book's, a section of their own (``section_merge``); a chapter that lies wholly inside one
   {%p if %} leaves neither page nor section when the condition is not so (``whole_condition``).

Works on templates, which are small; the trees already hold docgen's own elements in place of tags.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree

from docgen.problems import Problem
from docgen.word.composing.id_renewal import renew_ids
from docgen.word.composing.notes_merge import merge_notes
from docgen.word.composing.numbering_merge import forget_marks, merge_numbering, number_styled_paragraphs
from docgen.word.composing.part_copy import PartCopier
from docgen.word.composing.section_merge import (
    close_section,
    own_headers,
    references_of,
    same_on_even_pages,
    sections_of,
    start_on_new_page,
    take_last_section,
)
from docgen.word.composing.style_merge import merge_styles
from docgen.word.composing.theme_fonts import resolve_theme, theme_of
from docgen.word.composing.whole_condition import OpenSection, break_of, choice, put_inside, whole_condition
from docgen.word.finishing.settings import has_even_pages, use_even_pages
from docgen.word.namespaces import w
from docgen.word.package import Package
from docgen.word.tags.chapter import Chapter

_MARK_IDS = 2_000_000_000  # far behind any chapter's own bookmarks


@dataclass
class _Book:
    """The book as far as it is joined: its last section is taken out until the next chapter or the end.

    ``open``: the sections of which one is the last, whichever chapters there will be.
    """

    package: Package
    body: etree._Element
    open: list[OpenSection]
    bookmarks: set[str] = field(default_factory=set)
    references: set[tuple[str, str]] = field(default_factory=set)


def compose(chapters: Sequence[Chapter]) -> tuple[Package, list[Problem]]:
    """One package of all chapters; the chapters' own packages must not be used afterwards.

    Chapter N begins with a bookmark ``_chapter_N`` (Word hides names with an underscore), by which the finished book's
    proof finds it again. A chapter without any content leaves no page.
    """
    packages = [chapter.package for chapter in chapters]
    _even_out(packages)
    if len({theme_of(package) for package in packages}) > 1:
        for package in packages:
            resolve_theme(package)
    book = _begin(packages[0])
    for number, package in enumerate(packages[1:], 2):
        if len(_body(package)) > (_body(package).find(w("sectPr")) is not None):
            _join(book, package, number)
    book.body.extend(_last_section(book.open))
    forget_marks(book.body)
    return book.package, []


def _body(package: Package) -> etree._Element:
    found = package.tree(package.main()).find(w("body"))
    if found is None:  # a document without a body is refused when it is opened
        found = etree.SubElement(package.tree(package.main()), w("body"))
    return found


def _even_out(packages: Sequence[Package]) -> None:
    """Headers of even pages are the whole document's setting (17.10.1): chapters without them show theirs on both."""
    even = [has_even_pages(package) for package in packages]
    if any(even):
        use_even_pages(packages[0])
        for package, own in zip(packages, even, strict=True):
            if not own:
                same_on_even_pages(_body(package))


def _begin(package: Package) -> _Book:
    body = _body(package)
    names: set[str] = set()
    renew_ids(package, 1, names)
    references = {each for section in sections_of(body) for each in references_of(section)}
    section = take_last_section(body)
    condition = whole_condition(body)
    if condition is not None:
        put_inside(body, condition, ())
    _mark(body, 1)
    return _Book(package, body, [OpenSection(section, condition)], names, references)


def _join(book: _Book, package: Package, number: int) -> None:
    copier = PartCopier(package, book.package)
    renewed = merge_numbering(book.package, copier, number)
    number_styled_paragraphs(package, renewed)
    merge_styles(book.package, package, number, renewed)
    renew_ids(package, number, book.bookmarks)
    merge_notes(book.package, copier)
    root = package.tree(package.main())
    copier.copy_references(package.main(), book.package.main(), root)
    _append(book, _body(package), number)


def _append(book: _Book, body: etree._Element, number: int) -> None:
    sections = sections_of(body)
    last = take_last_section(body)
    first = sections[0] if sections else last
    start_on_new_page(first)
    own_headers(book.package, first, book.references)
    book.references |= {each for section in [*sections, last] for each in references_of(section)}
    condition = whole_condition(body)
    if condition is None:
        _close(book)
        book.open = [OpenSection(last)]
    else:
        put_inside(body, condition, list(choice(book.open, break_of)))
        book.open.append(OpenSection(last, condition))
    _mark(body, number)
    book.body.extend(list(body))


def _close(book: _Book) -> None:
    """Ends the last section of the book so far, which goes on in any case."""
    if len(book.open) == 1 and book.open[0].condition is None:
        close_section(book.body, book.open[0].section)
    else:
        book.body.extend(choice(book.open, break_of))


def _last_section(sections: Sequence[OpenSection]) -> list[etree._Element]:
    """What stands at the book's end: it must have a section, though no chapter be left."""
    first = sections[0]
    return list(choice([first._replace(condition=None), *sections[1:]]))


def _mark(body: etree._Element, number: int) -> None:
    identifier = {w("id"): str(_MARK_IDS + number)}
    body.insert(0, etree.Element(w("bookmarkEnd"), identifier))
    body.insert(0, etree.Element(w("bookmarkStart"), {**identifier, w("name"): f"_chapter_{number}"}))
