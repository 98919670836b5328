"""Colours as Excel names them: plain, of the old palette, or of the theme with a tint (ECMA-376 part 1, 18.8.19)."""

from __future__ import annotations

import colorsys
from collections.abc import Sequence

from docgen.workbook.xml_scan import Attributes, scan

# The palette of Excel 97 (18.8.27): 0–7 repeat as 8–15. 64 and 65 are the system's foreground and background.
_FIRST_EIGHT = ("000000", "FFFFFF", "FF0000", "00FF00", "0000FF", "FFFF00", "FF00FF", "00FFFF")
PALETTE: tuple[str, ...] = (
    *_FIRST_EIGHT, *_FIRST_EIGHT,
    "800000", "008000", "000080", "808000", "800080", "008080", "C0C0C0", "808080",
    "9999FF", "993366", "FFFFCC", "CCFFFF", "660066", "FF8080", "0066CC", "CCCCFF",
    "000080", "FF00FF", "FFFF00", "00FFFF", "800080", "800000", "008080", "0000FF",
    "00CCFF", "CCFFFF", "CCFFCC", "FFFF99", "99CCFF", "FF99CC", "CC99FF", "FFCC99",
    "3366FF", "33CCCC", "99CC00", "FFCC00", "FF9900", "FF6600", "666699", "969696",
    "003366", "339966", "003300", "333300", "993300", "993366", "333399", "333333",
)  # fmt: skip
# A theme's colours as Excel counts them: its first two pairs are swapped against their order in the part.
_THEME_ORDER = (
    "lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink",
)
_OFFICE_THEME = (
    "FFFFFF", "000000", "EEECE1", "1F497D", "4F81BD", "C0504D", "9BBB59", "8064A2", "4BACC6", "F79646", "0000FF",
    "800080",
)
_WHITE = 0xFA  # from here on nobody sees a colour


def read_theme(data: bytes) -> tuple[str, ...]:
    """The theme's twelve colours (20.1.6.2) in Excel's order; Office's own where one is missing. Raises Damaged."""
    found: dict[str, str] = {}
    slot = ""

    def start(name: str, attributes: Attributes) -> None:
        nonlocal slot
        local = name.rpartition("}")[2]
        if local in _THEME_ORDER:
            slot = local
        elif local in ("srgbClr", "sysClr") and slot and slot not in found:
            found[slot] = attributes.get("lastClr") or attributes.get("val", "")

    def end(name: str) -> None:
        nonlocal slot
        if name.rpartition("}")[2] == slot:
            slot = ""

    scan(data, start, end)
    return tuple(found.get(each) or plain for each, plain in zip(_THEME_ORDER, _OFFICE_THEME, strict=True))


def colour_of(attributes: Attributes, theme: Sequence[str] = _OFFICE_THEME, palette: Sequence[str] = PALETTE) -> str:
    """RRGGBB of a colour element; "" for white, for automatic, and for what names no colour."""
    plain = _plain(attributes, theme, palette).upper()
    if len(plain) != 6 or not all(digit in "0123456789ABCDEF" for digit in plain):
        return ""
    red, green, blue = _tinted(plain, _tint(attributes.get("tint", "")))
    return "" if min(red, green, blue) >= _WHITE else f"{red:02X}{green:02X}{blue:02X}"


def _plain(attributes: Attributes, theme: Sequence[str], palette: Sequence[str]) -> str:
    if "rgb" in attributes:
        return attributes["rgb"][-6:]  # before it stands a transparency that Excel does not heed
    for name, colours in (("theme", theme), ("indexed", palette)):
        index = attributes.get(name, "")
        if index.isdecimal() and len(index) < 4 and int(index) < len(colours):
            return colours[int(index)]
    return ""


def _tint(text: str) -> float:
    try:
        return max(-1.0, min(1.0, float(text)))
    except ValueError:
        return 0.0


def _tinted(colour: str, tint: float) -> tuple[int, int, int]:
    """Lighter (up to 1) or darker (down to −1), as 18.8.19 reckons it."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, strength = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    red, green, blue = colorsys.hls_to_rgb(hue, light, strength)
    return round(red * 255), round(green * 255), round(blue * 255)
