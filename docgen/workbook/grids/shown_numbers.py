"""A number as its format shows it (18.8.31): sections, places, thousands, percent and the words around it."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from docgen.late_pattern import late_pattern

# One piece of a code: "in quotes", escaped, padding _x and filling *x, [colours and locales], digit places, the rest.
_PIECES = late_pattern(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_.|\*.|\[[^\]]*\]'
    r"|(?P<places>[0#?][0#?,.]*|\.[0#?]+)|(?P<general>general)|(?P<other>.)",
    re.DOTALL | re.IGNORECASE,
)
_TOO_CLEVER = late_pattern(r"[eE][+-]|[0#?]\s*/\s*[0#?]|\[[<>=]")  # exponents, fractions, conditions
_LETTER = late_pattern(r"[A-Za-z]")
_MAX_PLACES = 30


def shown_number(number: int | Decimal, code: str = "") -> str:
    """The number as a reader sees it: 1632820 under ``#,##0.00`` is 1,632,820.00; bare under a code not understood."""
    sections = _sections(code)
    if not sections or _TOO_CLEVER.search(code):
        return plain_number(number)
    section = sections[0]
    if number < 0 and len(sections) > 1:
        section, number = sections[1], -number
    elif number == 0 and len(sections) > 2:
        section = sections[2]
    text = _filled(section, number)
    return text.strip() if text.strip() else plain_number(number)


def plain_number(number: int | Decimal) -> str:
    """The number without format: no exponent, no trailing zeros."""
    return format(number, "f") if isinstance(number, Decimal) else str(number)


def _sections(code: str) -> list[str]:
    """What stands between semicolons that are not quoted: for positive numbers, negative ones, zero, and texts."""
    sections, start = [], 0
    for found in _PIECES.finditer(code):
        if found["other"] == ";":
            sections.append(code[start : found.start()])
            start = found.end()
    return [*sections, code[start:]] if code else []


def _filled(section: str, number: int | Decimal) -> str:
    pieces = list(_PIECES.finditer(section))
    percent = sum(each["other"] == "%" for each in pieces)
    places = [index for index, each in enumerate(pieces) if each["places"]]
    if not places:
        return _words(pieces, plain_number(number))
    digits = _digits("".join(pieces[index]["places"] for index in places), Decimal(number) * 100**percent)
    texts = [_literal(each) for each in pieces]
    for index in places:
        texts[index] = ""
    texts[places[0]] = digits
    return "".join(texts)


def _words(pieces: list[re.Match[str]], number: str) -> str:
    """A section without places, such as ``"-"`` for zero, or General; letters of its own would be a date's."""
    if any(each["other"] and _LETTER.match(each["other"]) for each in pieces):
        return ""
    return "".join(number if each["general"] else _literal(each) for each in pieces)


def _literal(piece: re.Match[str]) -> str:
    return piece["quoted"] or piece["escaped"] or piece["other"] or ""


def _digits(places: str, number: Decimal) -> str:
    scaled = len(places) - len(places.rstrip(","))  # commas behind the last place count in thousands
    whole, _, fraction = places.rstrip(",").partition(".")
    decimals = min(len(re.sub(r"[^0#?]", "", fraction)), _MAX_PLACES)
    least = min(whole.count("0"), _MAX_PLACES)
    rounded = (abs(number) / 1000**scaled).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    text = f"{rounded:,f}" if "," in whole else f"{rounded:f}"
    before, _, after = text.partition(".")
    before = before.zfill(least) if least else before.lstrip("0")
    kept = fraction.count("0")
    after = after[:kept] + after[kept:].rstrip("0")
    sign = "-" if number < 0 and rounded else ""
    return sign + before + (f".{after}" if after else "")
