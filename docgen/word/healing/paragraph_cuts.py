"""A paragraph's text, out of which tags are cut and docgen's elements put in their place."""

from __future__ import annotations

from bisect import bisect_right
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from docgen.word.namespaces import STATEMENT, w
from docgen.word.paragraph_text import Segment, set_text
from docgen.word.tags.tag_text import TagText
from docgen.word.tree_edit import drop, drop_if_empty


class ParagraphCuts:
    """A paragraph's segments, to be cut from the end to the beginning and closed once."""

    def __init__(self, segments: list[Segment]) -> None:
        self.segments = segments
        self.starts = [each.start for each in segments]
        self.remains = [_Remains(each.text, each.element, len(each.text)) for each in segments]

    def of(self, tag: TagText) -> list[Segment]:
        """The segments over which a tag runs."""
        return self.segments[self._at(tag.start) : self._at(tag.end - 1) + 1]

    def put(self, tag: TagText, element: etree._Element | None) -> None:
        """Takes the tag's characters out of their runs; the element goes where its name began (promise R19)."""
        first, last, home = self._at(tag.start), self._at(tag.end - 1), self._at(tag.name_at)
        if self.segments[home].element.tag != w("t"):
            home = next(index for index in range(first, last + 1) if self.segments[index].element.tag == w("t"))
        for index in range(first, last + 1):
            each = self.segments[index]
            run = each.element.getparent()
            inserted = element if index == home else None
            if each.element.tag == w("t"):
                self.remains[index].cut(max(tag.start - each.start, 0), min(tag.end, each.end) - each.start, inserted)
            else:
                drop(each.element)
            if inserted is not None and inserted.tag == STATEMENT:
                _split_run(inserted)
            drop_if_empty(run)

    def close(self) -> None:
        """Writes what is left of each text."""
        for each in self.remains:
            if each.element.tag == w("t"):
                set_text(each.element, each.all())

    def _at(self, position: int) -> int:
        """The index of the segment that holds the character."""
        return bisect_right(self.starts, position) - 1


@dataclass(slots=True)
class _Remains:
    """What is left of the text of a w:t: ``text[:stop]`` and the pieces of ``kept``, the last first.

    It is written at the close: a text of thousands of tags would otherwise be copied for each of them (promise S9).
    """

    text: str
    element: etree._Element
    stop: int
    kept: list[str] = field(default_factory=list)

    def all(self) -> str:
        return self.text[: self.stop] + "".join(reversed(self.kept))

    def cut(self, start: int, end: int, element: etree._Element | None) -> None:
        """Takes ``[start, end)`` out; the element, if any, stands in the gap and what follows behind it."""
        self.kept.append(self.text[end : self.stop])
        self.stop = start
        if element is not None:
            self._insert(element)
        if not start and not any(self.kept):
            drop(self.element)

    def _insert(self, element: etree._Element) -> None:
        after = "".join(reversed(self.kept))
        self.kept.clear()
        self.element.addnext(element)
        if after:
            rest = etree.Element(w("t"))
            set_text(rest, after)
            element.addnext(rest)


def _split_run(statement: etree._Element) -> None:
    """A statement stands between runs: what follows it in its run moves to a run of the same format."""
    run = statement.getparent()
    if run is None:
        return
    following = list(statement.itersiblings())
    if following:
        rest = etree.Element(run.tag, {str(name): str(value) for name, value in run.attrib.items()})
        properties = run.find(w("rPr"))
        if properties is not None:
            rest.append(deepcopy(properties))
        rest.extend(following)
        run.addnext(rest)
    run.addnext(statement)
