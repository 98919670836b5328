"""Names of ECMA-376 part 1 (transitional) and of docgen's own elements, as lxml writes them."""

from __future__ import annotations

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
V = "urn:schemas-microsoft-com:vml"
O = "urn:schemas-microsoft-com:office:office"  # noqa: E741 - the prefix that the standard uses
XML = "http://www.w3.org/XML/1998/namespace"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
OFFICE_RELATIONSHIP = R + "/"  # prefix of the relationship types of office documents
TAG = "urn:docgen:tag"  # docgen's own elements, inside templates in memory only; never in a book

PREFIXES = {"w": W, "r": R, "wp": WP, "a": A, "wps": WPS, "mc": MC, "w14": W14, "v": V, "o": O, "dg": TAG}


def w(name: str) -> str:
    """``w("p")`` is lxml's name of w:p."""
    return f"{{{W}}}{name}"


def r(name: str) -> str:
    """``r("id")`` is lxml's name of r:id."""
    return f"{{{R}}}{name}"


VALUE = f"{{{TAG}}}value"
STATEMENT = f"{{{TAG}}}statement"
ONCE = f"{{{TAG}}}once"  # as LIVE, and the first time only (the beginning of the contents' field)
LIVE = f"{{{TAG}}}live"  # its children are written unless the book is only to be printed (the field's end)
IN_TABLE = f"{{{TAG}}}in-table"  # on a copied value: it counts as standing in a table (numerals policy "mixed")
