"""What must never stand in a finished book (promises R8, R11): tags, Python's words, Excel's errors.

A token that the workbook or a template itself holds as text is theirs, and stays.
"""

from __future__ import annotations

from docgen.late_pattern import escaped, late_pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

OWN = "urn:docgen:tag"  # the namespace of docgen's own elements
MARKUP: tuple[str, ...] = ("{{", "}}", "{%", "%}", "{#", OWN)
WORDS: tuple[str, ...] = ("None", "Undefined", "nan", "NaN", "NaT", "Decimal(", "datetime.", "_x000D_")
ERRORS: tuple[str, ...] = ("#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#N/A", "#NULL!", "#NUM!")
_WORD = late_pattern("|".join(rf"(?<![A-Za-z]){escaped(word)}(?![A-Za-z])" for word in WORDS))


class KnownTokens:
    """The tokens that some texts hold, looked for only when one is found in a book: hardly ever."""

    def __init__(self, *texts: Callable[[], Iterable[str]]) -> None:
        self._texts = texts
        self._found: frozenset[str] | None = None

    def __contains__(self, token: object) -> bool:
        if self._found is None:
            self._found = tokens_in(text for each in self._texts for text in each())
        return token in self._found


def texts_in(value: object) -> Iterator[str]:
    """The texts of a tree of dicts and lists."""
    if isinstance(value, dict):
        for each in value.values():
            yield from texts_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from texts_in(each)
    elif isinstance(value, str):
        yield value


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
