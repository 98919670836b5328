"""Numbers that run while a book is rendered: ids that must differ in each round of a loop, bookmarks of headings.

Templates in memory carry them as marks in text or attributes; the compiler turns marks into counters. The marks use
characters that Unicode reserves for a program's own use and that no document holds (noncharacters U+FDD0–U+FDEF).
"""

from __future__ import annotations

from docgen.late_pattern import late_pattern
from docgen.named_tuple import NamedTuple

START, END = "\ufdd0", "\ufdd1"
DRAWING = "drawing"  # wp:docPr/@id, unique in the book (ECMA-376 part 1, 20.4.2.5)
BOOKMARK = "bookmark"  # w:bookmarkStart/@w:id
HEADING = "heading"  # number of a heading in the body
ENTRY = "entry"  # number of an entry in the contents: counts as HEADING does, so that both meet
COUNTERS = (DRAWING, BOOKMARK, HEADING, ENTRY)


class RunningNumber(NamedTuple):
    """A counter's number in a text: ``form`` is its %-form. ``advance``: the next number, else that of ``slot``.

    ``slot`` (a small number, unique in the part) names the variable that keeps the number for later mention.
    """

    counter: str
    slot: int
    advance: bool
    form: str = "%d"


_MARK = late_pattern(f"{START}number:([a-z]+):([0-9]+):([01]):([^{END}]*){END}")


def number_mark(number: RunningNumber) -> str:
    """The mark that stands for the number in a template's text or attribute."""
    return f"{START}number:{number.counter}:{number.slot}:{number.advance:d}:{number.form}{END}"


def split_marks(text: str) -> list[str | RunningNumber]:
    """A text as its literal pieces and running numbers, in order."""
    pieces: list[str | RunningNumber] = []
    after = 0
    for found in _MARK.finditer(text):
        pieces += [text[after : found.start()], RunningNumber(found[1], int(found[2]), found[3] == "1", found[4])]
        after = found.end()
    return [*pieces, text[after:]]
