"""What a paragraph or a cell of somebody's document says, mended (R2, R3)."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from docgen.thai.text import mend
from docgen.word.namespaces import w
from docgen.word.paragraph_text import text_of
from docgen.word.tags.tag_text import OBJECT

# Symbols that offices insert for marks (Wingdings, by w:char without its F0): they are no text to Word.
_SYMBOLS = {
    "DF": "←", "E0": "→", "E7": "←", "E8": "→", "F3": "↔", "EF": "⇦", "F0": "⇨", "FC": "✓", "FB": "✗", "FE": "☑",
    "A8": "☐", "6C": "●", "6E": "■",
}  # fmt: skip


def said(paragraph: etree._Element) -> str:
    """A paragraph's text in print: fields by their results, pictures and notes left out."""
    text = text_of(paragraph).replace(OBJECT, "")
    symbols = "".join(_symbol(each) for each in paragraph.iter(w("sym")))
    better, _ = mend(text + symbols)
    return better.strip()


def said_by_all(paragraphs: Iterable[etree._Element]) -> str:
    """Paragraphs one below the other; blank ones at the ends left out."""
    return "\n".join(map(said, paragraphs)).strip()


def _symbol(symbol: etree._Element) -> str:
    return _SYMBOLS.get(symbol.get(w("char"), "")[-2:].upper(), "●")
