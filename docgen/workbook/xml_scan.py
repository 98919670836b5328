"""One pass over an XML part with expat: no tree, no entities, no network (S2), memory for what the handlers keep."""

from __future__ import annotations

from collections.abc import Callable
from xml.parsers import expat

from docgen.workbook.damage import Damaged

Attributes = dict[str, str]
Start = Callable[[str, Attributes], None]
End = Callable[[str], None]
Text = Callable[[str], None]

# The two spellings of the namespace: Transitional, which Excel writes, and Strict (ECMA-376 parts 1 and 4).
MAIN = ("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main")
LINKS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
_SEPARATOR = "}"


def spellings(local: str, namespaces: tuple[str, ...] = MAIN) -> tuple[str, ...]:
    """A name as the handlers receive it, in each of the namespaces."""
    return tuple(f"{namespace}{_SEPARATOR}{local}" for namespace in namespaces)


def kinds_of(*locals_: str) -> dict[str, str]:
    """From each spelling of a SpreadsheetML element to its local name."""
    return {spelling: local for local in locals_ for spelling in spellings(local)}


class Scan:
    """A part read piece by piece; raises :class:`Damaged` over XML that is not well formed."""

    def __init__(self, start: Start | None = None, end: End | None = None, text: Text | None = None) -> None:
        self.parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
        self.parser.buffer_text = True  # one call per text, however it is stored
        self.parser.buffer_size = 1 << 16
        self.parser.StartElementHandler = start
        self.parser.EndElementHandler = end
        self.parser.CharacterDataHandler = text
        self.parser.StartDoctypeDeclHandler = _refuse_doctype

    def feed(self, data: bytes, is_last: bool = False) -> None:
        """The next bytes of the part."""
        try:
            self.parser.Parse(data, is_last)
        except (expat.ExpatError, LookupError, ValueError) as fault:  # LookupError, ValueError: an unknown encoding
            raise Damaged(str(fault)) from fault


def scan(data: bytes, start: Start | None = None, end: End | None = None, text: Text | None = None) -> None:
    """Calls the handlers for every element and text. Raises :class:`Damaged` over XML that is not well formed."""
    Scan(start, end, text).feed(data, is_last=True)


def _refuse_doctype(*_: object) -> None:
    raise Damaged("a document type declaration")
