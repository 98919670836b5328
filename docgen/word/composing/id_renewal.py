"""What must be unique in a document: bookmarks, with what points to them, drawings, content controls, ranges."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from docgen.word.namespaces import WP, w
from docgen.word.package import Package

_RANGES = tuple(w(name) for name in ("bookmarkStart", "bookmarkEnd"))
_PERMISSIONS = tuple(w(name) for name in ("permStart", "permEnd"))
_STEP = 100_000  # ids of one chapter stay below the next chapter's
_LONGEST_NAME = 40  # of a bookmark, in Word


def renew_ids(chapter: Package, number: int, taken: set[str]) -> None:
    """Renews the chapter's ids and the bookmark names that are ``taken`` (names are added to it, case folded)."""
    renamed: dict[str, str] = {}
    for at, root in enumerate(map(chapter.tree, chapter.stories())):
        first = number * _STEP * 100 + at * _STEP
        _renumber(root, _RANGES, first)
        _renumber(root, _PERMISSIONS, first + _STEP // 2)
        _renumber_drawings(root, first)
        _drop_control_ids(root)
        renamed |= _rename_bookmarks(root, number, taken)
    if renamed:
        for part in chapter.stories():
            _follow(chapter.tree(part), renamed)


def _renumber(root: etree._Element, tags: tuple[str, ...], first: int) -> None:
    numbers: dict[str, str] = {}
    for each in root.iter(*tags):
        old = each.get(w("id"), "")
        each.set(w("id"), numbers.setdefault(old, str(first + len(numbers))))


def _renumber_drawings(root: etree._Element, first: int) -> None:
    for at, each in enumerate(root.iter(f"{{{WP}}}docPr"), first + 1):
        each.set("id", str(at))


def _drop_control_ids(root: etree._Element) -> None:
    """A content control's id is optional, and Word makes a new one when it is absent (17.5.2.18)."""
    for properties in root.iter(w("sdtPr")):
        for each in properties.findall(w("id")):
            properties.remove(each)


def _rename_bookmarks(root: etree._Element, number: int, taken: set[str]) -> dict[str, str]:
    renamed: dict[str, str] = {}
    for each in root.iter(w("bookmarkStart")):
        name = each.get(w("name"), "")
        if name.casefold() in taken:
            renamed[name] = next(free for free in _free_names(name, number) if free.casefold() not in taken)
            each.set(w("name"), renamed[name])
        taken.add(each.get(w("name"), "").casefold())
    return renamed


def _free_names(name: str, number: int) -> Iterator[str]:
    for attempt in range(number, number + 10_000):
        ending = f"_{attempt}"
        yield name[: _LONGEST_NAME - len(ending)] + ending


def _follow(root: etree._Element, renamed: Mapping[str, str]) -> None:
    """Links and field codes (REF, PAGEREF, HYPERLINK \\l) that name a bookmark."""
    for link in root.iter(w("hyperlink")):
        if (new := renamed.get(link.get(w("anchor"), ""))) is not None:
            link.set(w("anchor"), new)
    names = re.compile("|".join(rf"(?<![\w.]){re.escape(name)}(?![\w.])" for name in renamed))
    for code in root.iter(w("instrText")):
        code.text = names.sub(lambda found: renamed[found[0]], code.text or "")
    for field in root.iter(w("fldSimple")):
        field.set(w("instr"), names.sub(lambda found: renamed[found[0]], field.get(w("instr"), "")))
