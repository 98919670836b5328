"""A chapter's page: paper, margins, page numbers, header and footer (ECMA-376 part 1, 17.6). Lengths in twips."""

from __future__ import annotations

from dataclasses import dataclass

CENTIMETRE = 567  # twips
_SHORT, _LONG = 11906, 16838  # A4
LEFT, RIGHT = 1701, 1134  # 3 cm and 2 cm, as official documents have
PORTRAIT_WIDTH = _SHORT - LEFT - RIGHT  # of the text
LANDSCAPE_WIDTH = _LONG - LEFT - RIGHT

_BORDERS = '<w:pgBorders w:offsetFrom="text">{}</w:pgBorders>'
_SIDES = {"top": 10, "left": 14, "bottom": 10, "right": 14}


@dataclass(frozen=True)
class Page:
    """``start``: the first page's number, 0 to count on. Numbers are Thai digits where a header prints them.

    The pages before part 1 print none: letters (thaiLetters, ก ข ค) would be usual, but LibreOffice 7.4 draws only ก.

    ``header`` and ``footer`` are paragraphs. Both always exist, though empty: a section without its own takes the one
    before it (17.10.5), and a chapter must look the same wherever it stands in the book.
    """

    header: str
    footer: str
    landscape: bool = False
    top: int = 1417
    bottom: int = 1134
    header_at: int = 709
    footer_at: int = 567
    start: int = 0
    framed: bool = False

    def section(self) -> str:
        """The w:sectPr that ends the document; rId1 and rId2 are its header and footer."""
        return (
            '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/>'
            '<w:footerReference w:type="default" r:id="rId2"/>'
            f'<w:type w:val="nextPage"/>{self._size()}'
            f'<w:pgMar w:top="{self.top}" w:right="{RIGHT}" w:bottom="{self.bottom}" w:left="{LEFT}"'
            f' w:header="{self.header_at}" w:footer="{self.footer_at}" w:gutter="0"/>'
            f'{self._frame()}<w:pgNumType w:fmt="thaiNumbers"{self._start()}/><w:cols w:space="708"/></w:sectPr>'
        )

    def _size(self) -> str:
        if self.landscape:
            return f'<w:pgSz w:w="{_LONG}" w:h="{_SHORT}" w:orient="landscape"/>'
        return f'<w:pgSz w:w="{_SHORT}" w:h="{_LONG}"/>'

    def _start(self) -> str:
        return f' w:start="{self.start}"' if self.start else ""

    def _frame(self) -> str:
        side = '<w:{} w:val="double" w:sz="12" w:space="{}" w:color="000000"/>'
        sides = "".join(side.format(name, space) for name, space in _SIDES.items())
        return _BORDERS.format(sides) if self.framed else ""
