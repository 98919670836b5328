"""What a cell's style says about its reading: the number format's code, and the background's colour (18.8)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docgen.workbook.damage import Damaged
from docgen.workbook.grids.colours import PALETTE, colour_of
from docgen.workbook.xml_scan import Attributes, kinds_of, scan

_KINDS = kinds_of(
    "numFmt", "fills", "fill", "patternFill", "gradientFill", "fgColor", "bgColor", "cellXfs", "xf", "indexedColors",
    "rgbColor",
)
_MAX = 100_000  # Excel itself stops at 65,490 formats

# Built-in formats (18.8.30) that show more than the bare number; dates are told by number_formats.py.
_BUILT_IN: dict[int, str] = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%",
    37: "#,##0;(#,##0)", 38: "#,##0;(#,##0)", 39: "#,##0.00;(#,##0.00)", 40: "#,##0.00;(#,##0.00)",
    41: '#,##0;-#,##0;"-"', 42: '#,##0;-#,##0;"-"', 43: '#,##0.00;-#,##0.00;"-"', 44: '#,##0.00;-#,##0.00;"-"',
    15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm", 19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss", 45: "mm:ss",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class CellStyle:
    """``code``: the format's code, "" for General and for the system's own dates; ``fill``: RRGGBB, "" for none."""

    code: str = ""
    fill: str = ""


class _Styles:
    def __init__(self, theme: Sequence[str]) -> None:
        self._theme = theme
        self._palette = PALETTE
        self._own_palette: list[str] = []
        self._codes: dict[int, str] = {}
        self._fills: list[tuple[str, Attributes]] = []  # pattern, colour
        self._formats: list[tuple[int, int]] = []
        self._inside = ""

    def start(self, name: str, attributes: Attributes) -> None:
        kind = _KINDS.get(name)
        if kind is None:
            return
        if kind == "xf" and self._inside == "cellXfs":
            self._formats.append((_number(attributes.get("numFmtId")), _number(attributes.get("fillId"))))
        elif kind in ("cellXfs", "fills"):
            self._inside = kind
        elif kind == "numFmt":
            self._codes[_number(attributes.get("numFmtId"))] = attributes.get("formatCode", "")
        elif kind == "rgbColor":
            self._own_palette.append(attributes.get("rgb", "")[-6:])
        elif self._inside == "fills":
            self._start_fill(kind, attributes)
        if max(len(self._formats), len(self._fills), len(self._own_palette)) > _MAX:
            raise Damaged("styles without end")

    def _start_fill(self, kind: str, attributes: Attributes) -> None:
        if kind == "fill":
            self._fills.append(("none", {}))
        elif kind == "patternFill" and self._fills:
            self._fills[-1] = (attributes.get("patternType", "none"), {})
        elif kind == "gradientFill" and self._fills:
            self._fills[-1] = ("gradient", {})
        elif kind == "fgColor" and self._fills:
            self._fills[-1] = (self._fills[-1][0], attributes)

    def end(self, name: str) -> None:
        if _KINDS.get(name) in ("cellXfs", "fills"):
            self._inside = ""

    def styles(self) -> dict[str, CellStyle]:
        self._palette = (*self._own_palette, *PALETTE[len(self._own_palette) :])
        fills = [self._colour(pattern, colour) for pattern, colour in self._fills]
        made = (CellStyle(self._code(code), fills[fill] if fill < len(fills) else "") for code, fill in self._formats)
        return {str(index): style for index, style in enumerate(made) if style != CellStyle()}

    def _code(self, number: int) -> str:
        code = self._codes.get(number, _BUILT_IN.get(number, ""))
        return "" if code.casefold() == "general" else code

    def _colour(self, pattern: str, colour: Attributes) -> str:
        if pattern == "none":
            return ""
        # Dots, stripes and gradients are seen as a background too; which one matters only for telling them apart.
        return colour_of(colour, self._theme, self._palette) if pattern == "solid" else pattern


def _number(text: str | None) -> int:
    return int(text) if text and len(text) < 10 and text.isdecimal() else 0


def read_cell_styles(data: bytes, theme: Sequence[str]) -> dict[str, CellStyle]:
    """The styles that say anything, by a cell's style number as text. Raises Damaged."""
    styles = _Styles(theme)
    scan(data, styles.start, styles.end)
    return styles.styles()
