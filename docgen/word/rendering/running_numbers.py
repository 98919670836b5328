"""Numbers that run while a book is rendered: ids that must differ in each round of a loop, bookmarks of headings.

Templates in memory carry them as marks in text or attributes; the compiler turns marks into counters. The marks use
characters that Unicode reserves for a program's own use and that no document holds (noncharacters U+FDD0–U+FDEF).
"""

from __future__ import annotations

from docgen.late_pattern import late_pattern
from docgen.word.rendering.pieces import RunningNumber

START, END = "\ufdd0", "\ufdd1"
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
