"""Mends text as it comes from workbooks (promises R2, R3): only in the ways listed here, each told by its name.

Never NFKC, which splits ำ; nothing else is altered.
"""

from __future__ import annotations

from docgen.late_pattern import late_pattern
from docgen.lru_cache import lru_cache
from docgen.thai.digits import fold_digits

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Callable
    from typing import TypeAlias

ESCAPES = "ถอดรหัสอักขระที่ Excel เขียนเป็น _xHHHH_"
CONTROLS = "ตัดอักขระควบคุมที่มองไม่เห็น"
LINE_ENDS = "ปรับรหัสขึ้นบรรทัดใหม่"
HARD_SPACES = "เปลี่ยนช่องว่างแบบไม่ตัดบรรทัดเป็นช่องว่างธรรมดา"
ZERO_WIDTH = "ตัดอักขระที่ไม่มีความกว้าง"
OLD_GLYPHS = "เปลี่ยนอักขระของแบบอักษรรุ่นเก่าเป็นอักษรไทยมาตรฐาน"
SARA_AM = "รวมนิคหิตกับสระอาเป็นสระอำ"
MARK_ORDER = "เรียงสระและวรรณยุกต์ให้ถูกลำดับ"
SARA_AE = "รวมสระเอสองตัวเป็นสระแอ"

_TONES = "\u0e48-\u0e4b"  # ่ ้ ๊ ๋
_MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
_LATE_MARKS = "\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4e"  # tones and ์ stand above the vowel, so behind it: พันธุ์
# XML 1.0, production 2 (Char); Word also refuses what it forbids.
_FORBIDDEN = "\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff"
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"  # ZWSP, ZWNJ, ZWJ, word joiner, BOM

# Glyphs that Thai fonts of Windows 95–XP kept in the private use area: raised, lowered and shifted copies of letters.
_GLYPHS = dict(
    zip(
        range(0xF700, 0xF71B),
        "ฐ\u0e34\u0e35\u0e36\u0e37\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e48\u0e49\u0e4a\u0e4b\u0e4cญ"
        "\u0e31\u0e4d\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e38\u0e39\u0e3a",
        strict=True,
    )
)

# What may need mending, found by scans that know the first character (one pattern of them all takes twice as long).
_ODD = late_pattern(rf"[{_FORBIDDEN}{_INVISIBLE}\r\u00a0\uf700-\uf71a]")
# With what lies between them in Unicode: sets of few ranges compile in a third of the time, and this only asks.
_MISPLACED = late_pattern(rf"[\u0e33\u0e48-\u0e4e][{_MARKS}]")
# A pattern that begins with one letter is found by looking for that letter: a fifth of the time in a long text.
_MISPLACED_BEHIND = tuple([late_pattern(rf"{first}[{_MARKS}]") for first in "ำ่้๊๋์ํ๎"])
_LONG = 10_000  # characters, from which on so many patterns are worth their making
_NIKHAHIT = "\u0e4d"
_ESCAPE = late_pattern(r"_x([0-9A-Fa-f]{4})_")  # ST_Xstring, ECMA-376 part 1, 22.9.2.19
_CONTROL = late_pattern(f"[{_FORBIDDEN}]")
_ZERO_WIDTH = late_pattern(f"[{_INVISIBLE}]")
_LINE_END = late_pattern(r"\r\n?")
_NIKHAHIT_AA = late_pattern(rf"\u0e4d([{_TONES}]*)\u0e32")
_TONES_BEHIND_AM = late_pattern(rf"\u0e33[\u0e33{_TONES}]+")
_MARK_RUN = late_pattern(rf"[{_MARKS}]{{2,}}")


def _marks_in_order(found: re.Match[str]) -> str:
    return "".join(sorted(found[0], key=lambda mark: mark in _LATE_MARKS))


def _am_last(found: re.Match[str]) -> str:
    return "".join(sorted(found[0], key=lambda letter: letter == "\u0e33"))


def _decoded(text: str) -> str:
    """Excel's escapes as characters; two that are halves of one (an emoji) are joined."""
    text = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")


def _ordered(text: str) -> str:
    return _MARK_RUN.sub(_marks_in_order, _TONES_BEHIND_AM.sub(_am_last, text))


_Step: TypeAlias = "tuple[str, Callable[[str], str]]"
# In this order: the later ones need what the earlier ones uncover.
_CLEANING: tuple[_Step, ...] = (
    (CONTROLS, lambda text: _CONTROL.sub("", text)),
    (ZERO_WIDTH, lambda text: _ZERO_WIDTH.sub("", text)),
)
_MENDING: tuple[_Step, ...] = (
    (LINE_ENDS, lambda text: _LINE_END.sub("\n", text)),
    (HARD_SPACES, lambda text: text.replace("\u00a0", " ")),
    (OLD_GLYPHS, lambda text: text.translate(_GLYPHS)),
    (SARA_AM, lambda text: _NIKHAHIT_AA.sub("\\1\u0e33", text)),
    (MARK_ORDER, _ordered),
    (SARA_AE, lambda text: text.replace("เเ", "แ")),
)


def _applied(steps: tuple[_Step, ...], text: str, changes: dict[str, None]) -> str:
    for name, step in steps:
        after = step(text)
        if after != text:
            changes[name] = None
        text = after
    return text


def _is_suspect(text: str) -> bool:
    if ("_" in text and "_x" in text) or not _is_printable(text):
        return True
    return not text.isascii() and (_NIKHAHIT in text or "เเ" in text or _is_misplaced(text))


def _is_misplaced(text: str) -> bool:
    if len(text) < _LONG:
        return _MISPLACED.search(text) is not None
    return any(each.search(text) for each in _MISPLACED_BEHIND)


def _is_printable(text: str) -> bool:
    """Whether nothing odd stands in a text. To Python all of it is unprintable, which is found out in half the time."""
    return text.replace("\n", " ").isprintable() or _ODD.search(text) is None


def mend(text: str) -> tuple[str, tuple[str, ...]]:
    """``text`` mended, and the Thai names of the changes made, each once (empty when nothing was wrong).

    Excel's ``_x000D_`` is decoded again and again until none is left, so that an escaped escape (``_x005F_x000D_``)
    is decoded too: no ``_x000D_`` is ever printed (R11), and mending twice is mending once.
    """
    if not _is_suspect(text):
        return text, ()
    changes: dict[str, None] = {}
    while _ESCAPE.search(text := _applied(_CLEANING, text, changes)):
        text = _decoded(text)
        changes[ESCAPES] = None
    return _applied(_MENDING, text, changes), tuple(changes)


@lru_cache(maxsize=1 << 12)  # a plan's rows name the same few groups, places and offices again and again
def comparison_key(text: str) -> str:
    """``text`` for comparing keys, headers and names: mended, without any white space, digits ASCII, case folded."""
    return fold_digits("".join(mend(text)[0].split())).casefold()
