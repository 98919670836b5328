"""Where Word allows a comment on a problem: at its paragraph in the body, else at the body's nearest spot to it.

Word allows no comments in headers, footers, notes and text boxes; a comment on a header stands at the first paragraph
of the first section that shows it, on a note at its mark, on a text box at the paragraph that holds the box.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from docgen.problems import Place, WordPlace
from docgen.word.namespaces import r, w
from docgen.word.opening.revisions import accept_revisions
from docgen.word.opening.sanitise import sanitise
from docgen.word.package import Package
from docgen.word.places import places_of

_NUMBER = "docgen-number"  # on paragraphs of the copy only
_NOTES = {w(name): w(f"{name}Reference") for name in ("footnote", "endnote", "comment")}


@dataclass(frozen=True)
class Spot:
    """``paragraph`` takes the comment; ``element`` in it when the problem stands elsewhere, ``exact`` when here."""

    paragraph: etree._Element
    exact: bool = True
    element: etree._Element | None = None


class Spots:
    """Finds the spots of a package whose problems were found in a copy of it, opened as for a build."""

    def __init__(self, package: Package, file: str) -> None:
        self._package = package
        self._main = package.tree(package.main())
        self._paragraphs = _original_paragraphs(package, file)
        self._first = next(self._main.iter(w("p")), None)

    def find(self, where: Place) -> Spot | None:
        """The spot for a problem; None in a document without any paragraph."""
        part, paragraph = self._paragraphs.get(where, ("", None)) if isinstance(where, WordPlace) else ("", None)
        if paragraph is None:
            return self._at_beginning()
        if part == self._package.main():
            return _outside_of_boxes(paragraph)
        return self._spot_of_part(part, paragraph) or self._at_beginning()

    def _at_beginning(self) -> Spot | None:
        return None if self._first is None else Spot(self._first, exact=False)

    def _spot_of_part(self, part: str, paragraph: etree._Element) -> Spot | None:
        for note in paragraph.iterancestors(*_NOTES):
            for mark in self._main.iter(_NOTES[str(note.tag)]):
                if mark.get(w("id")) == note.get(w("id")):
                    return _at_element(mark)
        return self._first_with(part)

    def _first_with(self, part: str) -> Spot | None:
        """The first paragraph of the section that shows a header or footer first."""
        ids = {each.id for each in self._package.relationships(self._package.main()) if each.target == part}
        start = self._first
        for section in self._main.iter(w("sectPr")):
            if any(each.get(r("id")) in ids for each in section) and start is not None:
                return Spot(start, exact=False)
            start = _first_after(section) if _first_after(section) is not None else start
        return None


def _original_paragraphs(package: Package, file: str) -> Mapping[WordPlace, tuple[str, etree._Element]]:
    """Each place as the checks name it, with the part and the untouched paragraph that it means."""
    copy = Package({name: package.data(name) for name in package.names()})
    for part in copy.stories():
        for number, paragraph in enumerate(copy.tree(part).iter(w("p"))):
            paragraph.set(_NUMBER, str(number))
    accept_revisions(copy, file)
    sanitise(copy, file)
    found: dict[WordPlace, tuple[str, etree._Element]] = {}
    for part in copy.stories():
        originals = list(package.tree(part).iter(w("p")))
        for paragraph, place in places_of(copy, file, part).items():
            found.setdefault(place, (part, originals[int(paragraph.get(_NUMBER, "0"))]))
    return found


def _outside_of_boxes(paragraph: etree._Element) -> Spot:
    boxes = list(paragraph.iterancestors(w("txbxContent")))
    if not boxes:
        return Spot(paragraph)
    return _at_element(boxes[-1])


def _at_element(element: etree._Element) -> Spot:
    """At the run of the body that holds an element, in a box in a box too."""
    run = list(element.iterancestors(w("r")))[-1]
    return Spot(next(run.iterancestors(w("p"))), exact=False, element=run)


def _first_after(section: etree._Element) -> etree._Element | None:
    """The paragraph with which the next section begins: a section's properties stand in its last paragraph."""
    last = next(section.iterancestors(w("p")), None)
    return None if last is None else next((each for each in last.itersiblings() if each.tag == w("p")), None)
