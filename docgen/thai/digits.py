"""Thai and Arabic digits, character for character, never inside addresses, e-mail or Latin codes."""

from __future__ import annotations

from docgen.late_pattern import late_pattern
from docgen.str_enum import StrEnum

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

_ARABIC = "0123456789"
_THAI = "๐๑๒๓๔๕๖๗๘๙"
_TO_THAI = tuple(zip(_ARABIC, _THAI, strict=True))
_TO_ARABIC = tuple(zip(_THAI, _ARABIC, strict=True))

_HAS_ARABIC = late_pattern(r"[0-9]")
_HAS_THAI = late_pattern(r"[๐-๙]")
_HAS_ASCII_LETTER = late_pattern(r"[A-Za-z]")
# An x between digits is a times sign (4x100), not a letter.
_LATIN = late_pattern(r"[A-WYZa-wyz]|(?<![0-9๐-๙])[xX]|[xX](?![0-9๐-๙])")

# A space does not join a word to its number (CCTV 5 ตัว counts cameras), except behind these names, whose number is
# part of the name. A look-behind must have one width, hence one for each.
_NUMBERED_NAMES = ("AASHTO", "ANSI", "ASTM", "BS", "COVID", "DIN", "EN", "IEC", "IEEE", "ISO", "JIS", "TIS", "Windows")
_NUMBERED = "|".join(rf"(?<=[^A-Za-z]{name})|(?<=\A{name})" for name in _NUMBERED_NAMES)
_URL = r"(?i:https?://|ftp://|www\.)"
# Nothing that can fail follows a repetition, so the patterns never go back: they are linear on any text.
_ASCII_RUN = late_pattern(
    rf"(?=[!-~])(?:(?!{_URL})[!-~])*(?P<address>{_URL}\S*)?(?:(?:{_NUMBERED})[ \u00a0][0-9][!-~]*)?"
)
_DIGIT_RUN = late_pattern(rf"(?=[!-~๐-๙])(?:(?!{_URL})[!-~๐-๙])*(?P<address>{_URL}\S*)?")
_AT = late_pattern(r"[A-Za-z0-9๐-๙]@[A-Za-z0-9๐-๙]")


def _replaced(text: str, pairs: tuple[tuple[str, str], ...]) -> str:
    # Ten replacements scan Thai text fourteen times faster than one str.translate.
    for digit, other in pairs:
        text = text.replace(digit, other)
    return text


class Numerals(StrEnum):
    """Which digits a book prints. MIXED: Thai in prose, Arabic in tables (both are official practice)."""

    THAI = "thai"
    ARABIC = "arabic"
    MIXED = "mixed"
    AS_TYPED = "as-typed"


class FixedDigits(str):
    """Text whose digits a filter has already chosen; :func:`numerals` leaves it alone."""

    __slots__ = ()


def _thai_run(found: re.Match[str]) -> str:
    run = found[0]
    # One character more than the run, so that an x before a Thai digit is seen to be a times sign.
    if found["address"] or _LATIN.search(found.string, found.start(), found.end() + 1):
        return run
    return _replaced(run, _TO_THAI)


def to_thai(text: str) -> str:
    """``text`` with 0–9 as ๐–๙; its length never changes.

    Left alone: URLs (http, https, ftp, www. up to white space), and every unbroken run of printable ASCII that holds
    a Latin letter (A4, COVID-19, PM2.5, a@b.go.th, also 5m); Thai letters and spaces end such a run. "ISO 9001" stays
    too, as do the numbers one space behind the few names whose number is part of the name; "CCTV 5" becomes "CCTV ๕".
    """
    if _HAS_ARABIC.search(text) is None:
        return text
    if _HAS_ASCII_LETTER.search(text) is None:
        return _replaced(text, _TO_THAI)
    return _ASCII_RUN.sub(_thai_run, text)


def _arabic_run(found: re.Match[str]) -> str:
    run = found[0]
    if found["address"]:
        head = run[: found.start("address") - found.start()]
        return _replaced(head, _TO_ARABIC) + found["address"]
    is_mail = _AT.search(run) is not None and _LATIN.search(run) is not None
    return run if is_mail else _replaced(run, _TO_ARABIC)


def to_arabic(text: str) -> str:
    """``text`` with ๐–๙ as 0–9; its length never changes. URLs and e-mail addresses stay as they are."""
    if _HAS_THAI.search(text) is None:
        return text
    if _HAS_ASCII_LETTER.search(text) is None:
        return _replaced(text, _TO_ARABIC)
    return _DIGIT_RUN.sub(_arabic_run, text)


def fold_digits(text: str) -> str:
    """``text`` with every Thai digit as ASCII, addresses too: for reading numbers and comparing, never for printing."""
    return _replaced(text, _TO_ARABIC) if _HAS_THAI.search(text) else text


def numerals(text: str, policy: Numerals, in_table: bool) -> str:
    """``text`` in the digits of the policy; text that a filter has fixed (:class:`FixedDigits`) stays."""
    if policy == Numerals.AS_TYPED or isinstance(text, FixedDigits):
        return text
    if policy == Numerals.THAI or (policy == Numerals.MIXED and not in_table):
        return to_thai(text)
    return to_arabic(text)
