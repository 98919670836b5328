"""What must never stand in a finished book (promises R8, R11): tags, Python's words, Excel's errors.

A token that the workbook or a template itself holds as text is theirs, and stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

OWN = "urn:docgen:tag"  # the namespace of docgen's own elements
MARKUP: tuple[str, ...] = ("{{", "}}", "{%", "%}", "{#", OWN)
WORDS: tuple[str, ...] = ("None", "Undefined", "nan", "NaN", "NaT", "Decimal(", "datetime.", "_x000D_")
ERRORS: tuple[str, ...] = ("#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#N/A", "#NULL!", "#NUM!")
_WORD = re.compile("|".join(rf"(?<![A-Za-z]){re.escape(word)}(?![A-Za-z])" for word in WORDS))


def tokens_in(texts: Iterable[str]) -> frozenset[str]:
    """The tokens that stand in some of the texts."""
    found: set[str] = set()
    for text in texts:
        found.update(markup_in(text))
        found.update(words_in(text))
    return frozenset(found)


def markup_in(text: str) -> list[str]:
    """Tokens of tags in a text."""
    if "{" not in text and "}" not in text and OWN not in text:
        return []
    return [token for token in MARKUP if token in text]


def words_in(text: str) -> list[str]:
    """Python's and Excel's words in a text."""
    found = _WORD.findall(text)
    return found + [token for token in ERRORS if token in text] if "#" in text else found


def is_suspect(text: str) -> bool:
    """Whether a text may hold a token at all; asked first, by plain searches, because nearly none does."""
    return "{" in text or "}" in text or "#" in text or any(word in text for word in WORDS)
